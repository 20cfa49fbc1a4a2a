import IndicatorSchema
import PageTemplates
import PlainDutch

/// A municipality against its province, the country and all other municipalities.
struct ComparisonView {
  let report: Report
  /// The rows of all municipalities.
  private let municipalities: [Int]
  private let rankings: [Ranking]
  private let scales: [CentredScale?]
  /// Fewer municipalities than this have no middle half worth showing.
  private static let fewestForMiddle = 8
  /// Where the middle half of the municipalities lies.
  private let middles: [ClosedRange<Double>?]

  /// Measures all municipalities once, for the pages of each.
  init(report: Report) {
    self.report = report
    let rows = report.municipalities.compactMap(\.row)
    municipalities = rows
    rankings = report.columns.map { column in Ranking(rows, byValueOf: column, in: report.frame) }
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
    let hasLine = scales.contains { $0 != nil }
    let hasPlace = municipalities.count > 1
    let hasCountry = report.country != nil && report.country != row
    var others = [municipality.province.map { report.name($0) }, hasCountry ? report.countryName : nil]
      .compactMap { $0 }
    if hasPlace { others.append("andere gemeenten") }
    let width = 2 + [municipality.province != nil, hasCountry, hasLine, hasPlace].count { $0 }
    return [
      "name": .text(municipality.name), "province": .text(municipality.province.map { report.name($0) }),
      "country": .text(hasCountry ? report.countryName : nil), "hasLine": .flag(hasLine),
      "isCompared": .flag(!others.isEmpty), "others": .text(DutchWords.list(others)),
      "hasPlace": .flag(hasPlace), "total": .text(DutchNumber.text(municipalities.count)),
      "width": .text(String(width)), "hasMiddle": .flag(hasLine && middles.contains { $0 != nil }),
      "lowFirst": .text(
        report.index.flatMap { $0.highestFirst ? nil : Sentences.lowercasedStart($0.label) }),
      "centre": .text((hasCountry ? report.countryName : nil) ?? "de middelste gemeente"),
      "themes": .list(themes(row, municipality, hasCountry: hasCountry)),
    ]
  }

  /// The figures by theme; what applies neither to the municipality nor to what it is compared with stays away.
  private func themes(_ row: Int, _ municipality: Municipality, hasCountry: Bool) -> [View] {
    let rows = [row, municipality.province, hasCountry ? report.country : nil].compactMap { $0 }
    return report.themes.compactMap { theme in
      let columns = theme.columns.filter { report.applies($0, to: rows) }
      guard !columns.isEmpty else { return nil }
      return [
        "theme": .text(theme.name),
        "rows": .list(columns.map { line($0, row, municipality, hasCountry: hasCountry) }),
      ]
    }
  }

  private func line(_ column: ReportColumn, _ row: Int, _ municipality: Municipality, hasCountry: Bool)
    -> View
  {
    [
      "label": .text(column.labelWithUnit), "own": .view(report.cell(row, column)),
      "provinceCell": .view(municipality.province.map { report.cell($0, column) }),
      "countryCell": .view(hasCountry ? report.cell(report.country, column) : nil),
      "mark": .view(mark(column, row, municipality)),
      "place": .text(
        rankings[column.position].place(of: row)?.short ?? "–"),
    ]
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
  init(_ rows: [Int], byValueOf column: ReportColumn, in frame: IndicatorFrame) {
    let plain = ReportColumn(
      position: column.position, indicator: column.indicator.asContext, format: column.format, isIndex: false)
    self.init(rows, by: column.isIndex ? column : plain, in: frame)
  }
}

extension Indicator {
  /// The same indicator without a direction.
  fileprivate var asContext: Indicator {
    var copy = self
    copy.polarity = .context
    return copy
  }
}
