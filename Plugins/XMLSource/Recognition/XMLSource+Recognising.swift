import IndicatorSchema
import PluginKit
import XMLRecords

extension XMLSource: RecognisingSource {
  /// Whether a document is of a known form; for other documents nobody but its reader knows what its records are.
  public static func recognise(_ sample: InputSample) -> [Recognition] {
    let head = String(decoding: sample.start.prefix(64 * 1024), as: UTF8.self)
    if let feed = AtomFeed.recognise(head) { return [feed] }
    return KnownRoot.recognise(head).map { [$0] } ?? []
  }

  /// Reads all records as they stand.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` as `read` does, and what the visitor throws.
  public static func forEachRecord(
    of location: Location, format: Config, host: any SourceHost, visitor: any RecordVisitor
  ) throws {
    let formats = try RecordFormat.choices(format)
    let handler = VisitingHandler(visitor)
    try RecordParser(host.open(location), oneOf: formats, handler: handler).run()
  }
}

/// Hands all fields of records to a visitor.
private final class VisitingHandler: RecordHandler {
  private let visitor: any RecordVisitor
  private var known = 0
  private var fields: [UnsafeRawBufferPointer] = []

  init(_ visitor: any RecordVisitor) { self.visitor = visitor }

  func take(_ record: ScannedRecord) throws {
    if let fault = record.fault {
      return try visitor.refuse(
        Diagnostic(
          fault.code, fault.message(record.names), at: Place("", line: record.line), hint: fault.hint))
    }
    if record.fieldCount > known {
      known = record.fieldCount
      try visitor.begin(columns: record.names)
    }
    fields.removeAll(keepingCapacity: true)
    for field in 0..<record.fieldCount { fields.append(record[field]) }
    try fields.withUnsafeBufferPointer { try visitor.take($0) }
  }
}

/// The Atom feed of OData version 3.
private enum AtomFeed {
  static func recognise(_ head: String) -> Recognition? {
    let isFeed =
      head.contains("http://www.w3.org/2005/Atom") && head.contains("<feed") || head.contains(":feed")
    let hasRecords =
      head.contains("http://schemas.microsoft.com/ado/2007/08/dataservices/metadata")
      && head.contains("properties")
    guard isFeed, hasRecords else { return nil }
    return Recognition(
      "an Atom feed of OData version 3", confidence: 0.98,
      choices: [
        .init(
          "preset", .scalar("odata-atom", isQuoted: false), confidence: 0.98,
          reason: "a feed whose entries have properties of OData")
      ], titles: titles(head), decimal: 0x2E)
  }

  /// The addresses and titles of the feed, which name the table.
  private static func titles(_ head: String) -> [String] {
    let start = head.prefix(4000)
    return [("xml:base=\"", "\""), ("<id>", "</id>")].compactMap { open, close in
      guard let from = start.firstRange(of: open), let to = start[from.upperBound...].firstRange(of: close)
      else {
        return nil
      }
      return String(start[from.upperBound..<to.lowerBound])
    }
  }
}
