import IndicatorSchema
import PluginKit
import XMLRecords

/// A known form of document: a configuration as anyone could write it, and what the root element is then.
struct XMLPreset: Sendable {
  /// The name after `preset:`.
  let name: String
  /// What it is, to end a sentence with.
  let purpose: String
  /// The root elements, as names that may have a prefix.
  var roots: [String]
  var namespaces: [(prefix: String, uri: String)] = []
  var record: String
  var fields: [(name: String, path: String)] = []
  var each: [Family] = []
  var null: String?
  var remarks: String?
  var failures: String?
  /// The column of the period, where the mapping names none.
  var period: String?
  /// The column of the status of a long table, where the mapping names none.
  var status: String?

  /// Fields that the document names.
  enum Family: Sendable {
    case path(String)
    case named(value: String, by: [String], after: String?)
  }

  /// All, in the order in which help lists them.
  static let all = [odataAtom] + sdmx + [worldBank]

  /// The forms of SDMX-ML.
  static let sdmx = [sdmxGeneric21, sdmxStructureSpecific21, sdmxGeneric20, sdmxCompact20]

  /// The form that the preset describes.
  ///
  /// - Parameter config: A configuration that adds `fields` and `namespaces`.
  /// - Throws: `Diagnostics` with every path that can't be read or contradicts another.
  func format(adding config: Config? = nil) throws -> RecordFormat {
    let node = configuration(at: config?.place(of: "preset") ?? Place(name), adding: config)
    let whole = Config(node: node, fields: RecordFormat.configFields)
    var format = try RecordFormatDecoder.decode(whole, name: name, expectation: purpose)
    format.roots = roots.map { root in
      let parts = root.split(separator: ":").map(String.init)
      return XMLName(
        local: parts[parts.count - 1],
        namespace: parts.count > 1 ? namespaces.first { $0.prefix == parts[0] }?.uri : nil)
    }
    return format
  }

  /// The preset as a configuration, in the order in which it is printed.
  func configuration(at place: Place, adding config: Config? = nil) -> ConfigNode {
    func text(_ text: String) -> ConfigNode { ConfigNode(.scalar(text, isQuoted: true), at: place) }
    func map(_ entries: [(String, ConfigNode)]) -> ConfigNode {
      ConfigNode(.map(entries.map { .init(key: $0.0, keyPlace: place, value: $0.1) }), at: place)
    }
    func merged(_ own: [(String, String)], _ field: String) -> [(String, ConfigNode)] {
      let added = (config?.entries(field) ?? []).map { ($0.key, $0.value) }
      return own.filter { own in !added.contains { $0.0 == own.0 } }.map { ($0, text($1)) } + added
    }
    let families = each.map { family in
      switch family {
      case .path(let path): text(path)
      case .named(let value, let names, let after):
        map(
          [("value", text(value)), ("name", ConfigNode(.list(names.map(text)), at: place))]
            + (after.map { [("after", text($0))] } ?? []))
      }
    }
    let all: [(String, ConfigNode?)] = [
      ("namespaces", map(merged(namespaces.map { ($0, $1) }, "namespaces"))), ("record", text(record)),
      ("fields", map(merged(fields.map { ($0, $1) }, "fields"))),
      ("each", ConfigNode(.list(families + (config?.node("each")?.list ?? [])), at: place)),
      ("null", null.map(text)), ("remarks", remarks.map(text)), ("failures", failures.map(text)),
    ]
    return map(
      all.compactMap { key, node in
        guard let node, node.entries?.isEmpty != true, node.list?.isEmpty != true else { return nil }
        return (key, node)
      })
  }
}
