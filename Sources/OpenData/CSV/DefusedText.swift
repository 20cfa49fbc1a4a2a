/// Text that a spreadsheet takes for text.
///
/// A spreadsheet computes a cell that starts with `=`, `+`, `-` or `@`, some also behind blanks (OWASP, "CSV
/// Injection"). Such a text gets an apostrophe in front of it, and so does a part behind a comma, a semicolon, a tab or
/// the end of a line, where a spreadsheet with another separator lets a cell start. Since apostrophes of the text
/// itself are looked through, `original` gets back exactly what was written.
public enum DefusedText {
  /// The regular expression of the apostrophes that were put in, for readers in any language: what its first group
  /// matched takes the place of the match.
  public static let pattern =
    #"(^|[,;\t\r\n])'(?=['"\x00-\x20\x7F-\xA0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF]*"#
    + #"[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20\u2212\uFE62\uFE63\uFE66\uFE6B])"#

  /// The text with an apostrophe before each part that a spreadsheet might compute.
  public static func defused(_ text: String) -> String {
    if isPlain(text) { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if startsCell(at: index, scalars), isFormula(scalars[index...]) { result.append("'") }
      result.append(scalar)
    }
    return String(result)
  }

  /// The text before it was defused.
  public static func original(_ text: String) -> String {
    if isPlain(text) { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isAdded =
        scalar == "'" && startsCell(at: index, scalars) && isFormula(scalars[index...].dropFirst())
      if !isAdded { result.append(scalar) }
    }
    return String(result)
  }

  /// Whether a text is safe at a glance, as nearly all names are.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    let isWord = (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A || first >= 0x30 && first <= 0x39
    return isWord && !text.utf8.contains { $0 < 0x20 || $0 == 0x2C || $0 == 0x3B }
  }

  private static func startsCell(at index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0 else { return true }
    switch scalars[index - 1] {
    case ",", ";", "\t", "\r", "\n": return true
    default: return false
    }
  }

  /// Whether a sign that starts a formula comes next, blanks and quotes aside.
  private static func isFormula(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    for scalar in scalars {
      switch scalar {
      case "=", "+", "-", "@", "\t", "\r", "\n": return true
      // The same signs in other widths, which some spreadsheets take as the plain ones.
      case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}", "\u{FE62}", "\u{FE63}", "\u{FE66}",
        "\u{FE6B}":
        return true
      case "'", "\"", "\u{0}"..."\u{20}", "\u{7F}"..."\u{A0}", "\u{1680}", "\u{2000}"..."\u{200F}",
        "\u{2028}"..."\u{202F}", "\u{205F}"..."\u{206F}", "\u{3000}", "\u{FEFF}":
        continue
      default: return false
      }
    }
    return false
  }
}
