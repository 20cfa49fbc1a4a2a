import PageTemplates

/// What it costs and what the library does, beside each other; one of them has the whole width.
struct MoneyBlock: PosterBlock {
  static let name = "money"
  private static let gutter = 30.0

  private let costs: CostsPart?
  private let library: LibraryPart?
  private let libraryStart: Double

  /// Nil where there is neither.
  init?(_ costs: PosterContent.Costs?, _ library: PosterContent.Library?, _ scale: TypeScale) {
    guard costs != nil || library != nil else { return nil }
    let isShared = costs != nil && library != nil
    let width = isShared ? Page.second - Page.margin - Self.gutter : Page.column
    libraryStart = isShared ? Page.second : Page.margin
    self.costs = costs.map { CostsPart($0, width: width, isBill: isShared, scale) }
    let rest = Page.right - libraryStart
    self.library = library.map { LibraryPart($0, width: rest, scale) }
  }

  var least: Double { max(costs?.height ?? 0, library?.height ?? 0) }

  func placed(top: Double, height: Double) -> PlacedBlock {
    let costs = costs?.placed(Page.margin, top)
    let library = library?.placed(libraryStart, top)
    return PlacedBlock(
      box: Box(x: Page.margin, y: top, width: Page.column, height: height),
      texts: (costs?.texts ?? []) + (library?.texts ?? []), pictures: [],
      view: ["costs": .view(costs?.view), "library": .view(library?.view)])
  }
}

/// What the library does, and how many people it reaches.
struct LibraryPart {
  private let heading: Paragraph
  private let text: Paragraph
  private let reach: Paragraph?
  private let scale: TypeScale

  init(_ library: PosterContent.Library, width: Double, _ scale: TypeScale) {
    self.scale = scale
    heading = .heading(library.heading, width: width, scale)
    // A line of more than some seventy letters is hard to follow.
    text = Paragraph(library.text, width: min(width, 400), TypeStyle(size: scale.running(13), leading: 1.3))
    reach = library.reach.map {
      Paragraph(
        $0, width: width, TypeStyle(size: scale.running(15), isBold: true, leading: 1.25), isBalanced: true)
    }
  }

  private var textTop: Double { heading.height + scale.scaled(7) }
  private var reachTop: Double { textTop + text.height + scale.scaled(6) }

  var height: Double { reach.map { reachTop + $0.height } ?? (textTop + text.height) }

  /// The part with its top at a place.
  func placed(_ x: Double, _ y: Double) -> (texts: [Paragraph], view: View) {
    let (heading, text) = (heading.at(x, y), text.at(x, y + textTop))
    let reach = reach?.at(x, y + reachTop)
    return (
      [heading, text] + (reach.map { [$0] } ?? []),
      ["heading": .view(heading.view(level: 2)), "text": .view(text.view()), "reach": .view(reach?.view())]
    )
  }
}
