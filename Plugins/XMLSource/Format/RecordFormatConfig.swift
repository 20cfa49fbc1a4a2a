import IndicatorSchema
import PluginKit
import XMLRecords

extension RecordFormat {
  /// The fields of a configuration that say how a document is taken apart.
  static let configFields: [ConfigField] = [
    ConfigField(
      "preset", .choice(["odata-atom"]),
      doc: "A known form: `odata-atom` is the Atom feed of OData version 3, as CBS StatLine gives it.",
      example: "odata-atom"),
    ConfigField(
      "record", .text,
      doc:
        "The path of the elements that are records, instead of a preset; `//name` finds them at any depth.",
      example: "/Root/data/record"),
    ConfigField(
      "fields", .map(.text),
      doc: "The path of each field within a record: child elements, conditions on attributes, `@attribute`, "
        + "`.` for the text of the record. The names are what `area`, `columns` and the like refer to.",
      example: "{ year: \"field[@name='Year']\", country: \"field[@name='Country or Area']/@key\" }"),
    ConfigField(
      "namespaces", .map(.text),
      doc: "The URI of each prefix that the paths use. A name without prefix is found in any namespace.",
      example: "{ g: \"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic\" }"),
  ]

  /// Reads these fields from a configuration that was checked against them.
  ///
  /// - Throws: `Diagnostics` with every path that can't be read or contradicts another.
  init(_ config: Config) throws {
    var decoder = RecordFormatDecoder(config: config)
    self = try decoder.decode()
  }
}

/// Reads the fields, collecting complaints.
private struct RecordFormatDecoder {
  let config: Config
  var diagnostics = Diagnostics()

  init(config: Config) { self.config = config }

  mutating func decode() throws -> RecordFormat {
    let format: RecordFormat?
    switch (config.node("preset"), config.node("record")) {
    case (_?, nil):
      complainAboutPathsBesidePreset()
      format = .odataAtom
    case (nil, let record?): format = declared(record)
    case (nil, nil):
      complain(.missingField, "either 'preset' or 'record' must be given", config.place, "preset: odata-atom")
      format = nil
    case (_?, let record?):
      complain(.invalidValue, "'preset' and 'record' exclude each other", record.place, "leave one out")
      format = nil
    }
    try diagnostics.throwIfAny()
    guard let format else { throw diagnostics }
    return format
  }

  private mutating func complainAboutPathsBesidePreset() {
    for field in ["fields", "namespaces"] where config.node(field) != nil {
      complain(
        .invalidValue, "'\(field)' has no meaning beside 'preset'", config.place(of: field), "leave it out")
    }
  }

  private mutating func declared(_ record: ConfigNode) -> RecordFormat? {
    let namespaces = Dictionary(
      config.entries("namespaces").map { ($0.key, $0.value.text ?? "") }, uniquingKeysWith: { $1 })
    let text = record.text ?? ""
    let path = read(text, record.place, namespaces) { try $0.recordPath() }
    let fields = fieldTree(namespaces)
    return path.map { RecordFormat(record: $0, fields: .declared(fields), expectation: "records at \(text)") }
  }

  private mutating func fieldTree(_ namespaces: [String: String]) -> FieldTree {
    var tree = FieldTree()
    let entries = config.entries("fields")
    if entries.isEmpty {
      complain(
        .missingField, "'record' needs 'fields' that say what to read from it", config.place(of: "record"),
        "fields: { code: \"@code\" }")
    }
    for entry in entries {
      let text = entry.value.text ?? ""
      guard let path = read(text, entry.value.place, namespaces, { try $0.fieldPath() }) else { continue }
      do {
        try tree.add(entry.key, path)
      } catch let conflict as FieldTree.Conflict {
        complain(.invalidValue, conflict.message, entry.value.place, conflict.hint)
      } catch {
        diagnostics.add(error)
      }
    }
    return tree
  }

  private mutating func read<Path>(
    _ text: String, _ place: Place, _ namespaces: [String: String],
    _ body: (inout PathParser) throws -> Path
  ) -> Path? {
    var parser = PathParser(text, namespaces: namespaces)
    do {
      return try body(&parser)
    } catch let error as PathSyntaxError {
      complain(
        .invalidValue, "'\(text)' is not a path: \(error.message) at character \(error.position)", place, nil)
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
