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
    let words = text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" })
    let pieces = words.flatMap { Self.pieces(of: String($0), width: width, style) }
    return TextMetrics.lines(
      pieces.joined(separator: " "), width: width, size: style.size, isBold: style.isBold)
  }

  /// The same number of lines, of widths that are as alike as they can be: no word is left alone on the last.
  static func balanced(_ text: String, width: Double, _ style: TypeStyle) -> [String] {
    var lines = Self.lines(text, width: width, style)
    guard lines.count > 1 else { return lines }
    var (low, high) = (width / Double(lines.count) * 0.8, width)
    while high - low > 2 {
      let middle = (low + high) / 2
      let narrower = Self.lines(text, width: middle, style)
      let isGood =
        narrower.count == lines.count && narrower.joined(separator: " ") == lines.joined(separator: " ")
      if isGood { (lines, high) = (narrower, middle) } else { low = middle }
    }
    return lines
  }

  /// The largest size, from the style's own down to another, at which a text takes no more than some lines, and
  /// keeps its words whole.
  static func fitting(_ text: String, width: Double, _ style: TypeStyle, lines most: Int, least: Double)
    -> TypeStyle
  {
    var style = style
    while style.size > least {
      let isWhole = text.split(separator: " ").allSatisfy { style.width(String($0)) <= width }
      if isWhole, lines(text, width: width, style).count <= most { return style }
      style.size = max(least, style.size - 0.5)
    }
    return style
  }

  private static func pieces(of word: String, width: Double, _ style: TypeStyle) -> [String] {
    guard style.width(word) > width else { return [word] }
    var pieces = [""]
    for part in parts(of: word, width: width, style) {
      let longer = pieces[pieces.count - 1] + part
      // A hyphen may have to follow.
      if pieces[pieces.count - 1].isEmpty || style.width(longer + "-") <= width {
        pieces[pieces.count - 1] = longer
      } else {
        if !endsWithHyphen(pieces[pieces.count - 1]) { pieces[pieces.count - 1] += "-" }
        pieces.append(part)
      }
    }
    return pieces
  }

  private static func endsWithHyphen(_ text: String) -> Bool { text.last == "-" || text.last == "/" }

  /// What a word can be parted in: at its hyphens, and each letter of what is then still too wide.
  private static func parts(of word: String, width: Double, _ style: TypeStyle) -> [String] {
    var parts = [""]
    for letter in word {
      parts[parts.count - 1].append(letter)
      if endsWithHyphen(String(letter)) { parts.append("") }
    }
    return parts.flatMap { part in style.width(part) <= width ? [part] : part.map { String($0) } }
  }
}
