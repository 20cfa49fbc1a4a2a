import IndicatorSchema
import PluginKit

extension ConfigNode {
  /// A node of a proposal, which stands nowhere yet.
  static func proposed(_ content: Content) -> ConfigNode { ConfigNode(content, at: Place("proposal")) }

  /// A text.
  static func proposed(text: String) -> ConfigNode { proposed(.scalar(text, isQuoted: true)) }
}

extension ConfigNode.Content {
  /// A text.
  static func text(_ text: String) -> ConfigNode.Content { .scalar(text, isQuoted: true) }

  /// A number or a truth value.
  static func plain(_ text: String) -> ConfigNode.Content { .scalar(text, isQuoted: false) }

  /// A list of texts.
  static func texts(_ texts: [String]) -> ConfigNode.Content { .list(texts.map { .proposed(text: $0) }) }

  /// A map in the order written.
  static func members(_ members: [(String, ConfigNode.Content)]) -> ConfigNode.Content {
    .map(
      members.map { .init(key: $0.0, keyPlace: Place("proposal"), value: .proposed($0.1)) })
  }
}
