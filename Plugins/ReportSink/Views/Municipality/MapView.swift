import AreaGeometry
import AreaMaps
import IndicatorSchema
import PageTemplates

/// The map of a municipality: its areas in classes that are the same for every municipality.
struct MapView: Sendable {
  private let report: Report
  private let maps: LoadedMaps
  private let column: ReportColumn?
  private let breaks: [AreaLevel: ClassBreaks]

  init(report: Report, maps: LoadedMaps) {
    self.report = report
    self.maps = maps
    let column = report.estimate ?? report.index
    self.column = column
    var breaks: [AreaLevel: ClassBreaks] = [:]
    for level in AreaLevel.allCases {
      breaks[level] =
        maps.breaks(level).flatMap { ClassBreaks($0) }
        ?? column.flatMap { column in
          let rows = (0..<report.frame.rowCount).filter { report.code($0).level == level }
          return ClassBreaks.quantiles(of: rows.map { report.value($0, column) })
        }
    }
    self.breaks = breaks
  }

  private var language: Language { report.language }

  /// The map with its legend; nil when there is nothing to colour areas by.
  func view(_ rows: [Int], level: AreaLevel, place: String, highlights: [Int]) -> View? {
    guard let column, let breaks = breaks[level], !rows.isEmpty else { return nil }
    let texts = texts(column, level, place)
    return [
      "svg": .markup(drawing(rows, level, breaks, texts, column, highlights)),
      "legend": .markup(legend(rows, breaks, column)), "label": .text(column.shortLabel),
      "areas": .text(language.many(level)),
      "hasBorders": .flag(hasBorders(rows, level)),
    ]
  }

  private func hasBorders(_ rows: [Int], _ level: AreaLevel) -> Bool {
    guard let map = maps[level] else { return false }
    return rows.contains { map[report.code($0).text].map { !$0.polygons.isEmpty } ?? false }
  }

  /// The map alone, for a page that has its own looks; nil without borders.
  func choropleth(_ rows: [Int], level: AreaLevel, place: String, highlights: [Int]) -> Choropleth? {
    guard let column, let breaks = breaks[level] else { return nil }
    return choropleth(rows, level, breaks, texts(column, level, place), column, highlights)
  }

  private func texts(_ column: ReportColumn, _ level: AreaLevel, _ place: String) -> MapTexts {
    MapTexts(
      title: language("map.title", ["label": column.shortLabel, "place": place]),
      description: language("map.description", ["areas": language.many(level)]),
      empty: language("map.empty"))
  }

  private func choropleth(
    _ rows: [Int], _ level: AreaLevel, _ breaks: ClassBreaks, _ texts: MapTexts, _ column: ReportColumn,
    _ highlights: [Int]
  ) -> Choropleth? {
    guard let map = maps[level], hasBorders(rows, level) else { return nil }
    let areas = rows.compactMap { row in
      map[report.code(row).text].map { shape in
        MapArea(
          shape: shape, classIndex: breaks.classIndex(of: report.value(row, column)),
          label: "\(report.name(row)): \(figure(row, column))")
      }
    }
    return Choropleth(
      areas: areas, texts: texts, style: style(breaks), idPrefix: "kaart",
      highlights: highlights.map { report.code($0).text })
  }

  private func drawing(
    _ rows: [Int], _ level: AreaLevel, _ breaks: ClassBreaks, _ texts: MapTexts, _ column: ReportColumn,
    _ highlights: [Int]
  ) -> String? {
    choropleth(rows, level, breaks, texts, column, highlights)?.cropped().svg()
      ?? tiles(rows, breaks, texts, column, highlights)
  }

  private func tiles(
    _ rows: [Int], _ breaks: ClassBreaks, _ texts: MapTexts, _ column: ReportColumn, _ highlights: [Int]
  ) -> String {
    let tiles = rows.sorted { report.code($0) < report.code($1) }.map { row in
      TileMap.Tile(
        name: report.name(row), classIndex: breaks.classIndex(of: report.value(row, column)),
        label: "\(report.name(row)): \(figure(row, column))",
        highlight: highlights.firstIndex(of: row).map { $0 + 1 })
    }
    return TileMap(tiles: tiles, texts: texts, style: style(breaks), idPrefix: "kaart").svg()
  }

  /// The figure of a row as the map names it.
  func figure(_ row: Int, _ column: ReportColumn) -> String {
    guard let quantity = report.quantity(row, column) else { return language("map.missing") }
    return quantity.isSure ? column.format.short(quantity.value) : quantity.percent(language)
  }

  private func style(_ breaks: ClassBreaks) -> MapStyle {
    report.style.mapStyle(width: 720, height: 560, classes: breaks.count)
  }

  private func legend(_ rows: [Int], _ breaks: ClassBreaks, _ column: ReportColumn) -> String {
    let counts = breaks.counts(of: rows.map { report.value($0, column) })
    let entries = (0..<breaks.count).map { index in
      MapLegend.Entry(text: text(breaks.range(of: index), column), count: counts.classes[index])
    }
    let missing = MapLegend.Entry(text: language("map.missing"), count: counts.missing)
    return MapLegend(
      classes: entries, missing: counts.missing > 0 ? missing : nil,
      texts: MapTexts(
        title: language("map.legend"), description: language("map.legend_description"), empty: ""),
      style: style(breaks), idPrefix: "legenda"
    ).svg()
  }

  private func text(_ range: (lower: Double?, upper: Double?), _ column: ReportColumn) -> String {
    let format = ColumnFormat(
      unit: column.indicator.unit, values: [range.lower, range.upper].compactMap { $0 }, language)
    switch range {
    case (nil, nil): return language("map.all")
    case (nil, let upper?): return language("map.below", ["upper": format.short(upper)])
    case (let lower?, nil): return language("map.above", ["lower": format.short(lower)])
    case (let lower?, let upper?):
      return language("map.between", ["lower": format.plain(lower), "upper": format.short(upper)])
    }
  }
}

/// The borders that were read, by level.
struct LoadedMaps: Sendable {
  private var maps: [AreaLevel: AreaMap] = [:]
  private var classBreaks: [AreaLevel: [Double]] = [:]

  /// Adds the borders of a level.
  mutating func add(_ map: AreaMap, _ settings: MapSettings) {
    maps[settings.level] = map
    classBreaks[settings.level] = settings.breaks
  }

  /// The borders of all levels together; nil where there are none.
  var all: AreaMap? {
    maps.isEmpty
      ? nil : AreaMap(maps.sorted { $0.key < $1.key }.flatMap { $0.value.shapes })
  }

  /// The borders of a level; nil where there are none.
  subscript(level: AreaLevel) -> AreaMap? { maps[level] }

  /// Where classes begin, where that is given.
  func breaks(_ level: AreaLevel) -> [Double]? { classBreaks[level] }
}
