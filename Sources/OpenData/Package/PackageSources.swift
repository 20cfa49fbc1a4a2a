import IndicatorSchema
import JSONWriting

/// The tables and files that the figures of a data package come from, each once.
public struct PackageSources {
  private(set) var licences: [PackageLicence] = []
  private var sources: [Source] = []
  private var positions: [Key: Int] = [:]

  private struct Key: Hashable {
    let table: SourceOrigin.TableFacts?
    /// The file, where no table is cited.
    let file: String?
  }

  private struct Source {
    let key: Key
    var files: [File] = []
  }

  private struct File: Hashable {
    let name: String
    let sha256: String?
  }

  /// Follows columns to what they were read from, through everything that they were computed from.
  init(of columns: [IndicatorID], _ origins: [IndicatorID: Origin]) {
    var visited: Set<IndicatorID> = []
    var waiting = Array(columns.reversed())
    while let id = waiting.popLast() {
      guard visited.insert(id).inserted, let origin = origins[id] else { continue }
      switch origin {
      case .source(let source): add(source)
      case .derived(let derivation): waiting.append(contentsOf: derivation.inputs.reversed())
      }
    }
  }

  /// The tables that columns come from, by way of whatever they were computed from, each once.
  public static func tables(
    of columns: [IndicatorID], _ origins: [IndicatorID: Origin]
  ) -> [SourceOrigin.TableFacts] {
    PackageSources(of: columns, origins).sources.compactMap(\.key.table)
  }

  private mutating func add(_ source: SourceOrigin) {
    for origin in [source] + source.others {
      let key = Key(table: origin.table, file: origin.table == nil ? origin.file : nil)
      let position = positions[key] ?? sources.count
      if position == sources.count {
        positions[key] = position
        sources.append(Source(key: key))
      }
      let file = File(name: origin.file, sha256: origin.sha256)
      if !sources[position].files.contains(file) { sources[position].files.append(file) }
      guard let licence = origin.table.flatMap({ PackageLicence($0.licence) }) else { continue }
      if !licences.contains(licence) { licences.append(licence) }
    }
  }

  var json: [JSONValue] { sources.map(PackageSources.json) }

  private static func json(_ source: Source) -> JSONValue {
    let table = source.key.table
    let title = table?.title ?? source.key.file ?? ""
    var members: [(key: String, value: JSONValue)] = [
      ("title", .string(title.isEmpty ? table?.id ?? "" : title))
    ]
    if let address = table?.address, PackageName.isAddress(address) {
      members.append(("path", .string(address)))
    }
    if let table {
      members.append(("publisher", .string(table.publisher)))
      members.append(("table", .string(table.id)))
      if let edition = table.edition { members.append(("edition", .string(edition))) }
      members.append(("licence", .string(table.licence)))
    }
    members.append(("files", .array(source.files.map(json))))
    return .members(members)
  }

  private static func json(_ file: File) -> JSONValue {
    .line(
      .members(
        [("name", .string(file.name))] + (file.sha256.map { [("hash", .string("sha256:\($0)"))] } ?? [])))
  }
}
