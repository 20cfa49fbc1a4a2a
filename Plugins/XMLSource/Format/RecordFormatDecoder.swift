import IndicatorSchema
import PluginKit
import XMLRecords

/// Reads a form of document from its declaration, collecting complaints.
struct RecordFormatDecoder {
  private let config: Config
  private let namespaces: [String: String]
  private var diagnostics = Diagnostics()

  /// Reads `record`, `fields` and the rest of a configuration that was checked.
  ///
  /// - Throws: `Diagnostics` with every path that can't be read or contradicts another.
  static func decode(
    _ config: Config, name: String? = nil, expectation: String? = nil
  ) throws -> RecordFormat {
    var decoder = RecordFormatDecoder(config)
    return try decoder.format(name, expectation)
  }

  private init(_ config: Config) {
    self.config = config
    namespaces = Dictionary(
      config.entries("namespaces").map { ($0.key, $0.value.text ?? "") }, uniquingKeysWith: { $1 })
  }

  private mutating func format(_ name: String?, _ expectation: String?) throws -> RecordFormat {
    let path = readPath("record") { try $0.recordPath() }
    let tree = fieldTree(path)
    let null = readPath("null") { try $0.attributeName() }
    let remarks = readPath("remarks") { try $0.recordPath() }
    let failures = readPath("failures") { try $0.recordPath() }
    try diagnostics.throwIfAny()
    guard let path else { throw diagnostics }
    var format = RecordFormat(
      name: name, record: path, fields: tree,
      expectation: expectation ?? "records at \(config.requiredText("record"))")
    format.nullFlag = null
    format.remarks = remarks
    format.failures = failures
    return format
  }

  private mutating func fieldTree(_ record: RecordPath?) -> FieldTree {
    var tree = FieldTree()
    let fields = config.entries("fields")
    let families = config.node("each")?.list ?? []
    if fields.isEmpty, families.isEmpty {
      complain(
        .missingField, "'record' needs 'fields' that say what to read from it", config.place(of: "record"),
        "fields: { code: \"@code\" }")
    }
    for entry in fields {
      guard let path = read(entry.value, { try $0.fieldPath() }) else { continue }
      add(entry.value.place) { try tree.add(entry.key, path) }
      check(path.anchorProblem(in: record), entry.value.place)
    }
    for node in families {
      guard let family = family(node) else { continue }
      add(node.place) { try tree.add(family, written: node.text ?? node["value"]?.text ?? "") }
      check(family.anchorProblem(in: record), node.place)
    }
    return tree
  }

  private mutating func family(_ node: ConfigNode) -> FieldFamily? {
    guard let value = node["value"] else { return read(node) { try $0.family() } }
    let names = node["name"].map { $0.list ?? [$0] } ?? []
    let sources = names.compactMap { name in read(name) { try $0.nameSource() } }
    guard let path = read(value, { try $0.fieldPath() }), !sources.isEmpty else { return nil }
    let after = node["after"]?.text
    if let after, after.utf8.count != 1 {
      complain(.invalidValue, "'after' is one sign, such as ':'", node["after"]?.place ?? node.place, nil)
    }
    return FieldFamily(path: path, namedBy: sources, after: after)
  }

  private mutating func add(_ place: Place, _ body: () throws -> Void) {
    do {
      try body()
    } catch let conflict as FieldTree.Conflict {
      complain(.invalidValue, conflict.message, place, conflict.hint)
    } catch {
      diagnostics.add(error)
    }
  }

  private mutating func check(_ problem: String?, _ place: Place) {
    if let problem { complain(.invalidValue, problem, place, "name the element: ancestor::name/") }
  }

  private mutating func readPath<Path>(_ field: String, _ body: (inout PathParser) throws -> Path) -> Path? {
    config.node(field).flatMap { read($0, body) }
  }

  private mutating func read<Path>(_ node: ConfigNode, _ body: (inout PathParser) throws -> Path) -> Path? {
    let text = node.text ?? ""
    var parser = PathParser(text, namespaces: namespaces)
    do {
      return try body(&parser)
    } catch let error as PathSyntaxError {
      complain(
        .invalidValue, "'\(text)' is not a path: \(error.message) at character \(error.position)", node.place,
        nil)
    } catch {
      diagnostics.add(error)
    }
    return nil
  }

  private mutating func complain(
    _ code: DiagnosticCode, _ message: String, _ place: Place, _ hint: String?
  ) {
    diagnostics.add(Diagnostic(code, message, at: place, hint: hint))
  }
}
