import IndicatorSchema

/// A piece of a pipeline file with its place: what a plugin gets its configuration from.
public struct ConfigNode: Hashable, Sendable {
  /// The content.
  public var content: Content
  /// Where it stands.
  public var place: Place

  /// The three shapes of content.
  public enum Content: Hashable, Sendable {
    /// Text as written; `isQuoted` says that it was given as text on purpose.
    case scalar(String, isQuoted: Bool)
    case list([ConfigNode])
    case map([Entry])
  }

  /// A key and its value.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Where the key stands.
    public var keyPlace: Place
    /// The value.
    public var value: ConfigNode

    /// Makes an entry.
    public init(key: String, keyPlace: Place, value: ConfigNode) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  /// Makes a node.
  public init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
  }

  /// The text of a scalar, or nil.
  public var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Whether this is an empty, unquoted scalar: `field:` with nothing behind it.
  public var isNull: Bool {
    if case .scalar(let text, false) = content {
      text.isEmpty || text == "~" || text == "null"
    } else {
      false
    }
  }

  /// The elements of a list, or nil.
  public var list: [ConfigNode]? {
    if case .list(let elements) = content { elements } else { nil }
  }

  /// The entries of a map, or nil.
  public var entries: [Entry]? {
    if case .map(let entries) = content { entries } else { nil }
  }

  /// The value of a key of a map, or nil.
  public subscript(key: String) -> ConfigNode? { entries?.first { $0.key == key }?.value }

  /// What the node is, for a message: `text`, `a list`, `a map`.
  public var shapeName: String {
    switch content {
    case .scalar: isNull ? "nothing" : "text"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
