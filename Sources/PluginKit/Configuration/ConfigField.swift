/// One field that a plugin accepts: the single source of decoding, lint, help and reference page.
public struct ConfigField: Hashable, Sendable {
  /// The name in the pipeline file.
  public let name: String
  /// What it accepts.
  public let type: ConfigType
  /// Whether it must be given, and what holds when it is not.
  public let presence: Presence
  /// One sentence on what it does.
  public let doc: String
  /// An example as it is written in YAML.
  public let example: String?
  /// The version in which the field appeared.
  public let since: String
  /// Whether the value is a secret, such as a password: a host never prints or stores it.
  public let isSecret: Bool

  /// Whether a field must be given.
  public enum Presence: Hashable, Sendable {
    case required
    case optional
    /// Optional, with this value (as written in YAML) when it is not given.
    case defaults(to: String)
  }

  /// Declares a field.
  public init(
    _ name: String, _ type: ConfigType, _ presence: Presence = .optional, doc: String,
    example: String? = nil, since: String = "0.1", isSecret: Bool = false
  ) {
    self.isSecret = isSecret
    self.name = name
    self.type = type
    self.presence = presence
    self.doc = doc
    self.example = example
    self.since = since
  }
}

/// What a field accepts.
public indirect enum ConfigType: Hashable, Sendable {
  case text
  case integer
  case number
  case flag
  /// One of these words.
  case choice([String])
  /// The path of an input, relative to the folder of the pipeline file.
  case location
  /// The path of an output, relative to the output folder.
  case outputPath
  /// The name of an indicator.
  case indicator
  case list(ConfigType)
  /// A map from free names to values of one type.
  case map(ConfigType)
  /// A map with fixed fields.
  case object([ConfigField])
  /// A part that may stand in a file of its own: the content itself, or the path of a YAML file that holds it.
  /// The host puts the content in the place of the path before a plugin sees it.
  case document(ConfigType)
  /// Any YAML, for a plugin that hands it on to a program that knows what it means.
  case anything
  /// The first of these that fits the shape of what was given.
  case either([ConfigType])
}

extension ConfigType: CustomStringConvertible {
  /// The type as help and reference pages print it.
  public var description: String {
    switch self {
    case .text: "text"
    case .integer: "whole number"
    case .number: "number"
    case .flag: "true or false"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .location: "path of an input"
    case .outputPath: "path of an output"
    case .indicator: "indicator"
    case .list(let element): "list of \(element)"
    case .map(let value): "map of names to \(value)"
    case .object(let fields): "map with " + fields.map { "`\($0.name)`" }.joined(separator: ", ")
    case .document(let content): "path of a YAML file, or its content: \(content)"
    case .anything: "anything"
    case .either(let types): types.map(\.description).joined(separator: " or ")
    }
  }
}
