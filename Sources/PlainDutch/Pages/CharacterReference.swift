/// The characters that a page names: `&amp;`, `&eacute;`, `&#233;`, `&#xE9;`.
enum CharacterReference {
  /// The text with its references resolved, and without the marks that only tell where a word may break.
  static func decoded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "&", let end = rest.prefix(10).firstIndex(of: ";"), let found = character(rest[..<end]) {
        result.append(found)
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(scalar)
      }
    }
    result.removeAll { invisible.contains($0) }
    return String(result)
  }

  /// Soft hyphen, zero-width space, joiners and marks of direction, word joiner.
  private static let invisible: Set<Unicode.Scalar> = [
    "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{FEFF}",
  ]

  private static func character(_ name: Substring.UnicodeScalarView) -> Unicode.Scalar? {
    guard name.first == "#" else { return named[String(name)] }
    let digits = Substring(name.dropFirst())
    let code =
      digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    return code.flatMap(Unicode.Scalar.init)
  }

  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": "\u{2002}",
    "emsp": "\u{2003}", "thinsp": "\u{2009}", "shy": "\u{AD}", "euro": "€", "ndash": "–", "mdash": "—",
    "minus": "−",
    "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»",
    "bull": "•",
    "middot": "·", "times": "×", "deg": "°", "sup2": "²", "copy": "©", "eacute": "é", "egrave": "è",
    "ecirc": "ê",
    "euml": "ë", "Eacute": "É", "Euml": "Ë", "iuml": "ï", "iacute": "í", "icirc": "î", "Iuml": "Ï",
    "ouml": "ö",
    "oacute": "ó", "ocirc": "ô", "Ouml": "Ö", "uuml": "ü", "uacute": "ú", "Uuml": "Ü", "auml": "ä",
    "aacute": "á",
    "acirc": "â", "agrave": "à", "Auml": "Ä", "ccedil": "ç", "Ccedil": "Ç", "ntilde": "ñ", "frac12": "½",
  ]
}
