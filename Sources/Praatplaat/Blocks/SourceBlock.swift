import PageTemplates

/// Where the figures are from, and where to find more.
struct SourceBlock: PosterBlock {
  static let name = "source"

  private let source: Paragraph
  private let link: Paragraph?

  init(_ content: PosterContent, _ scale: TypeScale) {
    let style = TypeStyle(size: scale.fine(9.5), leading: 1.3)
    link = content.link.map {
      var bold = style
      bold.isBold = true
      return Paragraph($0, width: Page.column * 0.4, bold, side: .end)
    }
    source = Paragraph(
      content.source, width: Page.column - (link.map { $0.width + 24 } ?? 0), style)
  }

  var least: Double { max(source.height, link?.height ?? 0) }

  func placed(top: Double, height: Double) -> PlacedBlock {
    let source = source.at(Page.margin, top)
    let link = link?.at(Page.right, top)
    return PlacedBlock(
      box: Box(x: Page.margin, y: top, width: Page.column, height: height),
      texts: [source] + (link.map { [$0] } ?? []), pictures: [],
      view: ["source": .view(source.view()), "link": .view(link?.view())])
  }
}
