extension MarkupText {
  /// The text as the start of an `id`: letters, digits, `-` and `_` of ASCII, a letter first.
  public static func identifier(_ text: String) -> String {
    let kept = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let isKept = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
          return isKept || scalar == "-" || scalar == "_" ? scalar : "_"
        }))
    guard let first = kept.unicodeScalars.first, first.properties.isAlphabetic else { return "m" + kept }
    return kept
  }
}
