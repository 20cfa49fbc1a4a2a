import IndicatorSchema

/// The checked configuration of a step: typed access with the declared defaults filled in.
///
/// Asking for a field that the plugin did not declare is a programmer fault and traps.
public struct Config: Sendable {
  private let node: ConfigNode
  private let fields: [String: ConfigField]

  /// Wraps a map that was checked against these fields.
  public init(node: ConfigNode, fields: [ConfigField]) {
    self.node = node
    self.fields = Dictionary(fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where the configuration stands.
  public var place: Place { node.place }

  /// The node of a field as given, or nil when it was not.
  public func node(_ name: String) -> ConfigNode? {
    precondition(fields[name] != nil, "field '\(name)' is not declared")
    guard let value = node[name], !value.isNull else { return nil }
    return value
  }

  /// Where a field stands, or the whole configuration when it was not given.
  public func place(of name: String) -> Place { node(name)?.place ?? node.place }

  /// The text of a field or its default.
  public func text(_ name: String) -> String? { node(name)?.text ?? defaultText(name) }

  /// The text of a field that is required or has a default.
  public func requiredText(_ name: String) -> String { text(name) ?? "" }

  /// The whole number of a field or its default.
  public func integer(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

  /// The number of a field or its default.
  public func number(_ name: String) -> Double? { text(name).flatMap(Config.finite) }

  /// The truth value of a field or its default; false without either.
  public func flag(_ name: String) -> Bool { text(name).flatMap(Config.flag) ?? false }

  /// The texts of a list, of which a single text counts as one; nil when it was not given.
  public func texts(_ name: String) -> [String]? {
    guard let value = node(name) else { return nil }
    return value.list?.compactMap(\.text) ?? value.text.map { [$0] }
  }

  /// The entries of a map, empty when it was not given.
  public func entries(_ name: String) -> [ConfigNode.Entry] { node(name)?.entries ?? [] }

  /// The nested configuration of an object field, or nil when it was not given as a map.
  public func object(_ name: String) -> Config? {
    guard let value = node(name), value.entries != nil, let nested = Config.objectFields(fields[name]?.type)
    else { return nil }
    return Config(node: value, fields: nested)
  }

  private func defaultText(_ name: String) -> String? {
    if case .defaults(let text) = fields[name]?.presence { text } else { nil }
  }

  private static func objectFields(_ type: ConfigType?) -> [ConfigField]? {
    switch type {
    case .object(let fields): fields
    case .document(let content): objectFields(content)
    case .either(let types): types.lazy.compactMap { objectFields($0) }.first
    default: nil
    }
  }

  static func finite(_ text: String) -> Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  static func flag(_ text: String) -> Bool? {
    switch text {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }
}
