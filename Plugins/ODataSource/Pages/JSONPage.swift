import IndicatorSchema
import JSONReading
import PluginKit

/// Reads a page of records in JSON: `{ "value": [ {...}, ... ], "odata.nextLink": "..." }`.
///
/// The page is held in memory, but no tree of values is made of it.
struct JSONPage {
  private let slots: [String: Int]
  private var record: JSONFields
  private var end = PageEnd()
  private var hasRecords = false

  /// More than any service puts on one page.
  static let largest = 1 << 29

  /// - Parameter fields: The fields that are asked for.
  init(fields: [String]) {
    slots = Dictionary(fields.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    record = JSONFields(count: fields.count)
  }

  /// Reads the page to its end.
  ///
  /// - Throws: `Diagnostic` for what is no such page, and what `take` throws.
  mutating func read(_ reader: any ByteReader, take: RecordTaker) throws -> PageEnd {
    let bytes = try reader.readAll(limit: JSONPage.largest)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Diagnostic(.encoding, "the page is not UTF-8", at: Place(reader.name))
    }
    try bytes.withUnsafeBytes { bytes in
      try JSONPage.requireJSON(bytes, reader.name)
      var scanner = JSONScanner(bytes, name: reader.name)
      try scanner.object { scanner, key in try member(key, &scanner, take) }
      try scanner.end()
    }
    guard hasRecords else {
      throw Diagnostic(.odataAnswer, "the answer has no 'value' with records", at: Place(reader.name))
    }
    return end
  }

  /// Tells a page for people from one for programs.
  static func requireJSON(_ bytes: UnsafeRawBufferPointer, _ name: String) throws {
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    guard first == 0x3C else { return }
    throw Diagnostic(
      .odataAnswer, "the service answers with HTML or XML where JSON was asked for", at: Place(name),
      hint: "it may be out of order; open the address in a browser, or set format: atom")
  }

  private mutating func member(_ key: String, _ scanner: inout JSONScanner, _ take: RecordTaker) throws {
    switch key {
    case "value":
      guard !hasRecords else { throw scanner.problem(.duplicateField, "'value' occurs twice") }
      hasRecords = true
      try scanner.array { scanner in
        end.records += 1
        try record.read(&scanner, slots)
        try record.give(scanner.bytes, take)
      }
    case "odata.nextLink", "@odata.nextLink", "@nextLink": end.next = try scanner.text()
    case "odata.count", "@odata.count", "@count": end.count = try scanner.text().flatMap { Int($0) }
    case "odata.error", "error": throw try JSONPage.complaint(&scanner)
    default: try scanner.skip()
    }
  }

  /// What the service says of an error.
  private static func complaint(_ scanner: inout JSONScanner) throws -> Diagnostic {
    let start = scanner.position
    try scanner.skip()
    let text = String(decoding: scanner.bytes[start..<scanner.position].prefix(500), as: UTF8.self)
    return scanner.problem(
      .odataAnswer,
      "the service answers with an error: \(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))",
      at: start)
  }
}
