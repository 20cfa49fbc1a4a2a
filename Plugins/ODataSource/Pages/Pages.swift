import IndicatorSchema
import PluginKit

/// Goes through the pages of an answer to their end.
struct Pages {
  private let settings: ODataSettings
  private let host: any SourceHost
  private let name: String
  var query: ODataQuery
  /// How many records there should be; nil when that is not known.
  var expected: Int?
  /// Whether the first page has to say how many records there are.
  var needsCount = false

  /// More pages than any table has.
  static let most = 10_000

  init(_ settings: ODataSettings, host: any SourceHost, name: String, query: ODataQuery) {
    self.settings = settings
    self.host = host
    self.name = name
    self.query = query
  }

  /// Reads all pages.
  ///
  /// - Throws: `Diagnostic` for pages that lead astray or do not hold as many records as there should be, and what
  ///   `take` throws.
  func read(fields: [String], take: RecordTaker) throws {
    var expected = expected
    var records = 0
    var visited = Set<String>()
    var next: String? = address(behind: 0)
    while let address = next {
      guard visited.insert(address).inserted else {
        throw astray("page \(visited.count) of '\(name)' leads back to an earlier one")
      }
      guard visited.count <= Pages.most else { throw astray("'\(name)' has more than \(Pages.most) pages") }
      let end = try page(address, fields, take)
      if visited.count == 1, needsCount { expected = try count(end) }
      records += end.records
      if let expected, records > expected { throw incomplete("more than \(expected)", expected) }
      next = try following(end, records, expected)
    }
    if let expected, records != expected { throw incomplete("\(records)", expected) }
  }

  private func page(_ address: String, _ fields: [String], _ take: RecordTaker) throws -> PageEnd {
    let reader = try host.open(Location(path: address, place: settings.place))
    guard settings.format == .json else { return try AtomPage.read(reader, fields: fields, take: take) }
    var page = JSONPage(fields: fields)
    return try page.read(reader, take: take)
  }

  /// The address of the page behind one; nil when that was the last.
  private func following(_ end: PageEnd, _ records: Int, _ expected: Int?) throws -> String? {
    if let link = end.next {
      if let address = settings.address.following(link) { return address }
      throw astray("a page of '\(name)' leads to '\(link.prefix(200))', which is another host or no address")
    }
    guard settings.paging == .skipping, !name.isEmpty, end.records > 0 else { return nil }
    // A page that is not full may have been cut short, so without a count only an empty one is the last.
    return expected.map { records >= $0 } ?? false ? nil : address(behind: records)
  }

  private func address(behind records: Int) -> String {
    guard !name.isEmpty else { return settings.address.text }
    var query = query
    if settings.paging == .skipping {
      query.options += ["$top=\(settings.pageSize)", "$skip=\(records)"]
    }
    return settings.location(name).path + query.text
  }

  private func count(_ end: PageEnd) throws -> Int {
    if let count = end.count { return count }
    throw Diagnostic(
      .odataAnswer, "the service does not say how many records there are", at: settings.place,
      hint: "set count: false when it can't")
  }

  private func astray(_ message: String) -> Diagnostic {
    Diagnostic(
      .odataPaging, message, at: settings.place, hint: "report it to the publisher; nothing was kept")
  }

  private func incomplete(_ found: String, _ expected: Int) -> Diagnostic {
    Diagnostic(
      .odataIncomplete, "the service has \(expected) records of '\(settings.name)' and gave \(found)",
      at: settings.place, hint: "try again; it may have changed the table meanwhile")
  }
}
