/// What a plugin says of itself, once: help, lint and its reference page all come from here.
public struct PluginDeclaration: Hashable, Sendable {
  /// The name after `use:` in a pipeline file.
  public let name: String
  /// Source, transform or sink.
  public let kind: Kind
  /// One line on what it is for.
  public let purpose: String
  /// What it accepts.
  public let config: ConfigSpec
  /// The version of its behaviour; another version may give another result from the same input.
  public let version: String
  /// Whether it has to see all rows before it can give one.
  public let needsAllRows: Bool
  /// The number of steps it reads from.
  public let inputs: ClosedRange<Int>
  /// Whether it hides what may not be published, so that every sink has to read from behind it.
  public let isGuard: Bool
  /// The sections of a pipeline file that show it at work on the sample data, where its fields' own examples do not.
  public let example: String?

  /// The three kinds of plugin.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case source
    case transform
    case sink
  }

  /// Declares a plugin; a source reads from no step, the others from one unless said otherwise.
  public init(
    name: String, kind: Kind, purpose: String, config: ConfigSpec, version: String = "1",
    needsAllRows: Bool = false, inputs: ClosedRange<Int>? = nil, isGuard: Bool = false, example: String? = nil
  ) {
    self.example = example
    self.name = name
    self.kind = kind
    self.purpose = purpose
    self.config = config
    self.version = version
    self.needsAllRows = needsAllRows
    self.isGuard = isGuard
    self.inputs = inputs ?? (kind == .source ? 0...0 : 1...1)
  }
}
