import AreaMaps
import Charts
import IndicatorSchema
import PageTemplates

/// The charts of the areas of a municipality.
struct AreaCharts: Sendable {
  private let report: Report

  init(report: Report) { self.report = report }

  /// The charts; nil where there is nothing to draw.
  func view(of municipality: Municipality) -> View? {
    guard let group = report.shownGroup(municipality), group.ranking.order.count > 1 else { return nil }
    let ranked = RankedChart(report: report, municipality: municipality, group: group)?.view
    let funnel = FunnelView(report: report, municipality: municipality, group: group).view
    guard ranked != nil || funnel != nil else { return nil }
    return ["ranked": .view(ranked), "funnel": .view(funnel)]
  }
}

/// The areas in order, each a dot with its interval on a line.
struct RankedChart {
  private let report: Report
  private let group: AreaGroup
  private let column: ReportColumn
  private let reference: Double?
  private let country: Double?
  private let range: ClosedRange<Double>
  private let rows: [Int]

  /// Makes a chart of the estimate, else of the index; nil without a figure.
  init?(report: Report, municipality: Municipality, group: AreaGroup, column: ReportColumn) {
    let rows = Ranking(group.ranking.order, by: column, in: report.frame).order
    let known = rows.filter { report.value($0, column) != nil }
    guard known.count > 1 else { return nil }
    self.report = report
    self.group = group
    self.column = column
    self.rows = known
    reference = municipality.row.flatMap { report.value($0, column) }
    country = report.country.flatMap { report.value($0, column) }
    let values =
      known.compactMap { report.quantity($0, column) }.flatMap { [$0.lower, $0.upper] }
      + [reference, country].compactMap { $0 } + (column.indicator.unit == .percent ? [0] : [])
    guard let lowest = values.min(), let highest = values.max(), highest > lowest,
      (highest - lowest).isFinite
    else { return nil }
    range = lowest...highest
  }

  /// The same, for the figure that the report is about.
  init?(report: Report, municipality: Municipality, group: AreaGroup) {
    let rows = group.ranking.order
    let columns = [report.estimate, report.index].compactMap { $0 }
    guard let column = columns.first(where: { column in rows.contains { report.value($0, column) != nil } })
    else { return nil }
    self.init(report: report, municipality: municipality, group: group, column: column)
  }

  private var language: Language { report.language }

  private func place(_ value: Double) -> String {
    let width = range.upperBound - range.lowerBound
    return SVGNumber.text(2 + 96 * (value - range.lowerBound) / width)
  }

  /// The chart as a table, whose last column is drawn.
  var view: View {
    let hasBounds = rows.contains { report.quantity($0, column)?.isSure == false }
    return [
      "heading": .text(language("ranked.heading", ["label": language.lowercasedStart(column.shortLabel)])),
      "one": .text(language.capitalised(language.one(group.level))), "label": .text(column.shortLabel),
      "how": .text(MethodAnchor.of(column.id)), "hasBounds": .flag(hasBounds),
      "lowest": .text(column.format.short(range.lowerBound)),
      "highest": .text(column.format.short(range.upperBound)),
      "reference": .text(reference.map(place)), "country": .text(country.map(place)),
      "referenceValue": .text(reference.map { column.format.short($0) }),
      "countryValue": .text(country.map { column.format.short($0) }),
      "countryName": .text(report.countryName), "rows": .list(rows.map(row)),
    ]
  }

  private func row(_ row: Int) -> View {
    let quantity = report.quantity(row, column)
    return [
      "name": .text(report.name(row)), "cell": .view(report.cell(row, column)),
      "x": .text(quantity.map { place($0.value) }),
      "span": .text(
        quantity.flatMap { $0.isSure ? nil : "M\(place($0.lower)) 12H\(place($0.upper))" }),
    ]
  }
}

/// A share that was counted, against the number of people: which areas differ by more than chance?
struct FunnelView {
  let report: Report
  let municipality: Municipality
  let group: AreaGroup

  private var language: Language { report.language }

  /// The chart; nil without a share that was counted and judged.
  ///
  /// A share that was modelled has an uncertainty of its own, which a funnel says nothing of.
  var view: View? {
    guard let row = municipality.row, let inhabitants = report.inhabitants,
      let column = report.judged.first(where: { column in
        column.indicator.unit == .percent && column.id != report.settings.estimate
          && report.status(row, column) != .estimated
      }), let expected = report.value(row, column)
    else { return nil }
    let label = language.lowercasedStart(column.shortLabel)
    let plot = FunnelPlot(
      points: group.ranking.order.compactMap { point($0, column, inhabitants) }, expected: expected,
      texts: ChartTexts(
        title: language("funnel.title", ["label": label, "name": municipality.name]),
        description: language("funnel.description")), words: words(column), style: report.style.chartStyle,
      idPrefix: "trechter")
    return plot.map { plot in
      [
        "heading": .text(language("funnel.heading", ["label": label])), "svg": .markup(plot.svg()),
      ]
    }
  }

  private func point(_ row: Int, _ column: ReportColumn, _ people: ReportColumn) -> FunnelPlot.Point? {
    guard let share = report.value(row, column), let count = report.value(row, people) else { return nil }
    let verdict = report.facets(.verdict, of: column.id).flatMap { report.value(row, $0) }
    let mark: ChartMark = verdict == 3 ? .overRepresented : verdict == 2 ? .seemsHigher : .ordinary
    let name = report.name(row)
    return FunnelPlot.Point(
      people: count, share: share, mark: mark, title: "\(name): \(column.format.short(share))",
      label: mark == .ordinary ? nil : name)
  }

  private func words(_ column: ReportColumn) -> FunnelPlot.Words {
    let language = language
    return FunnelPlot.Words(
      people: language("inhabitants"), share: column.shortLabel, expected: language("whole.municipality"),
      narrow: language("funnel.narrow"), wide: language("funnel.wide"),
      peopleText: { language.number($0, decimals: 0) },
      shareText: { value in
        language.number(value, decimals: value.rounded() == value ? 0 : 1) + "%"
      })
  }
}
