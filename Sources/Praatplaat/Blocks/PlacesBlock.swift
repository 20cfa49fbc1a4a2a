import Markup
import PageTemplates

/// Where these people live: the map in the middle of the page, and the areas that are named.
struct PlacesBlock: PosterBlock {
  static let name = "places"
  private static let gutter = 26.0
  /// Where the map is so much wider than high that the names are better below it.
  private static let wide = 2.3
  private static let square = 9.0

  /// How map and names lie.
  private enum Arrangement {
    case beside
    case below
    case namesOnly
    case mapOnly
  }

  private let heading: Paragraph
  private let legend: Paragraph?
  private let entries: [PlaceEntry]
  private let map: MapPicture?
  private let arrangement: Arrangement
  private let scale: TypeScale

  init(_ places: PosterContent.Places, _ map: MapPicture?, _ scale: TypeScale) {
    (self.map, self.scale) = (map, scale)
    let arrangement: Arrangement =
      map.map { map in
        places.areas.isEmpty ? .mapOnly : map.ratio > Self.wide ? .below : .beside
      } ?? .namesOnly
    self.arrangement = arrangement
    heading = .heading(places.heading, width: Page.column, scale)
    let width = Self.entryWidth(arrangement, places.areas.count)
    entries = places.areas.enumerated().map { index, place in
      PlaceEntry(
        place, number: index + 1, width: width, arrangement == .namesOnly ? .large : .usual, scale)
    }
    let key = Self.keyWidth(map)
    legend =
      map == nil
      ? nil
      : places.legend.map {
        Paragraph(
          $0, width: (arrangement == .beside ? Self.mapWidth : Page.column) - key,
          TypeStyle(size: scale.fine(9.5)))
      }
  }

  private static let mapWidth = Page.column * 0.6

  private static func entryWidth(_ arrangement: Arrangement, _ count: Int) -> Double {
    switch arrangement {
    case .beside: Page.column - mapWidth - gutter
    case .below: (Page.column - Double(max(1, count) - 1) * gutter) / Double(max(1, count))
    case .namesOnly, .mapOnly: Page.column
    }
  }

  private static func keyWidth(_ map: MapPicture?) -> Double {
    let count = Double(map?.colours.count ?? 0)
    return count == 0 ? 0 : count * square + 7
  }

  private var mapTop: Double { heading.height + scale.scaled(8) }
  private var legendHeight: Double { legend.map { $0.height + scale.scaled(7) } ?? 0 }
  private var entryGap: Double { scale.scaled(arrangement == .namesOnly ? 16 : 12) }
  private var listHeight: Double {
    entries.reduce(0) { $0 + $1.height } + Double(max(0, entries.count - 1)) * entryGap
  }
  private var rowHeight: Double { entries.map(\.height).max() ?? 0 }
  private var room: Double { arrangement == .beside ? Self.mapWidth : Page.column }

  /// The height below the heading.
  private func height(map: Double) -> Double {
    switch arrangement {
    case .beside: max(map + legendHeight, listHeight)
    case .below: map + legendHeight + scale.scaled(12) + rowHeight
    case .mapOnly: map + legendHeight
    case .namesOnly: listHeight
    }
  }

  var least: Double { mapTop + height(map: leastMap) }
  var most: Double { mapTop + max(height(map: leastMap), height(map: mostMap)) }

  private var leastMap: Double { min(mostMap, scale.scaled(arrangement == .below ? 130 : 178)) }
  /// As high as a map of the width there is, and no higher than the page can bear.
  private var mostMap: Double { map.map { min(room / $0.ratio, 330) } ?? 0 }

  func placed(top: Double, height: Double) -> PlacedBlock {
    let heading = heading.at(Page.margin, top)
    var block = PlacedBlock(
      box: Box(x: Page.margin, y: top, width: Page.column, height: height), texts: [heading], pictures: [],
      view: ["heading": .view(heading.view(level: 2)), "map": .view(nil), "legend": .view(nil)])
    let foot = placeMap(in: &block)
    placeEntries(in: &block, below: foot)
    return block
  }

  /// Places the map and what explains it; gives where they end.
  private func placeMap(in block: inout PlacedBlock) -> Double {
    let top = block.box.y + mapTop
    guard let map else { return top }
    let below = arrangement == .below ? scale.scaled(12) + rowHeight : 0
    let room = Box(
      x: Page.margin, y: top, width: room, height: block.box.bottom - top - legendHeight - below)
    let (view, drawn) = map.drawn(in: room)
    block.view["map"] = .view(view)
    block.pictures.append(drawn)
    let legendTop = room.bottom + scale.scaled(7)
    if let legend = legend?.at(Page.margin + Self.keyWidth(map), legendTop) {
      block.texts.append(legend)
      block.view["legend"] = .view(["text": .view(legend.view()), "key": .list(key(map, legend))])
    }
    return room.bottom + legendHeight + scale.scaled(12)
  }

  /// A square for each class, from light to dark.
  private func key(_ map: MapPicture, _ legend: Paragraph) -> [View] {
    let top = legend.baseline - Self.square + 1
    return map.colours.enumerated().map { index, colour in
      let x = Page.margin + Double(index) * Self.square
      return Box(x: x, y: top, width: Self.square, height: Self.square).view
        .adding(["colour": .text(colour.hex)])
    }
  }

  private func placeEntries(in block: inout PlacedBlock, below foot: Double) {
    let isRow = arrangement == .below
    let left = arrangement == .beside ? Page.margin + Self.mapWidth + Self.gutter : Page.margin
    let width = Self.entryWidth(arrangement, entries.count)
    var (x, y) = (left, isRow ? foot : firstEntry(in: block.box))
    var views: [View] = []
    for entry in entries {
      let placed = entry.placed(x, y)
      block.texts += placed.texts
      block.pictures += placed.pictures
      views.append(placed.view)
      if isRow { x += width + Self.gutter } else { y += entry.height + entryGap }
    }
    block.view["areas"] = .list(views)
  }

  /// In the middle of the map beside them.
  private func firstEntry(in box: Box) -> Double {
    let top = box.y + mapTop
    guard arrangement == .beside else { return top }
    return top + max(0, box.bottom - legendHeight - top - listHeight) / 2
  }
}
