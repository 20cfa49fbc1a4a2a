import IndicatorSchema
import PluginKit

/// Checks what a plugin says of itself.
struct DeclarationRules {
  private let declaration: PluginDeclaration
  private let recorder: ConformanceRecorder

  init(_ declaration: PluginDeclaration, _ recorder: ConformanceRecorder) {
    self.declaration = declaration
    self.recorder = recorder
  }

  func check() {
    let name = declaration.name
    expect(
      name.isPluginName, "read the name", "lower-case letters, digits, '-' and '_', a letter first",
      "'\(name)'")
    expect(
      declaration.purpose.isOneSentence, "read the purpose", "one line that ends with a period",
      "'\(declaration.purpose)'")
    expect(
      Int(declaration.version) != nil, "read the version", "a whole number, raised when results change",
      "'\(declaration.version)'")
    let fits = declaration.kind == .source ? 0...0 : 1...64
    expect(
      fits.lowerBound <= declaration.inputs.lowerBound && declaration.inputs.upperBound <= fits.upperBound,
      "read the number of inputs", "none for a source, at least one for the others", "\(declaration.inputs)")
    checkFields(declaration.config.fields, of: name, isTop: true)
  }

  private func checkFields(_ fields: [ConfigField], of owner: String, isTop: Bool = false) {
    let names = fields.map(\.name)
    expect(
      Set(names).count == names.count, "read the fields of '\(owner)'", "each name once",
      names.joined(separator: ", "))
    for field in fields { checkField(field, at: "\(owner).\(field.name)", isTop: isTop) }
  }

  private func checkField(_ field: ConfigField, at path: String, isTop: Bool) {
    expect(
      field.name.isPluginName, "read the name of '\(path)'", "lower-case letters, digits, '-' and '_'",
      field.name)
    let doc = field.doc
    expect(
      doc.count > 5 && doc.last == "." && !doc.contains("\n"), "read what '\(path)' does",
      "sentences on one line", "'\(doc)'")
    if isTop, field.presence == .required {
      expect(field.example != nil, "looked for an example of '\(path)'", "one, for it is required", "none")
    }
    if case .defaults(let text) = field.presence {
      expect(
        accepts(field, text), "gave '\(path)' its default", "a value of the type \(field.type)", "'\(text)'")
    }
    if case .choice(let words) = field.type {
      expect(
        !words.isEmpty && Set(words).count == words.count, "read the words of '\(path)'", "each once",
        words.joined(separator: ", "))
    }
    for nested in field.type.objects { checkFields(nested, of: path) }
  }

  private func accepts(_ field: ConfigField, _ text: String) -> Bool {
    let entry = ConfigNode.Entry(
      key: field.name, keyPlace: ConfigNode.testPlace, value: ConfigNode(yaml: text))
    var diagnostics = Diagnostics()
    let map = ConfigNode(.map([entry]), at: ConfigNode.testPlace)
    _ = ConfigSpec([field]).decode(map, into: &diagnostics)
    return diagnostics.isEmpty
  }

  private func expect(_ holds: Bool, _ did: String, _ expected: String, _ found: String) {
    recorder.expect(holds, .declaration, did, expected: expected, found: found)
  }
}

extension ConfigType {
  /// The fields of every map with fixed fields that a value of this type may be or hold.
  var objects: [[ConfigField]] {
    switch self {
    case .object(let fields): [fields]
    case .list(let element): element.objects
    case .map(let value): value.objects
    case .document(let content): content.objects
    case .either(let types): types.flatMap(\.objects)
    default: []
    }
  }
}

extension String {
  /// Whether this is a name that YAML needs no quotes for.
  fileprivate var isPluginName: Bool {
    guard let first = utf8.first, (0x61...0x7A).contains(first) else { return false }
    return utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
    }
  }

  fileprivate var isOneSentence: Bool { count > 5 && last == "." && !contains("\n") }
}

extension ConfigNode {
  /// A default as it is written in YAML: a scalar, or a list of scalars in brackets.
  fileprivate init(yaml text: String) {
    func scalar(_ text: some StringProtocol) -> ConfigNode {
      ConfigNode(.scalar(String(text), isQuoted: false), at: ConfigNode.testPlace)
    }
    guard text.hasPrefix("["), text.hasSuffix("]") else {
      self = scalar(text)
      return
    }
    let items = text.dropFirst().dropLast().split(separator: ",").map { scalar($0.drop { $0 == " " }) }
    self.init(.list(items), at: ConfigNode.testPlace)
  }
}
