import PluginKit
import PluginTesting

/// Declarations and documents made by chance, so that what both readers accept can be compared.
struct RandomDeclarations {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// Fields with names `a`, `b`, ...
  mutating func fields(depth: Int = 0) -> [ConfigField] {
    let count = Int.random(in: 1...4, using: &random)
    return ["a", "b", "c", "d"].prefix(count).map { name in
      ConfigField(name, type(depth: depth), presence(), doc: "The field \(name).")
    }
  }

  private mutating func presence() -> ConfigField.Presence {
    [.required, .optional, .defaults(to: "1")].randomElement(using: &random) ?? .optional
  }

  private mutating func type(depth: Int) -> ConfigType {
    // In a list the path of an output may be `~` for Peil, where an editor reads nothing. No plugin declares one.
    let scalars: [ConfigType] =
      [.text, .integer, .number, .flag, .choice(["one", "2", "none"]), .location, .indicator]
      + (depth == 0 ? [.outputPath] : [])
    guard depth < 3, Bool.random(using: &random) else {
      return scalars.randomElement(using: &random) ?? .text
    }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .list(type(depth: depth + 1))
    case 1: return .map(type(depth: depth + 1))
    case 2: return .object(fields(depth: depth + 1))
    default: return .either([type(depth: depth + 1), type(depth: depth + 1)])
    }
  }

  /// A map in YAML for fields: mostly what they ask for, now and then something else.
  mutating func document(_ fields: [ConfigField]) -> String {
    object(fields)
  }

  private mutating func object(_ fields: [ConfigField]) -> String {
    var entries: [String] = []
    for field in fields where !chance(field.presence == .required ? 20 : 2) {
      entries.append("\(chance(30) ? field.name + "x" : field.name): \(value(field.type))")
    }
    return "{ \(entries.joined(separator: ", ")) }"
  }

  private mutating func value(_ type: ConfigType) -> String {
    if chance(12) { return anything() }
    switch type {
    case .list(let element):
      // Nothing at all can't stand between the commas of a list.
      let elements = (0..<count()).map { _ in value(element) }.map { $0.isEmpty ? "~" : $0 }
      return "[\(elements.joined(separator: ", "))]"
    case .map(let inner):
      return "{ \((0..<count()).map { "k\($0): \(value(inner))" }.joined(separator: ", ")) }"
    case .object(let fields): return object(fields)
    case .document(let inner): return value(inner)
    case .either(let types): return types.randomElement(using: &random).map { value($0) } ?? "x"
    default: return scalar(type)
    }
  }

  private mutating func scalar(_ type: ConfigType) -> String {
    let texts: [String] =
      switch type {
      case .integer: ["5", "-3", "\"7\"", "+2", "08"]
      case .number: ["2.5", "1e3", "\"2.5\"", "-.5", "3"]
      case .flag: ["true", "false", "yes", "\"off\""]
      case .choice(let words): words + words.map { "\"\($0)\"" }
      case .outputPath: ["a/b.json", "../a", "/a", "a//b", "a/./b", ".peil/x", "..a/b", "a.b", "5", "a/"]
      default: ["word", "2017", "\"2017\"", "true", "2017-03-01", "\"\"", "a b", "GM0363"]
      }
    return texts.randomElement(using: &random) ?? "x"
  }

  private mutating func anything() -> String {
    let values = [
      "", "null", "~", "word", "5", "2.5", "true", "[]", "{}", "[a]", "{ z: 1 }", "\"\"", "[[1]]",
    ]
    return values.randomElement(using: &random) ?? "x"
  }

  private mutating func count() -> Int { Int.random(in: 0...3, using: &random) }

  private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }
}
