import PluginKit

/// The records of a sample as one dialect takes them apart, without complaint about any of them.
struct SampleRecords {
  /// A record by its fields, each without quotes and outer blanks.
  struct Record {
    var fields: [String]
    /// The number of lines before it.
    var line: Int
    /// The lines it takes.
    var lines = 1

    var isBlank: Bool { fields.count == 1 && fields[0].isEmpty }
  }

  private(set) var records: [Record] = []
  /// Whether each quote is where one may stand.
  private(set) var quotesAreSound = true

  /// How many records are looked at, and how many lines a field may have before its quote is no quote.
  private static let recordLimit = 5000
  private static let lineLimit = 200

  /// Takes a text apart.
  init(_ text: [UInt8], delimiter: UInt8, quote: UInt8) {
    text.withUnsafeBufferPointer { bytes in
      var cursor = SampleCursor(bytes, delimiter: delimiter, quote: quote, lineLimit: SampleRecords.lineLimit)
      while records.count < SampleRecords.recordLimit, let record = cursor.next() { records.append(record) }
      quotesAreSound = cursor.quotesAreSound
    }
  }

  /// The number of fields that most records have, and the share that has it; blank records do not count.
  var mode: (fields: Int, share: Double) {
    let counts = records.lazy.filter { !$0.isBlank }.map(\.fields.count)
    let tally = Dictionary(counts.map { ($0, 1) }, uniquingKeysWith: +)
    let total = tally.values.reduce(0, +)
    guard let best = tally.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), total > 0 else {
      return (0, 0)
    }
    return (best.key, Double(best.value) / Double(total))
  }
}

/// Reads one record after the other.
private struct SampleCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  let delimiter: UInt8
  let quote: UInt8
  let lineLimit: Int
  var quotesAreSound = true
  private var at = 0
  private var line = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, quote: UInt8, lineLimit: Int) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.quote = quote
    self.lineLimit = lineLimit
  }

  mutating func next() -> SampleRecords.Record? {
    guard at < bytes.count else { return nil }
    let firstLine = line
    var fields = [field()]
    while at < bytes.count, bytes[at] == delimiter {
      at += 1
      fields.append(field())
    }
    endLine()
    return SampleRecords.Record(fields: fields, line: firstLine, lines: line - firstLine)
  }

  private mutating func endLine() {
    line += 1
    guard at < bytes.count else { return }
    at += bytes[at] == Byte.carriageReturn && at + 1 < bytes.count && bytes[at + 1] == Byte.lineFeed ? 2 : 1
  }

  private mutating func field() -> String {
    let start = at
    let startLine = line
    if at < bytes.count, bytes[at] == quote {
      if let text = quoted() { return text }
      (at, line, quotesAreSound) = (start, startLine, false)
    }
    while at < bytes.count, bytes[at] != delimiter, !isLineEnd(bytes[at]) { at += 1 }
    return SampleCursor.trimmed(bytes[start..<at])
  }

  /// A field in quotes; nil when the quote is not closed where it should be.
  private mutating func quoted() -> String? {
    var content: [UInt8] = []
    at += 1
    let firstLine = line
    while at < bytes.count {
      let byte = bytes[at]
      if byte == quote {
        at += 1
        guard at < bytes.count, bytes[at] == quote else {
          let isClosed = at == bytes.count || bytes[at] == delimiter || isLineEnd(bytes[at])
          return isClosed ? SampleCursor.trimmed(content[...]) : nil
        }
      } else if byte == Byte.lineFeed {
        line += 1
        guard line - firstLine <= lineLimit else { return nil }
      }
      content.append(byte)
      at += 1
    }
    return nil
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == Byte.lineFeed || byte == Byte.carriageReturn }

  private static func trimmed(_ bytes: some Collection<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return ColumnNames.trimmed(text)
  }
}
