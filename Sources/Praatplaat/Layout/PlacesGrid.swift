/// How the map and the names of areas lie to each other.
struct PlacesGrid {
  /// Who is where.
  enum Arrangement {
    /// The names to the right of the map.
    case beside
    /// The names below it, beside each other.
    case below
    /// Names only, large.
    case namesOnly
    /// A map only.
    case mapOnly
  }

  /// Where the map is so much wider than high that the names are better below it.
  private static let wide = 2.3
  private static let gutter = 26.0
  /// How high a map is before the type gets larger.
  private static let height = (beside: 222.0, below: 165.0)

  let arrangement: Arrangement
  /// The width that the map has.
  let mapWidth: Double
  /// The width that each name has.
  let entryWidth: Double
  private let ratio: Double?
  private let scale: TypeScale

  /// For a map that is so many times as wide as high, and a number of names.
  init(ratio: Double?, names: Int, _ scale: TypeScale) {
    (self.ratio, self.scale) = (ratio, scale)
    let count = Double(max(1, names))
    guard let ratio else {
      (arrangement, mapWidth, entryWidth) = (.namesOnly, 0, Page.column)
      return
    }
    if names == 0 {
      (arrangement, mapWidth, entryWidth) = (.mapOnly, Page.column, 0)
    } else if ratio > Self.wide {
      (arrangement, mapWidth) = (.below, Page.column)
      entryWidth = (Page.column - (count - 1) * Self.gutter) / count
    } else {
      arrangement = .beside
      mapWidth = Page.second - Page.margin - Self.gutter / 2
      entryWidth = Page.secondWidth
    }
  }

  /// Where the next name beside or below a name starts.
  var step: Double { entryWidth + Self.gutter }

  /// Where names start.
  var entryStart: Double { arrangement == .beside ? Page.second : Page.margin }

  /// The height that a map needs.
  var leastMap: Double {
    min(mostMap, scale.scaled(arrangement == .below ? Self.height.below : Self.height.beside))
  }

  /// As high as a map of that width is, and no higher than the page can bear.
  var mostMap: Double { ratio.map { min(mapWidth / $0, 330) } ?? 0 }
}
