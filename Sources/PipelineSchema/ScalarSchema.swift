import JSONWriting
import PluginKit

/// The schemas of values that are written as one word or text.
///
/// A text may look like a number (`period: 2017`), a number may stand in quotes, and `${name}` may stand for any of
/// them, so that each accepts more than one type of JSON.
enum ScalarSchema {
  /// Any text.
  static let text = SchemaPart.types(["string", "number", "boolean"])

  /// A text with a run parameter in it, of which the value is not known yet.
  static let parameter = SchemaPart.types(["string"]).with("pattern", .string(placeholder))

  private static let placeholder = #"\$\{"#
  private static let integerText = "^[+-]?[0-9]+$"
  private static let numberText = #"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$"#
  private static let flagText = "^(true|false|yes|no|on|off)$"
  /// What `OutputPath.isSafe` allows.
  private static let pathText =
    #"^(?!\.peil(/|$))(?!\.{1,2}(/|$))[^/\u0000]+(/(?!\.{1,2}(/|$))[^/\u0000]+)*$"#

  /// The schemas of which a value of a scalar type must fit one.
  ///
  /// - Parameter isElement: Whether it stands in a list or map, where an empty value is an empty text.
  static func alternatives(_ type: ConfigType, isElement: Bool) -> [SchemaPart] {
    switch type {
    case .integer: [matching(["integer", "string"], integerText)]
    case .number: [matching(["number", "string"], numberText)]
    case .flag: [matching(["boolean", "string"], flagText)]
    case .outputPath: [matching(["string", "number", "boolean"], pathText)]
    case .choice(let words): [SchemaPart([("enum", .line(.array(words.flatMap(forms))))]), parameter]
    default: [isElement ? SchemaPart.types(["string", "number", "boolean", "null"]) : text]
    }
  }

  /// A word as an editor may read it: also as the number that it looks like.
  private static func forms(_ word: String) -> [JSONValue] {
    if case .string = YAMLValue.plain(word) {
      [.string(word)]
    } else {
      [YAMLValue.plain(word), .string(word)]
    }
  }

  private static func matching(_ types: [String], _ pattern: String) -> SchemaPart {
    .types(types).with("pattern", .string("\(pattern)|\(placeholder)"))
  }
}
