import Markup
import PageTemplates

/// What the talk is about: the question in a balloon, and what else to talk about beside it.
struct QuestionBlock: PosterBlock {
  static let name = "question"
  /// How far the tail of the balloon hangs out.
  private static let tail = 13.0
  private static let padding = (x: 20.0, y: 14.0)
  private static let indent = 17.0
  private static let gutter = 24.0

  private let question: Paragraph
  private let points: [Paragraph]
  private let balloon: Double
  private let scale: TypeScale

  init(_ content: PosterContent, _ scale: TypeScale) {
    self.scale = scale
    balloon = content.points.isEmpty ? Page.column : Page.second - Page.margin - Self.gutter
    let width = balloon - 2 * Self.padding.x
    let style = TypeStyle(size: scale.running(28), isBold: true, leading: 1.15)
    question = Paragraph(
      content.question, width: width,
      Typesetter.fitting(content.question, width: width * 0.97, style, lines: 3, least: 14), isBalanced: true)
    let rest = Page.secondWidth - Self.indent
    points = content.points.map {
      Paragraph($0, width: rest, TypeStyle(size: scale.running(13.5), leading: 1.22), isBalanced: true)
    }
  }

  private var pointGap: Double { scale.scaled(8) }
  private var pointsHeight: Double {
    points.reduce(0) { $0 + $1.height } + Double(max(0, points.count - 1)) * pointGap
  }
  private var balloonHeight: Double { max(question.height + 2 * Self.padding.y, pointsHeight) }

  var least: Double { balloonHeight + Self.tail }

  func placed(top: Double, height: Double) -> PlacedBlock {
    let box = Box(x: Page.margin, y: top, width: Page.column, height: height)
    let drawn = Box(x: box.x, y: top, width: balloon, height: balloonHeight)
    let question = question.at(
      drawn.x + Self.padding.x, drawn.y + (balloonHeight - question.height) / 2)
    var y = drawn.y + (balloonHeight - pointsHeight) / 2
    var (placed, views, marks) = ([Paragraph](), [View](), [Box]())
    for point in points {
      let text = point.at(Page.second + Self.indent, y)
      let (start, size) = (Page.second, text.style.size * 0.8)
      placed.append(text)
      marks.append(Mark.box(x: start, before: text, size: size))
      views.append([
        "text": .view(text.view()), "mark": .view(Mark.view(x: start, before: text, size: size)),
      ])
      y += text.height + pointGap
    }
    return PlacedBlock(
      box: box, texts: [question] + placed, pictures: marks,
      view: [
        "balloon": .text(outline(drawn)), "question": .view(question.view(level: 2)), "points": .list(views),
        "hasPoints": .flag(!views.isEmpty),
      ])
  }

  /// A box with round corners and a tail at its foot.
  private func outline(_ box: Box) -> String {
    let round = 14.0
    let (across, down) = (box.width - 2 * round, box.height - 2 * round)
    let corner = { (x: Double, y: Double) in "a\(round.tenths) \(round.tenths) 0 0 1 \(x.tenths) \(y.tenths)"
    }
    return "M\((box.x + round).tenths) \(box.y.tenths)h\(across.tenths)" + corner(round, round)
      + "v\(down.tenths)" + corner(-round, round) + "h\((-across + 44).tenths)"
      + "q-6 10 -22 \(Self.tail.tenths)q6 -6 5 -\(Self.tail.tenths)h-27" + corner(-round, -round)
      + "v\((-down).tenths)" + corner(round, -round) + "z"
  }
}
