extension String {
  /// The text as it may stand in an SVG or HTML text or a quoted attribute: it is only ever text.
  ///
  /// Control characters and what is no character become U+FFFD, except line ends and tabs, which become spaces.
  /// Marks that turn the direction of writing, with which a name could rearrange what follows it, go as well.
  public var svgEscaped: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      default: result.unicodeScalars.append(scalar.isShowable ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  /// The text as the start of an `id`: letters, digits, `-` and `_` of ASCII, a letter first.
  var asIdentifier: String {
    let kept = String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          let isKept = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
          return isKept || scalar == "-" || scalar == "_" ? scalar : "_"
        }))
    guard let first = kept.unicodeScalars.first, first.properties.isAlphabetic else { return "m" + kept }
    return kept
  }
}

extension Unicode.Scalar {
  fileprivate var isShowable: Bool {
    if properties.generalCategory == .control || properties.isNoncharacterCodePoint { return false }
    return !("\u{202A}"..."\u{202E}").contains(self) && !("\u{2066}"..."\u{2069}").contains(self)
  }
}

extension Double {
  /// Rounded to tenths, without a needless `.0`; `0` for what is no number.
  var tenths: String {
    guard let whole = Int(exactly: (self * 10).rounded()) else { return "0" }
    let text = String(whole.magnitude / 10) + (whole % 10 == 0 ? "" : ".\(whole.magnitude % 10)")
    return (whole < 0 ? "-" : "") + text
  }
}
