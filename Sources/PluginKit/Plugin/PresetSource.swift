/// A source with known forms of input, each of which is a configuration that anyone could write.
public protocol PresetSource: Source {
  /// The forms, in the order in which help lists them.
  static var presets: [SourcePreset] { get }
}

/// A known form of input, as the configuration that it stands for.
public struct SourcePreset: Sendable {
  /// The name after `preset:`.
  public let name: String
  /// What such an input is.
  public let purpose: String
  /// The fields of the configuration.
  public let configuration: ConfigNode

  /// Makes a preset.
  public init(name: String, purpose: String, configuration: ConfigNode) {
    self.name = name
    self.purpose = purpose
    self.configuration = configuration
  }

  /// The configuration as YAML, with the source that it belongs to: a step to start from.
  ///
  /// - Parameter source: The name after `use:`.
  public func yaml(source: String) -> String {
    var lines = ["# \(purpose)", "use: \(source)"]
    for entry in configuration.entries ?? [] { lines += SourcePreset.block(entry, indent: "") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func block(_ entry: ConfigNode.Entry, indent: String) -> [String] {
    let key = indent + scalar(entry.key) + ":"
    switch entry.value.content {
    case .scalar(let text, _): return ["\(key) \(scalar(text))"]
    case .list(let items): return [key] + items.map { "\(indent)  - \(flow($0))" }
    case .map(let entries): return [key] + entries.flatMap { block($0, indent: indent + "  ") }
    }
  }

  private static func flow(_ node: ConfigNode) -> String {
    switch node.content {
    case .scalar(let text, _): scalar(text)
    case .list(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
    case .map(let entries):
      "{ " + entries.map { "\(scalar($0.key)): \(flow($0.value))" }.joined(separator: ", ") + " }"
    }
  }

  /// In quotes unless it is surely text without; `${` would stand for a parameter.
  private static func scalar(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x5F
    }
    if isPlain, !text.isEmpty,
      !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    {
      return text
    }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped.replacing("${", with: "$${"))\""
  }
}
