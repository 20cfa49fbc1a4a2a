import Markup

/// How a text is set.
struct TypeStyle: Hashable {
  var size: Double
  var isBold = false
  /// The distance of lines, in sizes.
  var leading = 1.25

  func width(_ text: String) -> Double { TextMetrics.width(text, size: size, isBold: isBold) }

  func resized(_ size: Double) -> TypeStyle {
    var style = self
    style.size = size
    return style
  }
}

/// Breaks texts into lines, none of which is wider than it may be.
enum Typesetter {
  /// The lines of a text; a word that is wider than a line is parted at its hyphens, or else anywhere.
  static func lines(_ text: String, width: Double, _ style: TypeStyle) -> [String] {
    MeasuredText(text, isBold: style.isBold).lines(width: width, size: style.size)
  }

  /// The same number of lines, of widths that are as alike as they can be: no word is left alone on the last.
  static func balanced(_ text: String, width: Double, _ style: TypeStyle) -> [String] {
    let words = MeasuredText(text, isBold: style.isBold)
    let widest = words.widestWord(style.size)
    let count = words.lineCount(width: width, size: style.size)
    // A parted word keeps the lines that it has.
    guard count > 1, widest <= width else { return words.lines(width: width, size: style.size) }
    var (low, high) = (widest, width)
    while high - low > 2 {
      let middle = (low + high) / 2
      if words.lineCount(width: middle, size: style.size) == count { high = middle } else { low = middle }
    }
    return words.lines(width: high, size: style.size)
  }

  /// The largest size, from the style's own down to another, at which a text takes no more than some lines, and
  /// keeps its words whole.
  static func fitting(_ text: String, width: Double, _ style: TypeStyle, lines most: Int, least: Double)
    -> TypeStyle
  {
    let words = MeasuredText(text, isBold: style.isBold)
    var style = style
    while style.size > least {
      let isWhole = words.widestWord(style.size) <= width
      if isWhole, words.lineCount(width: width, size: style.size) <= most { return style }
      style.size = max(least, style.size - 0.5)
    }
    return style
  }
}
