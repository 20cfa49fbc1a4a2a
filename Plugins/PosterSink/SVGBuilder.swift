import Markup

/// Puts elements of a drawing one after the other; every text is escaped here and nowhere else.
struct SVGBuilder {
  private(set) var body = ""

  enum Anchor: String {
    case start
    case middle
    case end
  }

  mutating func add(_ markup: String) { body += markup + "\n" }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, radius: Double = 0
  ) {
    add(
      "<rect x=\"\(x.tenths)\" y=\"\(y.tenths)\" width=\"\(width.tenths)\" height=\"\(height.tenths)\""
        + (radius > 0 ? " rx=\"\(radius.tenths)\"" : "") + " fill=\"\(fill)\"/>")
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, fill: String) {
    add(
      "<circle cx=\"\(x.tenths)\" cy=\"\(y.tenths)\" r=\"\(radius.tenths)\" fill=\"\(fill)\"/>"
    )
  }

  mutating func text(
    _ text: String, x: Double, y: Double, size: Double, fill: String, isBold: Bool = false,
    anchor: Anchor = .start
  ) {
    add(
      "<text x=\"\(x.tenths)\" y=\"\(y.tenths)\" font-size=\"\(size.tenths)\" fill=\"\(fill)\""
        + (isBold ? " font-weight=\"bold\"" : "")
        + (anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\"")
        + ">\(MarkupText.escaped(text))</text>")
  }

  /// Lines of text below each other; gives where the next would come.
  mutating func paragraph(
    _ text: String, x: Double, y: Double, width: Double, size: Double, fill: String, isBold: Bool = false,
    leading: Double = 1.25
  ) -> Double {
    var y = y
    for line in TextMetrics.lines(text, width: width, size: size, isBold: isBold) {
      self.text(line, x: x, y: y, size: size, fill: fill, isBold: isBold)
      y += size * leading
    }
    return y
  }
}
