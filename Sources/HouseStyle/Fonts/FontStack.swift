/// The fonts of a text, the first that a reader has first: a CSS font family list that holds nothing else.
public struct FontStack: Hashable, Sendable {
  /// The names of the fonts, without quotes.
  let families: [Family]

  struct Family: Hashable, Sendable {
    let name: String
    let isQuoted: Bool

    init(_ name: String, quoted: Bool = false) { (self.name, isQuoted) = (name, quoted) }

    /// A kind of font that every browser has.
    var isGeneric: Bool { !isQuoted && FontStack.generics.contains(name.lowercased()) }
  }

  /// The kinds of font that a list may end with.
  static let generics = [
    "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif", "ui-sans-serif",
    "ui-monospace", "ui-rounded",
  ]
  /// Words that mean something else in CSS.
  private static let reserved = ["inherit", "initial", "unset", "revert", "revert-layer", "default"]

  /// What keeps a text from being a list of fonts.
  struct Problem: Error { let reason: String, hint: String? }

  /// The list as CSS has it.
  public var css: String {
    families.map { $0.isQuoted ? "\"\($0.name)\"" : $0.name }.joined(separator: ", ")
  }

  /// Whether a font is in the list.
  func contains(_ name: String) -> Bool {
    families.contains { !$0.isGeneric && $0.name.lowercased() == name.lowercased() }
  }

  /// The fonts of a device itself, for text.
  static let deviceText = FontStack(families: [
    Family("system-ui"), Family("-apple-system"), Family("Segoe UI", quoted: true), Family("Roboto"),
    Family("Noto Sans", quoted: true), Family("Helvetica Neue", quoted: true), Family("Arial"),
    Family("sans-serif"),
  ])
  /// The fonts of a device itself, for headings.
  static let deviceHeadings = FontStack(families: [
    Family("ui-serif"), Family("Iowan Old Style", quoted: true), Family("Charter"), Family("Georgia"),
    Family("Noto Serif", quoted: true), Family("serif"),
  ])
}

extension FontStack {
  /// Reads a list.
  ///
  /// - Throws: `Problem` for anything but names of letters, digits, spaces and hyphens, quoted or not, with commas.
  init(_ text: String) throws(Problem) {
    guard text.utf8.count <= 500 else { throw Problem(reason: "the list of fonts is too long", hint: nil) }
    var families: [Family] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      families.append(try FontStack.family(part.trimmed))
    }
    guard let last = families.last, last.isGeneric else {
      throw Problem(
        reason: "the list of fonts does not end with a kind of font",
        hint: "write \(text), sans-serif: a reader without these fonts gets one of that kind")
    }
    self.families = families
  }

  private static func family(_ text: String) throws(Problem) -> Family {
    let quote = text.first.flatMap { $0 == "\"" || $0 == "'" ? $0 : nil }
    var name = Substring(text)
    if let quote {
      guard text.count > 2, text.last == quote else {
        throw Problem(reason: "a quote in '\(text)' is not closed", hint: nil)
      }
      name = name.dropFirst().dropLast()
    }
    guard isName(name) else {
      throw Problem(
        reason: "'\(text)' is not the name of a font",
        hint: "use letters, digits, spaces and hyphens, and commas between names")
    }
    if quote == nil, reserved.contains(name.lowercased()) {
      throw Problem(reason: "'\(text)' is not the name of a font but a word of CSS", hint: nil)
    }
    // A name that starts a word with a digit has to be between quotes, and any with a space better is.
    return Family(String(name), quoted: quote != nil || !isWord(name))
  }

  /// Whether a text is a name: a letter, a digit or a hyphen first, and a letter in it.
  static func isName(_ text: some StringProtocol) -> Bool {
    text.contains(where: \.isLetter)
      && text.utf8.allSatisfy {
        $0.isLetter || $0.isDigit || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-")
      }
      && text.first != " " && text.last != " "
  }

  private static func isWord(_ text: Substring) -> Bool {
    let letters = text.utf8.drop { $0 == UInt8(ascii: "-") }
    return !text.contains(" ") && !text.hasPrefix("--") && letters.first?.isLetter == true
  }
}

extension UInt8 {
  /// Whether this is a letter of ASCII.
  var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  /// Whether this is a digit of ASCII.
  var isDigit: Bool { (0x30...0x39).contains(self) }
}

extension StringProtocol {
  /// Without the white space around it.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
