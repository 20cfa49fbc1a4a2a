import Markup
import PageTemplates

/// What the municipality notices: figures beside each other, each with a little drawing.
struct ConsequencesBlock: PosterBlock {
  static let name = "consequences"
  private static let gutter = 20.0

  private struct Item {
    let theme: PosterContent.Theme?
    let figure: Paragraph
    let text: Paragraph
  }

  private let heading: Paragraph
  private let items: [Item]
  private let icon: Double
  private let width: Double
  private let scale: TypeScale

  init(_ part: PosterContent.Consequences, _ scale: TypeScale) {
    self.scale = scale
    heading = Paragraph.heading(part.heading, width: Page.column, scale)
    // No room for drawings where there is none.
    icon = part.items.contains { $0.theme != nil } ? scale.scaled(30) : 0
    let count = Double(max(1, part.items.count))
    let width = (Page.column - (count - 1) * Self.gutter) / count
    self.width = width
    let style = TypeStyle(size: scale.running(27), isBold: true, leading: 1.1)
    // All figures in the size of the longest one.
    let sizes = part.items.map {
      Typesetter.fitting($0.figure, width: width * 0.97, style, lines: 1, least: 11).size
    }
    let figures = style.resized(sizes.min() ?? style.size)
    items = part.items.map { item in
      Item(
        theme: item.theme, figure: Paragraph(item.figure, width: width, figures),
        text: Paragraph(item.text, width: min(width, 300), TypeStyle(size: scale.running(12))))
    }
  }

  private var iconTop: Double { heading.height + scale.scaled(9) }
  private var figureTop: Double { iconTop + icon + scale.scaled(5) }

  var least: Double {
    figureTop + (items.map { $0.figure.height + $0.text.height }.max() ?? 0)
  }

  func placed(top: Double, height: Double) -> PlacedBlock {
    let heading = heading.at(Page.margin, top)
    var (texts, pictures, views) = ([heading], [Box](), [View]())
    for (index, item) in items.enumerated() {
      let x = Page.margin + Double(index) * (width + Self.gutter)
      let box = Box(x: x, y: top + iconTop, width: icon, height: icon)
      let figure = item.figure.at(x, top + figureTop)
      let text = item.text.at(x, figure.bottom)
      texts += [figure, text]
      if item.theme != nil { pictures.append(box) }
      let scale = box.view.adding(["scale": .text((icon / 32).thousandths)])
      var view: View = [
        "icon": .view(item.theme == nil ? nil : scale),
        "figure": .view(figure.view()), "text": .view(text.view()),
      ]
      for theme in PosterContent.Theme.allCases { view[theme.rawValue] = .flag(theme == item.theme) }
      views.append(view)
    }
    return PlacedBlock(
      box: Box(x: Page.margin, y: top, width: Page.column, height: height), texts: texts, pictures: pictures,
      view: ["heading": .view(heading.view(level: 2)), "items": .list(views)])
  }
}

extension Paragraph {
  /// The heading of a block.
  static func heading(_ text: String, width: Double, _ scale: TypeScale) -> Paragraph {
    Paragraph(text, width: width, TypeStyle(size: scale.running(17), isBold: true, leading: 1.2))
  }
}
