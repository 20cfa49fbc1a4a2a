import PluginKit

/// How a text would be read as a table, put together from its dialect and its layout.
struct TableGuess {
  private let text: SampleText
  private let dialect: DialectGuess
  private let layout: LayoutGuess
  private let comment: String?
  private let footer: String?

  init(_ text: SampleText) {
    self.text = text
    comment = TableGuess.comment(text.start)
    dialect = DialectGuess(text.start, comment: Array((comment ?? "").utf8))
    layout = LayoutGuess(dialect)
    footer = FooterGuess.footer(text.end.isEmpty ? text.start : text.end, dialect, width: dialect.mode.fields)
  }

  /// Whether the text is a table: fields are separated, or there is one column of which the lines are short.
  var isTable: Bool {
    if dialect.mode.fields > 1 { return dialect.mode.share >= 0.5 }
    let lines = dialect.records.records.map { $0.fields.joined() }.filter { !$0.isEmpty }
    let aligned = lines.count { $0.contains("  ") }
    return !lines.isEmpty && aligned * 2 < lines.count && lines.allSatisfy { $0.utf8.count < 200 }
      && !lines[0].contains(where: { "<{[".contains($0) })
  }

  /// What is said of it.
  var recognition: Recognition {
    let separator = dialect.mode.fields > 1 ? TableGuess.name(dialect.delimiter) : nil
    let what =
      separator.map { "a table of text with \($0) between fields" } ?? "a table of text with one column"
    return Recognition(
      what, confidence: dialect.confidence, choices: choices, titles: layout.titles,
      columnTitles: layout.columnTitles)
  }

  private var choices: [Recognition.Choice] {
    [encodingChoice, delimiterChoice, quoteChoice, commentChoice, skipChoice].compactMap { $0 }
      + headerChoices + [footerChoice].compactMap { $0 }
  }

  private var encodingChoice: Recognition.Choice? {
    guard text.encoding != .utf8, !text.isMarked else { return nil }
    let isWide = text.encoding == .utf16LittleEndian || text.encoding == .utf16BigEndian
    return .init(
      "encoding", .scalar(text.encoding.rawValue, isQuoted: false), confidence: text.confidence,
      reason: isWide ? "every other byte is zero" : "the bytes are not UTF-8")
  }

  private var delimiterChoice: Recognition.Choice {
    let percent = Int((dialect.mode.share * 100).rounded(.down))
    return .init(
      "delimiter",
      .scalar(dialect.delimiter == Byte.tab ? "tab" : TableGuess.text(dialect.delimiter), isQuoted: true),
      confidence: dialect.confidence,
      reason: dialect.mode.fields > 1
        ? "\(percent)% of the records looked at have \(dialect.mode.fields) fields"
        : "nothing separates fields")
  }

  private var quoteChoice: Recognition.Choice? {
    guard dialect.quote != Byte.doubleQuote else { return nil }
    return .init(
      "quote", .scalar(TableGuess.text(dialect.quote), isQuoted: true), confidence: 0.9,
      reason: "fields start and end with it")
  }

  private var commentChoice: Recognition.Choice? {
    comment.map {
      .init("comment", .scalar($0, isQuoted: true), confidence: 0.9, reason: "the first line starts with it")
    }
  }

  private var skipChoice: Recognition.Choice? {
    guard layout.skippedLines > 0 else { return nil }
    return .init(
      "skip", .scalar(String(layout.skippedLines), isQuoted: false), confidence: 0.85,
      reason: "the lines before have another number of fields")
  }

  private var headerChoices: [Recognition.Choice] {
    var choices: [Recognition.Choice] = []
    if layout.headerLines != 1 {
      choices.append(
        .init(
          "header", .scalar(String(layout.headerLines), isQuoted: false), confidence: layout.headerConfidence,
          reason: layout.headerReason))
    }
    if layout.fillsHeader {
      choices.append(
        .init(
          "fill", .scalar("true", isQuoted: false), confidence: 0.75,
          reason: "titles stand above the first of several columns"))
    }
    return choices
  }

  private var footerChoice: Recognition.Choice? {
    footer.map {
      .init(
        "footer", .list([ConfigNode(.scalar($0, isQuoted: true), at: .init("guess"))]), confidence: 0.9,
        reason: "the last records have another number of fields")
    }
  }

  /// What lines of comment start with, where the first line is one.
  private static func comment(_ text: [UInt8]) -> String? {
    ["#", "//", "%"].first { mark in
      let line = text.prefix { $0 != Byte.lineFeed }
      return line.starts(with: Array(mark.utf8)) && line.count > mark.utf8.count
        && !line.contains(where: { [0x3B, 0x2C, Byte.tab].contains($0) })
    }
  }

  private static func text(_ byte: UInt8) -> String { String(Character(Unicode.Scalar(byte))) }

  private static func name(_ byte: UInt8) -> String {
    switch byte {
    case Byte.tab: "a tab"
    case 0x2C: "a comma"
    default: "'\(text(byte))'"
    }
  }
}
