import PluginKit

/// Finds out what separates fields and what encloses them: with the right dialect most records have equally many.
struct DialectGuess {
  let delimiter: UInt8
  let quote: UInt8
  /// The records as this dialect takes them apart.
  let records: SampleRecords
  /// The number of fields of most records, and the share of records that have it.
  let mode: (fields: Int, share: Double)
  /// The share of records that agree with the best other delimiter, for the reason.
  let runnerUp: Double

  /// The part of a sample that is enough to tell.
  private static let bytes = 256 * 1024

  /// Tries each delimiter; a text in which none is found is a table of one column.
  init(_ text: [UInt8], comment: [UInt8]) {
    let part = DialectGuess.withoutComments(DialectGuess.part(of: text), comment)
    let quote = DialectGuess.quote(part)
    let tried = DelimiterDetector.candidates.map { delimiter -> (UInt8, SampleRecords) in
      (delimiter, SampleRecords(part, delimiter: delimiter, quote: quote))
    }
    let ranked = tried.enumerated().map { order, entry -> (score: Double, order: Int) in
      let mode = entry.1.mode
      guard mode.fields > 1 else { return (0, order) }
      return (mode.share * (entry.1.quotesAreSound ? 1 : 0.5) + 0.0001 * Double(min(mode.fields, 99)), order)
    }.sorted { ($0.score, -$0.order) > ($1.score, -$1.order) }
    (delimiter, records) = tried[ranked[0].order]
    mode = records.mode
    runnerUp = ranked[1].score
    self.quote = quote
  }

  /// The probability that this is the dialect.
  var confidence: Double {
    guard mode.fields > 1 else { return 0.5 }
    let certainty = mode.share * (1 - 0.1 * min(1, runnerUp / max(0.01, mode.share)))
    return min(0.99, certainty * (records.quotesAreSound ? 1 : 0.7) + 0.05)
  }

  /// The first bytes, up to the end of a line.
  private static func part(of text: [UInt8]) -> [UInt8] {
    guard text.count > bytes, let end = text[..<bytes].lastIndex(of: Byte.lineFeed) else { return text }
    return Array(text[...end])
  }

  /// Lines of comment are blanked, so that the numbers of lines stay.
  private static func withoutComments(_ text: [UInt8], _ comment: [UInt8]) -> [UInt8] {
    guard !comment.isEmpty else { return text }
    var kept: [UInt8] = []
    var rest = text[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: Byte.lineFeed).map { $0 + 1 } ?? rest.endIndex
      let line = rest[rest.startIndex..<end]
      kept.append(contentsOf: line.starts(with: comment) ? [Byte.lineFeed] : line)
      rest = rest[end...]
    }
    return kept
  }

  /// The quote, or none where quotes stand in the middle of values: the one whose fields start and end with it.
  private static func quote(_ text: [UInt8]) -> UInt8 {
    let enclosing = [Byte.doubleQuote, 0x27].map { quote in (quote, DialectGuess.enclosed(text, quote)) }
    if enclosing[1].1 > enclosing[0].1 * 4, enclosing[1].1 > 3 { return enclosing[1].0 }
    return Byte.doubleQuote
  }

  /// How many fields start with a quote right behind a separator and are closed right before one.
  private static func enclosed(_ text: [UInt8], _ quote: UInt8) -> Int {
    let borders = Set(DelimiterDetector.candidates + [Byte.lineFeed, Byte.carriageReturn])
    var count = 0
    var isOpen = false
    for (at, byte) in text.enumerated() where byte == quote {
      if !isOpen, at == 0 || borders.contains(text[at - 1]) {
        isOpen = true
      } else if isOpen, at + 1 == text.count || borders.contains(text[at + 1]) {
        count += 1
        isOpen = false
      }
    }
    return count
  }
}
