import IndicatorSchema
import PageTemplates

/// A municipality against its province, the country and all other municipalities.
struct ComparisonView: Sendable {
  let report: Report
  private let sources: SourceNotes
  /// The rows of all municipalities.
  private let municipalities: [Int]
  private let rankings: [Ranking]
  private let scales: [CentredScale?]
  /// Fewer municipalities than this have no middle half worth showing.
  private static let fewestForMiddle = 8
  /// Where the middle half of the municipalities lies.
  private let middles: [ClosedRange<Double>?]

  /// Measures all municipalities once, for the pages of each.
  init(report: Report, sources: SourceNotes) {
    self.report = report
    self.sources = sources
    let rows = report.municipalities.compactMap(\.row)
    municipalities = rows
    rankings = report.columns.map { column in Ranking(rows, byValueOf: column, in: report) }
    let middles = report.columns.map { column in
      Self.middle(rows.compactMap { report.value($0, column) }.sorted())
    }
    self.middles = middles
    scales = report.columns.map { column in
      Self.scale(of: column, municipalities: rows, in: report)
    }
  }

  /// Few municipalities do not tell what is far apart; then their areas do.
  private static func scale(of column: ReportColumn, municipalities: [Int], in report: Report)
    -> CentredScale?
  {
    guard column.isComparable else { return nil }
    let values = municipalities.compactMap { report.value($0, column) }.sorted()
    let median = values.count >= fewestForMiddle ? values[values.count / 2] : nil
    guard let centre = report.country.flatMap({ report.value($0, column) }) ?? median else { return nil }
    let enough = municipalities.count >= fewestForMiddle
    let known = enough ? values : (0..<report.frame.rowCount).compactMap { report.value($0, column) }
    return CentredScale(centre: centre, values: known)
  }

  /// The table of a municipality, nil when it has no row of its own.
  func view(of municipality: Municipality) -> View? {
    guard let row = municipality.row else { return nil }
    let shown = Shown(report, municipality, row, hasPlace: municipalities.count > 1)
    let hasLine = scales.contains { $0 != nil }
    let language = report.language
    var others = [municipality.province.map { report.name($0) }, shown.hasCountry ? report.countryName : nil]
      .compactMap { $0 }
    if shown.hasAlike { others.append(language("compare.alike_others")) }
    if shown.hasPlace { others.append(language("compare.all_others")) }
    return [
      "name": .text(municipality.name), "province": .text(municipality.province.map { report.name($0) }),
      "country": .text(shown.hasCountry ? report.countryName : nil), "hasLine": .flag(hasLine),
      "hasAlike": .flag(shown.hasAlike), "hasTrend": .flag(shown.hasTrend),
      "question": .text(
        others.isEmpty
          ? language("compare.none")
          : language("compare.question", ["name": municipality.name, "others": language.list(others)])),
      "hasPlace": .flag(shown.hasPlace), "total": .text(language.number(municipalities.count)),
      "width": .text(String(shown.width + (hasLine ? 1 : 0))),
      "hasMiddle": .flag(hasLine && middles.contains { $0 != nil }),
      "placeNote": .text(shown.hasPlace ? placeNote : nil),
      "centre": .text((shown.hasCountry ? report.countryName : nil) ?? language("compare.middle")),
      "themes": .list(themes(row, municipality, shown)),
    ]
  }

  private var placeNote: String {
    let note = report.language(
      "compare.place", ["total": report.language.number(municipalities.count)])
    guard let index = report.index, !index.highestFirst else { return note }
    return note + " "
      + report.language("compare.place_low", ["index": report.language.lowercasedStart(index.label)])
  }

  /// Which columns the table has.
  private struct Shown {
    let hasCountry: Bool
    let hasAlike: Bool
    let hasTrend: Bool
    let hasPlace: Bool
    let width: Int

    init(_ report: Report, _ municipality: Municipality, _ row: Int, hasPlace: Bool) {
      hasCountry = report.country != nil && report.country != row
      hasAlike = report.facets.all(.alike).contains { report.value(row, $0) != nil }
      hasTrend = report.figures.contains { !report.history.points(municipality.code, $0).isEmpty }
      self.hasPlace = hasPlace
      let optional = [municipality.province != nil, hasCountry, hasAlike, hasTrend, hasPlace]
      width = 3 + optional.count { $0 }
    }
  }

  /// The figures by theme; what applies neither to the municipality nor to what it is compared with stays away.
  private func themes(_ row: Int, _ municipality: Municipality, _ shown: Shown) -> [View] {
    let rows = [row, municipality.province, shown.hasCountry ? report.country : nil].compactMap { $0 }
    return report.themes.compactMap { theme in
      let columns = theme.columns.filter { report.applies($0, to: rows) }
      guard !columns.isEmpty else { return nil }
      return [
        "theme": .text(theme.name),
        "rows": .list(columns.map { line($0, row, municipality, shown) }),
      ]
    }
  }

  private func line(
    _ column: ReportColumn, _ row: Int, _ municipality: Municipality, _ shown: Shown
  ) -> View {
    let alike = report.facets(.alike, of: column.id)
    return [
      "label": .text(column.labelWithUnit), "how": .text(MethodAnchor.of(column.id)),
      "source": .text(sources(column)), "own": .view(report.cell(row, column)),
      "provinceCell": .view(municipality.province.map { report.cell($0, column) }),
      "countryCell": .view(shown.hasCountry ? report.cell(report.country, column) : nil),
      "alikeCell": .view(shown.hasAlike ? report.cell(alike == nil ? nil : row, alike ?? column) : nil),
      "trendCell": .view(shown.hasTrend ? trend(column, row, municipality) : nil),
      "mark": .view(mark(column, row, municipality)),
      "place": .text(
        rankings[column.position].place(of: row)?.short ?? "–"),
    ]
  }

  /// The earlier figures and the present one; a break in the series is said.
  private func trend(_ column: ReportColumn, _ row: Int, _ municipality: Municipality) -> View {
    let earlier = report.history.points(municipality.code, column)
    guard let value = report.value(row, column), let period = report.period, let first = earlier.first
    else { return ["text": .text("–")] }
    let broken = column.indicator.breaks.contains { $0.from > first.period && $0.from <= period }
    let values = ["period": "\(first.period)", "value": column.format.plain(first.value)]
    let difference = value - first.value
    let key =
      broken
      ? "trend.broken"
      : column.format.plain(difference.magnitude) == column.format.plain(0)
        ? "trend.same" : difference > 0 ? "trend.up" : "trend.down"
    return ["text": .text(report.language(key, values))]
  }

  private func mark(_ column: ReportColumn, _ row: Int, _ municipality: Municipality) -> View? {
    guard let scale = scales[column.position], let value = report.value(row, column) else { return nil }
    let province = municipality.province.flatMap { report.value($0, column) }
    let middle = middles[column.position].map {
      "M\(SVGNumber.text(scale.position($0.lowerBound))) 12H\(SVGNumber.text(scale.position($0.upperBound)))"
    }
    return [
      "x": .text(SVGNumber.text(scale.position(value))), "middle": .text(middle),
      "province": .text(province.map { SVGNumber.text(scale.position($0)) }),
      "title": .text("\(column.label): \(column.format.short(value))"),
    ]
  }

  /// The place of a municipality by a column, nil without one.
  func place(of row: Int, _ column: ReportColumn) -> Ranking.Place? {
    rankings[column.position].place(of: row)
  }

  /// The range from the first to the third quartile, nil with fewer than eight values.
  private static func middle(_ sorted: [Double]) -> ClosedRange<Double>? {
    guard sorted.count >= fewestForMiddle else { return nil }
    return sorted[sorted.count / 4]...sorted[sorted.count * 3 / 4]
  }
}

extension Ranking {
  /// Puts rows in order of a column: an index as it ranks areas, other figures with the highest value first.
  init(_ rows: [Int], byValueOf column: ReportColumn, in report: Report) {
    self.init(
      rows, by: column, in: report.frame, highestFirst: column.isIndex ? column.highestFirst : true)
  }
}
