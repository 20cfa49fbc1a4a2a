/// Finds out what separates the fields of a table that does not say so.
///
/// The rule: of `;`, comma, tab and `|`, only those count that stand outside quotes in the last line of the header.
/// Of these the one wins with which most of the next records, up to 200, have as many fields as the header; then the
/// one that the header holds most often; then the first in this order.
struct DelimiterDetector {
  static let candidates: [UInt8] = [0x3B, 0x2C, Byte.tab, 0x7C]
  private static let sampleRecords = 200

  /// How often each candidate stands outside quotes in each record of the sample.
  private var counts: [[Int]] = []

  /// The delimiter of a text.
  ///
  /// - Parameters:
  ///   - bytes: The start of the text, from the first line of the header; a last line without end is left out.
  ///   - headerLines: The number of lines of the header; 0 means that the first record stands for it.
  static func delimiter(
    of bytes: UnsafeBufferPointer<UInt8>, quote: UInt8, comment: [UInt8], headerLines: Int
  ) -> UInt8 {
    var detector = DelimiterDetector()
    detector.count(bytes, quote, comment, records: max(1, headerLines) + sampleRecords)
    return detector.best(headerLines: max(1, headerLines))
  }

  private mutating func count(
    _ bytes: UnsafeBufferPointer<UInt8>, _ quote: UInt8, _ comment: [UInt8], records: Int
  ) {
    var record = [Int](repeating: 0, count: DelimiterDetector.candidates.count)
    var isInside = false
    var start = 0
    for (at, byte) in bytes.enumerated() where counts.count < records {
      if byte == quote { isInside.toggle() }
      if let candidate = DelimiterDetector.candidates.firstIndex(of: byte), !isInside {
        record[candidate] += 1
      }
      guard byte == Byte.lineFeed || byte == Byte.carriageReturn else { continue }
      let isComment = !comment.isEmpty && bytes[start...].starts(with: comment)
      guard !isInside || isComment else { continue }
      if at > start, !isComment { counts.append(record) }
      record = record.map { _ in 0 }
      isInside = false
      start = at + 1
    }
  }

  private func best(headerLines: Int) -> UInt8 {
    guard counts.count >= headerLines else { return DelimiterDetector.candidates[0] }
    let header = counts[headerLines - 1]
    let possible = header.indices.filter { header[$0] > 0 }
    let agreeing = header.indices.map { candidate in
      counts[headerLines...].count { $0[candidate] == header[candidate] }
    }
    let best = possible.max { (agreeing[$0], header[$0], -$0) < (agreeing[$1], header[$1], -$1) }
    return DelimiterDetector.candidates[best ?? unused()]
  }

  /// A candidate that occurs nowhere, for a table of one column.
  private func unused() -> Int {
    DelimiterDetector.candidates.indices.first { candidate in counts.allSatisfy { $0[candidate] == 0 } } ?? 0
  }
}
