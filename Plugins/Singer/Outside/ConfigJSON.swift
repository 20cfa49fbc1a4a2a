import IndicatorSchema
import JSONReading
import PluginKit

/// A part of a pipeline file as the JSON that a Singer plugin reads.
enum ConfigJSON {
  /// The value of a node: `true`, `false`, `null` and numbers as JSON has them unless they are quoted; all else is text.
  ///
  /// - Parameter replace: Puts what is only known now in the place of a text.
  static func value(_ node: ConfigNode, replacing replace: (String) -> String = { $0 }) -> JSONValue {
    switch node.content {
    case .list(let elements): .array(elements.map { value($0, replacing: replace) })
    case .map(let entries):
      .object(entries.map { JSONMember(key: $0.key, value: value($0.value, replacing: replace)) })
    case .scalar(let text, let isQuoted): isQuoted ? .string(replace(text)) : plain(text, replace)
    }
  }

  private static func plain(_ text: String, _ replace: (String) -> String) -> JSONValue {
    switch text {
    case "true": .bool(true)
    case "false": .bool(false)
    case "", "~", "null": .null
    default: isNumber(text) ? .number(lexeme: text) : .string(replace(text))
    }
  }

  /// A number of JSON: `0870` is none, so that codes stay text.
  private static func isNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == 0x2D || (0x30...0x39).contains(first) else { return false }
    return (try? JSONValue(parsing: Array(text.utf8)))?.lexeme != nil
  }

  /// The texts that are secret by the name of their key.
  static func secrets(in json: JSONValue, isSecret: Bool = false) -> [String] {
    switch json {
    case .string(let text): isSecret && text.utf8.count >= 4 ? [text] : []
    case .number(let lexeme): isSecret && lexeme.utf8.count >= 4 ? [lexeme] : []
    case .array(let elements): elements.flatMap { secrets(in: $0, isSecret: isSecret) }
    case .object(let members):
      members.flatMap { secrets(in: $0.value, isSecret: isSecret || names(aSecret: $0.key)) }
    default: []
    }
  }

  private static func names(aSecret key: String) -> Bool {
    let key = key.lowercased()
    return [
      "password", "passwd", "secret", "token", "api_key", "apikey", "credential", "private_key", "auth",
    ]
    .contains { key.contains($0) }
  }
}
