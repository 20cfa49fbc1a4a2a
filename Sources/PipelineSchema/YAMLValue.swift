import JSONWriting
import PipelineEngine
import PluginKit

/// What an editor makes of YAML: the values of the core schema of YAML 1.2.
///
/// Peil itself reads a scalar as the text that was written, whatever its field then makes of it.
enum YAMLValue {
  /// The value of a text of YAML; nil when it is not YAML.
  static func reading(_ text: String) -> JSONValue? {
    (try? YAMLReader.read(text, name: "example")).map(value)
  }

  /// The value of a node.
  static func value(_ node: ConfigNode) -> JSONValue {
    switch node.content {
    case .scalar(let text, let isQuoted): isQuoted ? .string(text) : plain(text)
    case .list(let elements): .array(elements.map(value))
    case .map(let entries): .members(entries.map { ($0.key, value($0.value)) })
    }
  }

  /// The value of a scalar without quotes: a number, a truth value, nothing, or a text.
  static func plain(_ text: String) -> JSONValue {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .flag(true)
    case "false", "False", "FALSE": .flag(false)
    default: number(text).map(JSONValue.number) ?? .string(text)
    }
  }

  private static func number(_ text: String) -> Double? {
    let isDecimal = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }
    guard isDecimal, let number = Double(text), number.isFinite else { return nil }
    return number
  }
}
