import IndicatorSchema
import PluginKit

/// The run parameters of a pipeline: `${name}` in the file, a value from the command line, the environment
/// (`PEIL_NAME`) or a default.
public struct Parameters: Sendable {
  /// What the command line set.
  public let given: [String: String]
  /// The environment of the process.
  public let environment: [String: String]

  /// Whether a parameter may have no value, because what it stands for is not used: in a test.
  public var mayLackValues = false

  /// Makes parameters from `--set` and the environment.
  public init(given: [String: String] = [:], environment: [String: String] = [:]) {
    self.given = given
    self.environment = environment
  }

  static let fields = [
    ConfigField("default", .text, doc: "The value when none is given."),
    ConfigField("doc", .text, doc: "What the parameter is for."),
    ConfigField(
      "secret", .flag, .defaults(to: "false"),
      doc: "Whether its value is never printed or stored; give it in the environment."),
  ]

  /// What stands for the value of a parameter that has none, so that nothing else is said of it.
  static func unknown(_ name: String) -> String { "${\(name)}" }

  /// The values of the parameters that are declared as secrets.
  func secrets(declared: ConfigNode?) -> Secrets {
    var secrets = Secrets()
    let names = Parameters.secretNames(declared: declared)
    for entry in declared?.entries ?? [] where names.contains(entry.key) {
      let value = value(of: entry.key) ?? entry.value["default"]?.text
      if let value { secrets.add(value) }
    }
    return secrets
  }

  /// The parameters that are declared as secrets.
  static func secretNames(declared: ConfigNode?) -> Set<String> {
    let isSecret = { (node: ConfigNode) in ["true", "yes", "on"].contains(node["secret"]?.text ?? "") }
    return Set((declared?.entries ?? []).filter { isSecret($0.value) }.map(\.key))
  }

  /// What the command line or the environment gives for a parameter.
  fileprivate func value(of name: String) -> String? {
    given[name] ?? environment["PEIL_" + name.uppercased()]
  }

  /// Replaces every `${name}` below a node; `$${` stands for a plain `${`.
  ///
  /// - Parameter declared: The `parameters:` map of the file, or nil.
  /// - Returns: The node with values filled in. Complaints cover parameters without a value, and those that
  ///   were given or declared but are not used. With it every text that a value was filled in.
  func substitute(
    _ node: ConfigNode, declared: ConfigNode?, into diagnostics: inout Diagnostics
  ) -> (node: ConfigNode, uses: [ParameterUse]) {
    var pass = Substitution(parameters: self, declared: declared?.entries ?? [])
    let result = pass.replace(node)
    pass.reportUnused()
    for item in pass.diagnostics.items { diagnostics.add(item) }
    return (result, pass.uses)
  }
}

/// One pass over a pipeline file.
private struct Substitution {
  let parameters: Parameters
  let declared: [ConfigNode.Entry]
  var used = Set<String>()
  var uses: [ParameterUse] = []
  var diagnostics = Diagnostics()

  mutating func replace(_ node: ConfigNode) -> ConfigNode {
    switch node.content {
    case .scalar(let text, let isQuoted):
      guard text.contains("${") else { return node }
      return ConfigNode(.scalar(replace(text, at: node.place), isQuoted: isQuoted), at: node.place)
    case .list(let elements):
      return ConfigNode(.list(elements.map { replace($0) }), at: node.place)
    case .map(let entries):
      let replaced = entries.map {
        ConfigNode.Entry(key: $0.key, keyPlace: $0.keyPlace, value: replace($0.value))
      }
      return ConfigNode(.map(replaced), at: node.place)
    }
  }

  private mutating func replace(_ text: String, at place: Place) -> String {
    var values: [String: String] = [:]
    defer { uses.append(ParameterUse(text: text, place: place, values: values)) }
    var result = ""
    var rest = text[...]
    while let mark = rest.firstRange(of: "${") {
      if rest[..<mark.lowerBound].last == "$" {
        result += rest[..<mark.lowerBound].dropLast() + "${"
        rest = rest[mark.upperBound...]
        continue
      }
      result += rest[..<mark.lowerBound]
      guard let end = rest[mark.upperBound...].firstIndex(of: "}") else {
        diagnostics.add(Diagnostic(.invalidValue, "'${' without '}' in '\(text)'", at: place))
        return text
      }
      let name = String(rest[mark.upperBound..<end])
      let value = value(of: name, at: place)
      values[name] = value
      result += value
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private mutating func value(of name: String, at place: Place) -> String {
    used.insert(name)
    if let given = parameters.value(of: name) { return given }
    let declaration = declared.first { $0.key == name }?.value
    if let text = declaration?.text ?? declaration?["default"]?.text { return text }
    if !parameters.mayLackValues {
      diagnostics.add(missing(name, isDeclared: declaration != nil, at: place))
    }
    return Parameters.unknown(name)
  }

  private func missing(_ name: String, isDeclared: Bool, at place: Place) -> Diagnostic {
    let others = Array(parameters.given.keys) + declared.map(\.key)
    let near = isDeclared ? nil : Suggestion.hint(for: name, among: others)
    return Diagnostic(
      .unknownParameter, "parameter '\(name)' has no value", at: place,
      hint: near ?? "give one with --set \(name)=...")
  }

  mutating func reportUnused() {
    for name in parameters.given.keys.sorted() where !used.contains(name) {
      diagnostics.add(
        Diagnostic(
          .unusedParameter, "--set \(name): the pipeline has no parameter '\(name)'",
          hint: Suggestion.hint(for: name, among: used)))
    }
    for entry in declared where !used.contains(entry.key) {
      diagnostics.add(
        Diagnostic(.unusedParameter, "parameter '\(entry.key)' is never used", at: entry.keyPlace))
    }
  }
}

/// A text of a pipeline file in which values of parameters were filled in.
public struct ParameterUse: Hashable, Sendable {
  /// The text as it was written.
  public var text: String
  /// Where it stands.
  public var place: Place
  /// The values by name.
  public var values: [String: String]
}
