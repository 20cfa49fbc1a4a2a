import Markup

/// What all charts have in common: a head, and letters of a size.
struct Canvas {
  /// Narrower than this, names stand above what they name.
  static let compactBelow = 480

  let width: Double
  let texts: ChartTexts
  let style: ChartStyle
  let prefix: String

  init(width: Int, texts: ChartTexts, style: ChartStyle, prefix: String) {
    self.width = Double(Canvas.sensible(width))
    self.texts = texts
    self.style = style
    self.prefix = prefix
  }

  /// A width that a chart can have.
  static func sensible(_ width: Int) -> Int { min(4000, max(160, width)) }

  /// The picture around what was drawn.
  func svg(height: Double, _ content: (inout Drawing) -> Void) -> String {
    let head = PictureHead(
      width: Int(width), height: Int(max(1, height).rounded(.up)), prefix: prefix, title: texts.title,
      description: texts.description, fontFamily: style.fontFamily)
    var drawing = Drawing()
    drawing.add(head.opening)
    drawing.group(" font-size=\"\(Lettering.size.tenths)\" stroke-width=\"1\"", content)
    drawing.add("</svg>")
    return drawing.svg
  }
}
