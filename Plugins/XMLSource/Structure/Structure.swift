import IndicatorSchema
import PluginKit

/// The code lists of the columns of a table, as its data structure definition gives them.
struct Structure {
  /// The list of each column that is coded and whose codes are known.
  let lists: [String: CodeList]

  /// Reads a structure message from where it lies.
  ///
  /// - Throws: as `init(language:open:)`, and what the host throws.
  init(of location: Location, language: String, host: any SourceHost) throws {
    let reader = try host.open(location)
    let bytes = try reader.readAll(limit: Structure.longestMessage)
    try self.init(language: language) { StoredReader(bytes, name: reader.name) }
  }

  private static let longestMessage = 256 << 20

  /// Reads a structure message, a part at a time.
  ///
  /// - Parameters:
  ///   - open: Opens the message, once for each part.
  ///   - language: The language of labels; English or what else there is where a label is not in it.
  /// - Throws: `Diagnostic` for a document that is no structure message, is damaged, or has more codes than fit.
  init(language: String, open: () throws -> any ByteReader) throws {
    let keys = try Structure.keys(open)
    guard !keys.isEmpty else {
      throw Diagnostic(
        .emptyInput, "no component of a data structure has a code list", at: Place(try open().name),
        hint: "give the message with the data structure definition (DSD) and its code lists")
    }
    let lists = try Structure.codeLists(language: language, of: Set(keys.values), open)
    self.lists = keys.compactMapValues { Structure.list($0, in: lists) }
  }

  /// The list of a key; else, because structures name versions that they do not hold, the only one of that name,
  /// which then may lack codes.
  private static func list(_ key: CodeListKey, in lists: [CodeListKey: CodeList]) -> CodeList? {
    if let exact = lists[key] { return exact }
    let others = lists.filter { $0.key.agency == key.agency && $0.key.id == key.id }
    guard let other = others.first?.value, others.count == 1 else { return nil }
    return CodeList(other.id, isComplete: false, other.entries)
  }

  /// The code list of each component.
  private static func keys(_ open: () throws -> any ByteReader) throws -> [String: CodeListKey] {
    let own = Gathered<[String: CodeListKey]>([:])
    for part in [StructurePart.components, .attributes] {
      try part.read(open()) { fields, _ in
        guard let id = component(fields), let key = CodeListKey(fields) else { return }
        own.value[id] = own.value[id] ?? key
      }
    }
    let ofConcept = Gathered<[String: CodeListKey]>([:])
    try StructurePart.concepts.read(open()) { fields, _ in
      if let id = fields["id"], let key = CodeListKey(fields) {
        ofConcept.value[id] = ofConcept.value[id] ?? key
      }
    }
    if ofConcept.value.isEmpty { return own.value }
    try StructurePart.identities21.read(open()) { fields, _ in
      guard let concept = fields["concept"] ?? fields["urn"]?.split(separator: ".").last.map(String.init)
      else {
        return
      }
      let id = component(fields) ?? concept
      if own.value[id] == nil { own.value[id] = ofConcept.value[concept] }
    }
    return own.value
  }

  /// The name of a component: its own, or that of its concept.
  private static func component(_ fields: [String: String]) -> String? {
    func first(_ prefix: String) -> String? { fields.first { $0.key.hasPrefix(prefix) }?.value }
    return fields["id"] ?? first("id.") ?? first("concept.")
  }

  /// The code lists that have codes.
  ///
  /// - Parameter wanted: Those to read; nil for all.
  static func codeLists(
    language: String, of wanted: Set<CodeListKey>?, _ open: () throws -> any ByteReader
  ) throws -> [CodeListKey: CodeList] {
    let gathered = Gathered<[CodeListKey: CodeEntries]>([:])
    let room = Gathered((codes: 1_000_000, bytes: 64 << 20))
    for part in [StructurePart.codes, .measures] {
      let reader = try open()
      let name = reader.name
      try part.read(reader) { fields, line in
        guard let code = fields["code"], let key = CodeListKey(fields),
          wanted?.contains(where: { $0.agency == key.agency && $0.id == key.id }) != false
        else { return }
        let label = label(fields, language)
        room.value.codes -= 1
        room.value.bytes -= code.utf8.count + label.utf8.count
        guard room.value.codes >= 0, room.value.bytes >= 0 else {
          throw Diagnostic(
            .tooLarge, "the code lists have more than a million codes or 64 MB of labels",
            at: Place(name, line: line))
        }
        gathered.value[key, default: CodeEntries()].add(code, label, isPartial: fields["partial"] == "true")
      }
    }
    return gathered.value.reduce(into: [:]) { lists, list in
      lists[list.key] = CodeList(list.key.id, isComplete: !list.value.isPartial, list.value.entries)
    }
  }

  private static func label(_ fields: [String: String], _ language: String) -> String {
    let others = ["code", "list", "agency", "version", "partial"]
    return fields[language] ?? fields["en"] ?? fields["label"]
      ?? fields.filter { !others.contains($0.key) }.min { $0.key < $1.key }?.value ?? ""
  }

  private struct CodeEntries {
    var entries: [(code: String, label: String)] = []
    var isPartial = false

    mutating func add(_ code: String, _ label: String, isPartial: Bool) {
      entries.append((code, label))
      self.isPartial = self.isPartial || isPartial
    }
  }

  /// A value that closures add to.
  private final class Gathered<Value> {
    var value: Value
    init(_ value: Value) { self.value = value }
  }
}
