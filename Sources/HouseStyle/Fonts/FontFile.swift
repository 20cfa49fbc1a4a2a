import IndicatorSchema
import PluginKit

/// A file of a font, and which font it is.
struct FontFile: Hashable, Sendable {
  let location: Location
  let family: String
  /// A weight as CSS has it: `400`, or `300 700` for a font that has every weight between.
  let weight: String
  let isItalic: Bool

  /// A font of the letters of Western Europe is 20 to 100 kB.
  static let byteLimit = 300_000

  static let fields: [ConfigField] = [
    ConfigField("file", .location, .required, doc: "A WOFF2 or TTF file.", example: "huisstijl/lato.woff2"),
    ConfigField("family", .text, .required, doc: "The font it is.", example: "Lato"),
    ConfigField(
      "weight", .text, .defaults(to: "400"),
      doc: "Its weight, 100 to 900; or two, such as `300 700`, of a variable font.", example: "700"),
    ConfigField("italic", .flag, .defaults(to: "false"), doc: "Whether it is the italic.", example: "true"),
  ]

  /// Reads a file of the list; nil after a complaint.
  init?(_ config: Config, into diagnostics: inout Diagnostics) {
    let place = config.place(of: "file")
    location = Location(path: config.requiredText("file"), place: place)
    family = config.requiredText("family").trimmed
    isItalic = config.flag("italic")
    let weights = config.requiredText("weight").split(separator: " ").map { Int($0) ?? 0 }
    weight = weights.map(String.init).joined(separator: " ")
    guard FontStack.isName(family) else {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(family)' is not the name of a font", at: config.place(of: "family"),
          hint: "use letters, digits, spaces and hyphens"))
      return nil
    }
    guard (1...2).contains(weights.count), weights.allSatisfy((1...1000).contains),
      weights == weights.sorted()
    else {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(config.requiredText("weight"))' is no weight of a font",
          at: config.place(of: "weight"), hint: "400 is regular, 700 is bold"))
      return nil
    }
  }
}

/// What kind of font a file is, told from its bytes.
enum FontFormat {
  case woff2
  case ttf

  /// The format of a file; nil for any other, and for one that is cut short.
  init?(_ bytes: [UInt8]) {
    let start = Array(bytes.prefix(4))
    if start == Array("wOF2".utf8), bytes.count >= 48, bytes.number(at: 8) == bytes.count {
      self = .woff2
    } else if start == [0, 1, 0, 0] || start == Array("true".utf8), FontFormat.hasAllTables(bytes) {
      self = .ttf
    } else {
      return nil
    }
  }

  /// Whether every table of a TTF file lies in it.
  private static func hasAllTables(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 12 else { return false }
    let count = bytes.number(at: 4) >> 16
    guard count > 0, bytes.count >= 12 + 16 * count else { return false }
    return (0..<count).allSatisfy { table in
      bytes.number(at: 12 + 16 * table + 8) + bytes.number(at: 12 + 16 * table + 12) <= bytes.count
    }
  }

  /// The kind of its bytes, and what CSS calls it.
  var names: (media: String, css: String) {
    self == .woff2 ? ("font/woff2", "woff2") : ("font/ttf", "truetype")
  }
}

extension [UInt8] {
  /// The whole number in four bytes, of which there must be enough.
  fileprivate func number(at start: Int) -> Int {
    self[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
