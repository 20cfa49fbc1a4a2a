import IndicatorSchema
import PageTemplates

/// The blocks of a page at their places, from top to bottom.
struct PosterLayout {
  /// The names of all blocks there can be.
  static let blockNames = [
    HeaderBlock.name, PlacesBlock.name, ConsequencesBlock.name, MoneyBlock.name, QuestionBlock.name,
    SourceBlock.name,
  ]

  let scale: TypeScale
  let blocks: [PlacedBlock]

  /// Lays the content out in the largest type that fits.
  ///
  /// - Throws: `Diagnostic` when there is more text than fits on a page.
  init(_ content: PosterContent, _ style: PosterStyle) throws {
    let content = content.limited
    let map = content.places?.map.map { MapPicture($0, style) }
    var (low, high) = (0, TypeScale.all.count)
    var found: (scale: TypeScale, blocks: [any PosterBlock])?
    while low < high {
      let middle = (low + high) / 2
      let blocks = PosterLayout.blocks(content, map, TypeScale.all[middle])
      if PosterLayout.height(blocks, TypeScale.all[middle]) <= Page.height {
        found = (TypeScale.all[middle], blocks)
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard let found else {
      throw Diagnostic(
        .invalidValue, "the texts of '\(content.eyebrow)' do not fit on a page", hint: "use fewer words")
    }
    scale = found.scale
    blocks = PosterLayout.placed(found.blocks, found.scale)
  }

  private static func blocks(_ content: PosterContent, _ map: MapPicture?, _ scale: TypeScale)
    -> [any PosterBlock]
  {
    let blocks: [(any PosterBlock)?] = [
      HeaderBlock(content, scale),
      content.places.map { PlacesBlock($0, map, scale) },
      content.consequences.map { ConsequencesBlock($0, scale) },
      MoneyBlock(content.costs, content.library, scale),
      QuestionBlock(content, scale),
      SourceBlock(content, scale),
    ]
    return blocks.compactMap { $0 }
  }

  private static func gap(_ scale: TypeScale) -> Double { scale.scaled(24) }

  private static func height(_ blocks: [any PosterBlock], _ scale: TypeScale) -> Double {
    blocks.reduce(0) { $0 + $1.least } + Double(blocks.count - 1) * gap(scale) + Page.foot
  }

  /// What is left goes to the blocks that can use it, then to the white between them.
  private static func placed(_ blocks: [any PosterBlock], _ scale: TypeScale) -> [PlacedBlock] {
    var left = Page.height - height(blocks, scale)
    let heights = blocks.map { block -> Double in
      let more = min(left, max(0, block.most - block.least))
      left -= more
      return block.least + more
    }
    let gap = gap(scale) + left / Double(max(1, blocks.count - 1))
    var top = 0.0
    return zip(blocks, heights).map { block, height in
      var placed = block.placed(top: top, height: height)
      placed.name = type(of: block).name
      top += height + gap
      return placed
    }
  }
}
