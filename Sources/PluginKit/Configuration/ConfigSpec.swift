import IndicatorSchema

/// The fields a plugin accepts, and the check of what was given against them.
public struct ConfigSpec: Hashable, Sendable {
  /// The fields in the order in which help prints them.
  public let fields: [ConfigField]

  /// Declares the fields.
  public init(_ fields: [ConfigField]) { self.fields = fields }

  /// Checks a map against the fields and gives typed access to it.
  ///
  /// - Parameters:
  ///   - node: The map; keys named in `reserved` belong to the host and are left alone.
  ///   - reserved: The keys that every step may have.
  ///   - diagnostics: Gets a complaint for each unknown field, missing field and value of the wrong type.
  /// - Returns: The configuration; read it only when no complaint was added.
  public func decode(
    _ node: ConfigNode, reserved: [String] = [], into diagnostics: inout Diagnostics
  ) -> Config {
    ConfigChecker.checkObject(node, fields, reserved: reserved, &diagnostics)
    return Config(node: node, fields: fields)
  }
}

/// Checks nodes against types; every complaint names the value, its place and what was expected.
enum ConfigChecker {
  static func checkObject(
    _ node: ConfigNode, _ fields: [ConfigField], reserved: [String], _ diagnostics: inout Diagnostics
  ) {
    guard let entries = node.entries else {
      diagnostics.add(Diagnostic(.wrongType, "expected a map, found \(node.shapeName)", at: node.place))
      return
    }
    let known = fields.map(\.name) + reserved
    for entry in entries where !known.contains(entry.key) {
      let hint =
        Suggestion.hint(for: entry.key, among: known)
        ?? "valid fields are " + fields.map(\.name).sorted().joined(separator: ", ")
      diagnostics.add(
        Diagnostic(.unknownField, "unknown field '\(entry.key)'", at: entry.keyPlace, hint: hint))
    }
    for field in fields {
      if let value = node[field.name], !value.isNull {
        check(value, field.type, field: field.name, &diagnostics)
      } else if field.presence == .required {
        diagnostics.add(
          Diagnostic(
            .missingField, "field '\(field.name)' is missing", at: node.place,
            hint: field.example.map { "for example \(field.name): \($0)" }))
      }
    }
  }

  static func check(
    _ node: ConfigNode, _ type: ConfigType, field: String, _ diagnostics: inout Diagnostics
  ) {
    switch type {
    case .list(let element):
      guard let list = node.list else { return complain(node, type, field, &diagnostics) }
      for item in list { check(item, element, field: field, &diagnostics) }
    case .map(let value):
      guard let entries = node.entries else { return complain(node, type, field, &diagnostics) }
      for entry in entries { check(entry.value, value, field: "\(field).\(entry.key)", &diagnostics) }
    case .object(let fields):
      guard node.entries != nil else { return complain(node, type, field, &diagnostics) }
      checkObject(node, fields, reserved: [], &diagnostics)
    case .document(let content):
      check(node, content, field: field, &diagnostics)
    case .either(let types):
      checkEither(node, types, field: field, &diagnostics)
    case .anything: break
    default:
      guard let text = node.text else { return complain(node, type, field, &diagnostics) }
      checkScalar(text, type, node, field, &diagnostics)
    }
  }

  /// Checks against the alternative of the same shape, so that its complaints are the specific ones.
  private static func checkEither(
    _ node: ConfigNode, _ types: [ConfigType], field: String, _ diagnostics: inout Diagnostics
  ) {
    var complaints: Diagnostics?
    for type in types where fits(type, node) {
      var attempt = Diagnostics()
      check(node, type, field: field, &attempt)
      if attempt.isEmpty { return }
      // Not checked a second time: that would double the work at every level of what is nested.
      if complaints == nil { complaints = attempt }
    }
    if let complaints {
      for item in complaints.items { diagnostics.add(item) }
    } else {
      complain(node, .either(types), field, &diagnostics)
    }
  }

  private static func fits(_ type: ConfigType, _ node: ConfigNode) -> Bool {
    switch type {
    case .list: node.list != nil
    case .map, .object: node.entries != nil
    case .document(let content): fits(content, node)
    case .either(let types): types.contains { fits($0, node) }
    case .anything: true
    default: node.text != nil
    }
  }

  private static func checkScalar(
    _ text: String, _ type: ConfigType, _ node: ConfigNode, _ field: String, _ diagnostics: inout Diagnostics
  ) {
    switch type {
    case .integer where Int(text) == nil, .number where Config.finite(text) == nil,
      .flag where Config.flag(text) == nil:
      complain(node, type, field, &diagnostics)
    case .choice(let words) where !words.contains(text):
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(text)' is not a value of '\(field)'", at: node.place,
          hint: Suggestion.hint(for: text, among: words) ?? "valid are " + words.joined(separator: ", ")))
    case .outputPath where !OutputPath.isSafe(text):
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(text)' leaves the output folder", at: node.place,
          hint: "give a relative path without '..'"))
    default: break
    }
  }

  private static func complain(
    _ node: ConfigNode, _ type: ConfigType, _ field: String, _ diagnostics: inout Diagnostics
  ) {
    let found = node.text.map { "'\($0)'" } ?? node.shapeName
    diagnostics.add(
      Diagnostic(.wrongType, "'\(field)' expects \(type), found \(found)", at: node.place))
  }
}

/// The form of paths that sinks may write to.
public enum OutputPath {
  /// Whether a path stays inside the folder it is relative to and is not one of the program's own.
  public static func isSafe(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !path.isEmpty && !path.contains("\0") && parts.first != ".peil"
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
