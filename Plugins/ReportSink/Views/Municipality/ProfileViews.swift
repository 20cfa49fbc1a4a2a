import IndicatorSchema
import PageTemplates

/// The profiles of the areas of a municipality: one line for each figure, the municipality in the middle.
struct ProfileViews {
  private let report: Report
  private let municipality: Municipality
  private let columns: [ReportColumn]
  /// The row in the middle of the lines.
  private let centre: Int?
  private let scales: [CentredScale?]
  private let groups: [AreaGroup]
  /// The height of a line in the units of the drawing, which is stretched to fit; small numbers make small pages.
  private static let lineHeight = 2
  /// Beyond this many areas the numbers stand only in the tables, to keep the page near a megabyte.
  private static let mostWithValues = 300

  init(report: Report, municipality: Municipality) {
    self.report = report
    self.municipality = municipality
    groups = municipality.groups.filter { report.profiledLevel == nil || $0.level == report.profiledLevel }
    let centre = municipality.row ?? report.country
    self.centre = centre
    let references = [municipality.row, report.country].compactMap { $0 }
    let columns = report.figures.filter { column in
      column.isComparable && !column.isIndex
        && (references.isEmpty || report.applies(column, to: references))
    }
    self.columns = columns
    let others = [report.country].compactMap { $0 }
    let rows = municipality.areaRows + others
    scales = columns.map { column in
      centre.flatMap { report.value($0, column) }.map { value in
        CentredScale(centre: value, values: rows.compactMap { report.value($0, column) })
      }
    }
  }

  /// All profiles, nil when there is nothing to profile.
  var view: View? {
    guard !groups.isEmpty else { return nil }
    let height = columns.count * Self.lineHeight
    let showsCountry = report.country != nil && report.country != centre
    return [
      "count": .text(String(columns.count)), "height": .text(String(height)),
      "hasLines": .flag(!columns.isEmpty),
      "labels": .list(columns.enumerated().map { label($0.element, $0.offset) }),
      "rules": .text(columns.indices.map { "M0 \(middle($0))H200" }.joined()),
      "ticks": .text(columns.indices.map { "M100 \(middle($0))m0-.4v.8" }.joined()),
      "country": .text(
        showsCountry ? report.country.flatMap { marks(of: $0, end: "h.01", where: { _ in true }) } : nil),
      "countryName": .text(report.countryName),
      "centreName": .text(centre.map { report.name($0) }),
      "hasContext": .flag(columns.contains { $0.indicator.polarity == .context }),
      "hasBounds": .flag(hasBounds), "hasValues": .flag(hasValues),
      "groups": .list(groups.map(group)),
    ]
  }

  private var hasValues: Bool { groups.reduce(0) { $0 + $1.ranking.order.count } <= Self.mostWithValues }

  private var hasBounds: Bool {
    columns.contains { report.frame.columns[$0.position].bounds != nil }
  }

  private func label(_ column: ReportColumn, _ number: Int) -> View {
    let place = (Double(number) + 0.5) / Double(columns.count) * 100
    let label = column.indicator.unit == .perThousand ? column.labelWithUnit : column.label
    return ["y": .text(SVGNumber.text(place)), "label": .text(label)]
  }

  private func group(_ group: AreaGroup) -> View {
    let standOut = StandOut(report: report, rows: group.ranking.order)
    return [
      "heading": .text(report.language("profile.heading", ["one": report.language.one(group.level)])),
      "level": .text(group.level.rawValue),
      "areas": .list(group.ranking.order.map { area($0, group, standOut) }),
    ]
  }

  private func area(_ row: Int, _ group: AreaGroup, _ standOut: StandOut) -> View {
    let references = [municipality.row, report.country].compactMap { $0 }
    let isScored: (ReportColumn) -> Bool = { $0.indicator.polarity != .context }
    return [
      "anchor": .text(PageName.anchor(report.frame.area(row).code)), "name": .text(report.name(row)),
      "sentence": .text(Sentences(report: report).standOut(row, standOut, against: references)),
      "scored": .text(marks(of: row, where: isScored)),
      "background": .text(marks(of: row, where: { !isScored($0) })),
      "spans": .text(spans(of: row)),
      "values": .texts(hasValues ? columns.map { report.shortText(row, $0) } : []),
    ]
  }

  private func middle(_ number: Int) -> Int { number * Self.lineHeight + Self.lineHeight / 2 }

  private func place(_ value: Double, _ scale: CentredScale) -> Int {
    Int((scale.position(value) * 2).rounded())
  }

  /// A dot on each line for which the row has a value.
  ///
  /// The dots are lines of no length with round ends, which stay round however the drawing is stretched. Square
  /// ends need some length, or paper does not show them.
  private func marks(of row: Int, end: String = "h0", where isWanted: (ReportColumn) -> Bool) -> String? {
    let dots = columns.enumerated().compactMap { number, column -> String? in
      guard isWanted(column), let scale = scales[number], let value = report.value(row, column) else {
        return nil
      }
      return "M\(place(value, scale)) \(middle(number))\(end)"
    }
    return dots.isEmpty ? nil : dots.joined()
  }

  private func spans(of row: Int) -> String? {
    let lines = columns.enumerated().compactMap { number, column -> String? in
      guard let scale = scales[number], let bounds = report.bounds(row, column) else { return nil }
      return "M\(place(bounds.lowerBound, scale)) \(middle(number))H\(place(bounds.upperBound, scale))"
    }
    return lines.isEmpty ? nil : lines.joined()
  }
}
