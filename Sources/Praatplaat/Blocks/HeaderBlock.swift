import Markup
import PageTemplates

/// How many people it is about: the headline, the share, and as many people as that share makes.
struct HeaderBlock: PosterBlock {
  static let name = "header"
  private static let logoSize = (width: 120.0, height: 34.0)

  /// The room of the balloon before the first line.
  private static let indent = 20.0

  private let content: PosterContent
  private let scale: TypeScale
  private let eyebrow: Paragraph
  private let headline: Paragraph
  private let share: Paragraph
  private let range: Paragraph?
  private let people: People

  init(_ content: PosterContent, _ scale: TypeScale) {
    (self.content, self.scale) = (content, scale)
    let logo = content.logo == nil ? 0 : Self.logoSize.width + 20
    eyebrow = Paragraph(
      content.eyebrow, width: Page.column - logo - Self.indent,
      TypeStyle(size: scale.running(12), isBold: true))
    let large = TypeStyle(size: scale.scaled(43), isBold: true, leading: 1.1)
    let fitting = Typesetter.fitting(
      content.headline, width: Page.column * 0.97, large, lines: 4, least: min(18, large.size))
    headline = Paragraph(content.headline, width: Page.column, fitting, isBalanced: true)
    people = People(
      content.oneIn, width: Page.column * 0.56, height: scale.scaled(content.oneIn > 14 ? 84 : 66))
    let width = Page.column - people.width - 28
    let second = TypeStyle(size: scale.running(27), isBold: true, leading: 1.15)
    share = Paragraph(
      content.share, width: width,
      Typesetter.fitting(content.share, width: width * 0.97, second, lines: 2, least: 15), isBalanced: true)
    range = content.range.map {
      Paragraph($0, width: width, TypeStyle(size: scale.running(13)), isBalanced: true)
    }
  }

  private var top: Double { 34 }
  private var eyebrowHeight: Double {
    content.logo == nil ? eyebrow.height : max(eyebrow.height, Self.logoSize.height)
  }
  private var wordsHeight: Double { share.height + (range.map { $0.height + 3 } ?? 0) }
  private var foot: Double { scale.scaled(10) }
  private var peopleHeight: Double { max(people.height, wordsHeight + foot) }

  var least: Double {
    top + eyebrowHeight + scale.scaled(14) + headline.height + scale.scaled(26) + peopleHeight
  }
  /// Some more white around the headline.
  var most: Double { least + 26 }

  func placed(top: Double, height: Double) -> PlacedBlock {
    let box = Box(x: 0, y: top, width: Page.width, height: height)
    let more = (height - least) / 2
    let eyebrow = eyebrow.at(Page.margin + Self.indent, self.top + (eyebrowHeight - eyebrow.height) / 2)
    let headline = headline.at(Page.margin, self.top + eyebrowHeight + scale.scaled(14) + more)
    let drawn = Box(x: Page.margin, y: box.bottom - people.height, width: people.width, height: people.height)
    // The words stand beside the people, on the same ground.
    let share = share.at(
      drawn.right + 28,
      box.bottom - foot - wordsHeight
        - (people.height - foot - wordsHeight > 0 ? (people.height - foot - wordsHeight) / 2 : 0))
    let range = range?.at(share.x, share.bottom + 3)
    let logo = logoBox
    return PlacedBlock(
      box: box, texts: [eyebrow, headline, share] + (range.map { [$0] } ?? []),
      pictures: [drawn] + (logo.map { [$0] } ?? []),
      view: [
        "height": .text(height.tenths), "eyebrow": .view(eyebrow.view()),
        "mark": .view(Mark.view(x: Page.margin, before: eyebrow, size: 13)),
        "headline": .view(headline.view(level: 1, marksNumbers: true)), "share": .view(share.view()),
        "range": .view(range?.view()), "crowd": .view(people.view(x: drawn.x, foot: box.bottom)),
        "logo": .view(logoView),
      ])
  }

  private var logoBox: Box? {
    guard content.logo != nil else { return nil }
    let size = Self.logoSize
    return Box(
      x: Page.right - size.width, y: top + (eyebrowHeight - size.height) / 2, width: size.width,
      height: size.height)
  }

  private var logoView: View? {
    guard let logo = content.logo, let box = logoBox else { return nil }
    return box.view.adding(["data": .text(logo.dataURI), "alt": .text(logo.alternative)])
  }
}

extension Box {
  /// What the template places a picture with.
  var view: View {
    [
      "x": .text(x.tenths), "y": .text(y.tenths), "width": .text(width.tenths),
      "height": .text(height.tenths),
    ]
  }
}
