import IndicatorSchema
import JSONReading
import PluginKit

/// Asks a service for what it has of a table, through the host.
struct ODataService {
  let settings: ODataSettings
  private let host: any SourceHost

  init(_ settings: ODataSettings, host: any SourceHost) {
    self.settings = settings
    self.host = host
  }

  /// What the service says of the table.
  func table() throws -> ODataTable {
    switch settings.version {
    case .v3:
      return ODataTable(
        infos: try list("TableInfos"), properties: try list("DataProperties"), name: settings.name)
    case .v4:
      let sets = try list("").compactMap { $0["name"] }
      return ODataTable(
        facts: try singleton("Properties"), dimensions: try list("Dimensions"),
        measures: try list("MeasureCodes"),
        groups: sets.contains("MeasureGroups") ? try list("MeasureGroups") : [], name: settings.name)
    }
  }

  /// The codes of a dimension.
  func codes(of dimension: String, where conditions: [String] = []) throws -> CodeList {
    let name = settings.version == .v3 ? dimension : dimension + "Codes"
    return CodeList(try list(name, ODataQuery(conditions: conditions)))
  }

  private static let listFields = [
    "ID", "Key", "Identifier", "Title", "ParentID", "Type", "Unit", "Modified", "Id", "ParentId",
    "MeasureGroupId", "Description",
    "name",
  ]

  /// A list that describes the table; the name is empty for the list of lists.
  private func list(_ name: String, _ query: ODataQuery = ODataQuery()) throws -> [MetadataRecord] {
    var records: [MetadataRecord] = []
    try pages(name, query).read(fields: ODataService.listFields) { fields, _ in
      guard records.count < ODataService.longestList else {
        throw Diagnostic(
          .tooLarge, "'\(name)' has more than \(ODataService.longestList) entries", at: settings.place)
      }
      var texts: [String: String] = [:]
      for (index, field) in ODataService.listFields.enumerated() where fields[index].baseAddress != nil {
        texts[field] = String(decoding: fields[index], as: UTF8.self)
      }
      records.append(MetadataRecord(texts))
    }
    return records
  }

  private static let longestList = 1_000_000

  /// An object of its own that describes the table.
  private func singleton(_ name: String) throws -> MetadataRecord {
    let reader = try host.open(settings.location(name))
    let bytes = try reader.readAll(limit: 1 << 26)
    try bytes.withUnsafeBytes { try JSONPage.requireJSON($0, reader.name) }
    let members = try JSONValue(parsing: bytes, name: reader.name).members ?? []
    let texts = members.compactMap { member in member.value.scalarText.map { (member.key, $0) } }
    return MetadataRecord(Dictionary(texts, uniquingKeysWith: { first, _ in first }))
  }

  /// Reads the data of the table.
  ///
  /// - Throws: `Diagnostic` also when the number of records is not what the service says.
  func readData(_ query: ODataQuery, fields: [String], take: RecordTaker) throws {
    var pages = pages(settings.version == .v3 ? "TypedDataSet" : "Observations", query)
    if settings.counts {
      if settings.version == .v3 {
        pages.expected = try count("TypedDataSet", query)
      } else {
        pages.query.options.append("$count=true")
        pages.needsCount = true
      }
    }
    try pages.read(fields: fields, take: take)
  }

  private func pages(_ name: String, _ query: ODataQuery) -> Pages {
    var query = query
    if settings.version == .v3 {
      query.options.append(settings.format == .json ? "$format=json" : "$format=atom")
    }
    return Pages(settings, host: host, name: name, query: query)
  }

  private func count(_ name: String, _ query: ODataQuery) throws -> Int {
    let address = "\(name)/$count" + ODataQuery(conditions: query.conditions).text
    let reader = try host.open(settings.location(address))
    let bytes = try reader.readAll(limit: 1 << 16)
    let digits = bytes.drop { [0xEF, 0xBB, 0xBF].contains($0) }
    guard let count = Int(CodeList.trimmed(String(decoding: digits, as: UTF8.self))), count >= 0 else {
      throw Diagnostic(
        .odataAnswer, "the service does not say how many records there are", at: Place(reader.name),
        hint: "set count: false when it can't")
    }
    return count
  }
}
