import IndicatorSchema
import JSONWriting

/// A file that a data package describes.
public struct PackagedFile: Hashable, Sendable {
  let path: String
  let byteCount: Int
  let sha256: String

  /// Describes a file.
  ///
  /// - Parameters:
  ///   - path: The name of the file beside `datapackage.json`. It must not come from data.
  ///   - sha256: Gives the SHA-256 of bytes in hexadecimal.
  public init(path: String, bytes: [UInt8], sha256: ([UInt8]) -> String) {
    self.init(path: path, byteCount: bytes.count, sha256: sha256(bytes))
  }

  /// Describes a file that was written in parts.
  ///
  /// - Parameters:
  ///   - path: The name of the file beside `datapackage.json`. It must not come from data.
  ///   - sha256: The SHA-256 of its bytes in hexadecimal.
  public init(path: String, byteCount: Int, sha256: String) {
    self.path = path
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}

/// What a data package says of itself.
public struct PackageFacts: Hashable, Sendable {
  /// The name for programs; letters, digits, `.`, `_` and `-` of it are kept.
  public var name: String
  /// The name for readers.
  public var title: String
  /// What is in it.
  public var description: String
  /// The version of the data, where there is one.
  public var version: String?

  /// Makes the facts.
  public init(name: String, title: String, description: String, version: String? = nil) {
    self.name = name
    self.title = title
    self.description = description
    self.version = version
  }
}

/// A `datapackage.json` (Frictionless Data Package, v1) for the CSV file of some rows of a table.
///
/// Made once for a whole frame: all that the packages of its pages share is written then. Nobody reads a clock, so
/// there is no `created`; nobody is named, so there are no `contributors`.
public struct DataPackage: Sendable {
  private let schema: [UInt8]
  private let sources: [UInt8]
  private let licences: [UInt8]
  private let dialect: CSVDialect
  private let texts: PackageTexts

  /// Describes the columns of CSV files.
  ///
  /// - Parameters:
  ///   - indicators: What the columns mean.
  ///   - origins: Where they come from, and everything that they were computed from.
  ///   - labels: What readers call columns that are in `origins` only.
  public init(
    _ csv: CSVTable, indicators: FrameSchema, origins: [IndicatorID: Origin] = [:],
    labels: [IndicatorID: LocalizedText] = [:], texts: PackageTexts
  ) {
    let describer = FieldDescriber(indicators: indicators, origins: origins, labels: labels, texts: texts)
    let found = PackageSources(of: csv.table.columns.map(\.id), origins)
    schema = DataPackage.written(TableSchema(csv, describer).json, indentation: 6)
    sources = found.json.isEmpty ? [] : DataPackage.written(.array(found.json), indentation: 2)
    licences =
      found.licences.isEmpty
      ? [] : DataPackage.written(.array(found.licences.map(\.json)), indentation: 2)
    dialect = csv.dialect
    self.texts = texts
  }

  private static func written(_ value: JSONValue, indentation: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    value.write(to: &bytes, indentation: indentation)
    return bytes
  }

  /// The file.
  ///
  /// - Parameters:
  ///   - table: The CSV file.
  ///   - map: The GeoJSON file, where there is one. All resources of a `tabular-data-package` have to be tables, so a
  ///     package with a map is a plain `data-package`, and its table a `tabular-data-resource` as ever.
  public func bytes(_ facts: PackageFacts, table: PackagedFile, map: PackagedFile? = nil) -> [UInt8] {
    var members: [(key: String, value: JSONValue)] = [
      ("profile", .string(map == nil ? "tabular-data-package" : "data-package")),
      ("name", .string(PackageName.name(facts.name))), ("title", .string(facts.title)),
      ("description", .string(facts.description)),
    ]
    if let version = facts.version { members.append(("version", .string(version))) }
    if !licences.isEmpty { members.append(("licenses", .written(licences))) }
    if !sources.isEmpty { members.append(("sources", .written(sources))) }
    let resources = [resource(table)] + (map.map { [resource(map: $0)] } ?? [])
    members.append(("resources", .array(resources)))
    return DataPackage.written(.members(members), indentation: 0) + [0x0A]
  }

  private func resource(_ file: PackagedFile) -> JSONValue {
    .members(
      [
        ("profile", .string("tabular-data-resource")), ("name", .string("figures")),
        ("path", .string(file.path)), ("title", .string(texts(.table))),
        ("description", .string(texts(.tableAbout))), ("format", .string("csv")),
        ("mediatype", .string("text/csv")),
      ] + content(file) + [
        ("dialect", .line(dialect.json)), ("defused", .line(DataPackage.defused)),
        ("schema", .written(schema)),
      ])
  }

  private func resource(map file: PackagedFile) -> JSONValue {
    .members(
      [
        ("name", .string("areas")), ("path", .string(file.path)), ("title", .string(texts(.map))),
        ("description", .string(texts(.mapAbout))), ("format", .string("geojson")),
        ("mediatype", .string("application/geo+json")),
      ] + content(file))
  }

  private func content(_ file: PackagedFile) -> [(key: String, value: JSONValue)] {
    [
      ("encoding", .string("utf-8")), ("bytes", .number(Double(file.byteCount))),
      ("hash", .string("sha256:\(file.sha256)")),
    ]
  }

  /// How programs get back the exact texts.
  private static let defused = JSONValue.members([
    ("pattern", .string(DefusedText.pattern)), ("replacement", .string("$1")),
  ])
}

extension CSVDialect {
  /// The form as CSV Dialect (Frictionless, v1) describes it.
  var json: JSONValue {
    .members([
      ("delimiter", .string(separator == 0x2C ? "," : ";")), ("lineTerminator", .string("\r\n")),
      ("quoteChar", .string("\"")), ("doubleQuote", .flag(true)), ("skipInitialSpace", .flag(false)),
      ("header", .flag(true)), ("caseSensitiveHeader", .flag(true)),
    ])
  }
}
