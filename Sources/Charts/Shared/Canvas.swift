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
  func svg(height: Double, hasLinks: Bool = false, _ content: (inout Drawing) -> Void) -> String {
    let head = PictureHead(
      width: Int(width), height: Int(max(1, height).rounded(.up)), prefix: prefix, title: texts.title,
      description: texts.description, fontFamily: style.fontFamily, hasLinks: hasLinks)
    var drawing = Drawing()
    drawing.add(head.opening)
    drawing.group(" font-size=\"\(Lettering.size.tenths)\" stroke-width=\"1\"", content)
    drawing.add("</svg>")
    return drawing.svg
  }

  /// The picture of a chart without a figure.
  func empty() -> String {
    let lines = Lettering.lines(texts.noFigure, width: width - 24, most: 3)
    let height = Double(lines.count) * Lettering.leading + 40
    return svg(height: height) { drawing in
      let frame = " fill=\"none\" stroke=\"\(style.line.hex)\""
      drawing.box(Box(0.5, 0.5, width - 1, height - 1), frame)
      for (number, line) in lines.enumerated() {
        let y = 24.5 + Double(number) * Lettering.leading
        drawing.text(line, width / 2, y, .middle, " fill=\"\(style.soft.hex)\"")
      }
    }
  }
}
