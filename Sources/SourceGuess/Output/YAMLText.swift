import PluginKit

/// Writes texts into YAML so that each reads back as it was, whatever stands in it.
enum YAMLText {
  /// Words that a reader of YAML 1.1 takes for something else than text.
  private static let reserved: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf",
  ]

  /// A text, in quotes unless it is surely one without.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// Letters, digits and a few signs, starting with a letter and no word of YAML.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first), !reserved.contains(text.lowercased()) else {
      return false
    }
    return text.utf8.allSatisfy { isLetter($0) || ($0 >= 0x30 && $0 <= 0x39) || "_-./".utf8.contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  /// A text in double quotes; what an editor would not show is spelled out.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result += scalar.isShowable ? String(scalar) : escape(scalar)
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let (mark, width) = scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
    return "\\" + mark + String(repeating: "0", count: width - digits.count) + digits
  }

  /// A value on one line. `${` would stand for a parameter, so it is written `$${`.
  static func flow(_ content: ConfigNode.Content) -> String {
    switch content {
    case .scalar(let text, let isQuoted):
      let escaped = text.replacing("${", with: "$${")
      return isQuoted ? scalar(escaped) : escaped
    case .list(let elements): return "[" + elements.map { flow($0.content) }.joined(separator: ", ") + "]"
    case .map(let entries):
      let members = entries.map { "\(scalar($0.key)): \(flow($0.value.content))" }
      return "{ " + members.joined(separator: ", ") + " }"
    }
  }
}
