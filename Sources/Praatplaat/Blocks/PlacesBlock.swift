import Markup
import PageTemplates

/// Where these people live: the map in the middle of the page, and the areas that are named.
struct PlacesBlock: PosterBlock {
  static let name = "places"
  /// The side of a square in the key of the map.
  private static let square = 9.0

  private let heading: Paragraph
  private let legend: Paragraph?
  private let entries: [PlaceEntry]
  private let map: MapPicture?
  private let grid: PlacesGrid
  private let scale: TypeScale

  init(_ places: PosterContent.Places, _ map: MapPicture?, _ scale: TypeScale) {
    (self.map, self.scale) = (map, scale)
    let grid = PlacesGrid(ratio: map?.ratio, names: places.areas.count, scale)
    self.grid = grid
    heading = .heading(places.heading, width: Page.column, scale)
    entries = places.areas.enumerated().map { index, place in
      PlaceEntry(
        place, number: index + 1, width: grid.entryWidth,
        grid.arrangement == .namesOnly ? .large : .usual, scale)
    }
    let width = grid.mapWidth - PlacesBlock.keyWidth(map)
    let text = map == nil ? nil : places.legend
    legend = text.map { Paragraph($0, width: width, TypeStyle(size: scale.fine(9.5))) }
  }

  private static func keyWidth(_ map: MapPicture?) -> Double {
    let count = Double(map?.colours.count ?? 0)
    return count == 0 ? 0 : count * square + 7
  }

  private var isNamesOnly: Bool { grid.arrangement == .namesOnly }
  private var contentTop: Double { heading.height + scale.scaled(isNamesOnly ? 16 : 4) }
  private var legendHeight: Double { legend.map { $0.height + scale.scaled(7) } ?? 0 }
  private var entryGap: Double { scale.scaled(isNamesOnly ? 18 : 12) }
  private var listHeight: Double {
    entries.reduce(0) { $0 + $1.height } + Double(max(0, entries.count - 1)) * entryGap
  }
  /// What names below the map take.
  private var rowHeight: Double {
    grid.arrangement == .below ? scale.scaled(12) + (entries.map(\.height).max() ?? 0) : 0
  }

  var least: Double { height(map: grid.leastMap) }
  var most: Double { height(map: grid.mostMap) }

  private func height(map: Double) -> Double {
    switch grid.arrangement {
    case .beside: contentTop + max(map + legendHeight, listHeight)
    case .below, .mapOnly: contentTop + map + legendHeight + rowHeight
    case .namesOnly: contentTop + listHeight
    }
  }

  func placed(top: Double, height: Double) -> PlacedBlock {
    let heading = heading.at(Page.margin, top)
    var block = PlacedBlock(
      box: Box(x: Page.margin, y: top, width: Page.column, height: height), texts: [heading], pictures: [],
      view: ["heading": .view(heading.view(level: 2)), "map": .view(nil), "legend": .view(nil)])
    placeMap(in: &block)
    placeEntries(in: &block)
    return block
  }

  /// Places the map and what explains it.
  private func placeMap(in block: inout PlacedBlock) {
    guard let map else { return }
    let top = block.box.y + contentTop
    let height = block.box.bottom - top - legendHeight - rowHeight
    let drawn = map.drawn(in: Box(x: Page.margin, y: top, width: grid.mapWidth, height: height))
    block.view["map"] = .view(drawn.view)
    block.pictures.append(drawn.box)
    let start = Page.margin + PlacesBlock.keyWidth(map)
    guard let legend = legend?.at(start, top + height + scale.scaled(7)) else { return }
    block.texts.append(legend)
    block.view["legend"] = .view(["text": .view(legend.view()), "key": .list(key(map, legend))])
  }

  /// A square for each class, from light to dark.
  private func key(_ map: MapPicture, _ legend: Paragraph) -> [View] {
    let side = PlacesBlock.square
    return map.colours.enumerated().map { index, colour in
      Box(
        x: Page.margin + Double(index) * side, y: legend.baseline - side + 1, width: side, height: side
      ).view.adding(["colour": .text(colour.hex)])
    }
  }

  private func placeEntries(in block: inout PlacedBlock) {
    var (x, y) = (grid.entryStart, firstEntry(in: block.box))
    var views: [View] = []
    for entry in entries {
      let placed = entry.placed(x, y)
      block.texts += placed.texts
      block.pictures += placed.pictures
      views.append(placed.view)
      if grid.arrangement == .below { x += grid.step } else { y += entry.height + entryGap }
    }
    block.view["areas"] = .list(views)
  }

  /// Beside a map in the middle of it.
  private func firstEntry(in box: Box) -> Double {
    let top = box.y + contentTop
    switch grid.arrangement {
    case .beside: return top + max(0, box.bottom - legendHeight - top - listHeight) / 2
    case .below: return box.bottom - rowHeight + scale.scaled(12)
    case .namesOnly, .mapOnly: return top
    }
  }
}
