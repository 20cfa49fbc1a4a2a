import IndicatorSchema
import PluginKit

/// How a file is taken apart: the checked form of `CSVFields.format`.
struct CSVFormat: Sendable {
  /// The byte between fields; nil when the file has to tell.
  var delimiter: UInt8?
  /// The byte around fields, or `Dialect.noQuote`.
  var quote: UInt8
  /// The encoding; nil when the file has to tell.
  var encoding: TextEncoding?
  /// The number of header lines.
  var headerLines: Int
  /// The number of lines before the header.
  var skippedLines: Int
  /// What joins the parts of a name.
  var headerSeparator: String
  /// Whether an empty cell in an upper header line repeats the one to its left.
  var fillsHeader: Bool
  /// What the first field of the record behind the table starts with.
  var footers: [[UInt8]]
  /// What a line starts with that is no record; empty when there is no such thing.
  var comment: [UInt8]
  /// The byte before the decimals.
  var decimal: UInt8
  /// Whether columns may hold codes with labels.
  var hasLabels: Bool
  /// How large the parts of the file may be.
  var limits = Limits()

  /// Reads a configuration to which its preset was applied.
  ///
  /// - Throws: `Diagnostics` with every value that can't be.
  init(_ config: Config) throws {
    var reader = FormatReader(config: config)
    delimiter =
      config.text("delimiter") == nil ? nil : reader.character("delimiter", words: ["tab": Byte.tab])
    quote = reader.character("quote", words: ["none": Dialect.noQuote]) ?? Dialect.noQuote
    encoding = config.text("encoding").flatMap(TextEncoding.init(rawValue:))
    headerLines = reader.number("header", 0...100)
    skippedLines = reader.number("skip", 0...1_000_000)
    headerSeparator = config.requiredText("header_separator")
    fillsHeader = config.flag("fill")
    hasLabels = config.flag("labels")
    footers = reader.texts("footer")
    comment = reader.texts("comment").first ?? []
    decimal = config.text("decimal")?.utf8.first ?? 0x2E
    if delimiter == quote { reader.complain("delimiter", "'delimiter' and 'quote' are the same") }
    try reader.diagnostics.throwIfAny()
  }
}

/// Reads single fields, collecting complaints.
private struct FormatReader {
  let config: Config
  var diagnostics = Diagnostics()

  mutating func complain(_ field: String, _ message: String, hint: String? = nil) {
    diagnostics.add(Diagnostic(.invalidValue, message, at: config.place(of: field), hint: hint))
  }

  /// One ASCII character that can't be part of a value, or a word for one.
  mutating func character(_ field: String, words: [String: UInt8]) -> UInt8? {
    let text = config.requiredText(field)
    if let meant = words[text] { return meant }
    let bytes = Array(text.utf8)
    guard bytes.count == 1, let byte = bytes.first, byte < 0x7F, byte >= Byte.blank || byte == Byte.tab,
      !Character(Unicode.Scalar(byte)).isLetter, !Character(Unicode.Scalar(byte)).isNumber
    else {
      let named = words.keys.sorted().map { "'\($0)'" }.joined(separator: ", ")
      complain(
        field, "'\(text)' can't be the \(field)",
        hint: "give one ASCII character that is no letter and no digit, or \(named)")
      return nil
    }
    return byte
  }

  mutating func number(_ field: String, _ range: ClosedRange<Int>) -> Int {
    let value = config.integer(field) ?? range.lowerBound
    if !range.contains(value) {
      complain(field, "'\(field)' is \(value)", hint: "give \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  mutating func texts(_ field: String) -> [[UInt8]] {
    let texts = config.texts(field) ?? []
    for text in texts where text.isEmpty || text.contains(where: \.isNewline) {
      complain(field, "'\(field)' holds an empty text or one of several lines")
    }
    return texts.map { Array($0.utf8) }
  }
}
