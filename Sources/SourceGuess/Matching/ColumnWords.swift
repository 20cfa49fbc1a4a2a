import Foundation

/// Takes names of columns apart into words.
enum ColumnWords {
  /// The words in lower case without accents: `k_65JaarOfOuder_12` gives 65, jaar, of, ouder.
  static func words(_ name: String) -> [String] {
    readable(name).lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark }
      .split { !isWordPart($0) }.map { String(String.UnicodeScalarView($0)) }
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
  }

  /// The name as a reader would write it: without the marks of OData and R, with blanks between words.
  static func readable(_ name: String) -> String {
    let stem = withoutNumber(withoutPrefix(name))
    let spaced = stem.contains(" ") ? stem : stem.replacing(".", with: " ").replacing("_", with: " ")
    let isCamel = !stem.contains(where: { " ._|".contains($0) })
    let text = isCamel ? split(spaced) : spaced
    return text.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" || $0.isNewline }).joined(separator: " ")
  }

  /// The name without the `k_` that OData puts before a digit.
  static func withoutPrefix(_ name: String) -> String {
    name.hasPrefix("k_") && name.dropFirst(2).first?.isNumber == true ? String(name.dropFirst(2)) : name
  }

  /// The name without the `_12` that OData numbers columns by.
  static func withoutNumber(_ name: String) -> String {
    guard let mark = name.lastIndex(of: "_"), mark != name.startIndex else { return name }
    let number = name[name.index(after: mark)...]
    let isStem = !name[..<mark].contains(where: { "_ ".contains($0) })
    return isStem && !number.isEmpty && number.allSatisfy(\.isNumber) ? String(name[..<mark]) : name
  }

  /// Blanks where a word starts inside: before capitals and around digits.
  private static func split(_ name: String) -> String {
    var text = ""
    var last: Character?
    for character in name {
      if let last, startsWord(last, character) { text.append(" ") }
      text.append(text.last == " " && character.isUppercase ? Character(character.lowercased()) : character)
      last = character
    }
    return text
  }

  private static func startsWord(_ last: Character, _ next: Character) -> Bool {
    (last.isLowercase && next.isUppercase) || (last.isNumber && next.isLetter)
      || (last.isLetter && next.isNumber)
  }
}
