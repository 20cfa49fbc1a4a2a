import IndicatorSchema
import PageTemplates

/// The areas of one level in order, each with its place on the line of the index.
struct RankingView {
  let report: Report
  let group: AreaGroup
  /// The row of the municipality.
  let municipality: Int?
  /// Whether areas have a profile to go to.
  let isProfiled: Bool

  /// The table.
  var view: View {
    let line = IndexLine(
      report: report, rows: group.ranking.order, reference: municipality, country: report.country)
    return [
      "level": .text(group.level.rawValue),
      "heading": .text(DutchWords.heading(group.level, count: group.ranking.order.count)),
      "one": .text(DutchWords.one(group.level)),
      "columnHeading": .text(DutchWords.capitalised(DutchWords.one(group.level))),
      "note": .text(note), "hasIndex": .flag(report.index != nil), "indexLabel": .text(report.index?.label),
      "hasInhabitants": .flag(report.inhabitants != nil), "line": .view(line?.view),
      "hasLine": .flag(line != nil),
      "hasParent": .flag(group.level == .buurt && report.hasWijken),
      "rows": .list(group.ranking.order.map { row($0, line) }),
    ]
  }

  private var note: String? {
    guard let index = report.index else { return nil }
    if group.ranking.isLevel {
      return "De \(Sentences.lowercasedStart(index.label)) is in alle \(DutchWords.many(group.level)) gelijk."
    }
    return nil
  }

  private func row(_ row: Int, _ line: IndexLine?) -> View {
    let area = report.frame.area(row)
    let place = group.ranking.place(of: row)
    return [
      "code": .text(area.code.text), "name": .text(report.name(row)),
      "anchor": .text(isProfiled ? PageName.anchor(area.code) : nil),
      "place": .text(place?.short ?? "–"),
      "parent": .text(report.parentName(row)),
      "inhabitants": .view(report.inhabitants.map { report.cell(row, $0) }),
      "index": .view(report.index.map { report.cell(row, $0) }),
      "mark": .view(line?.mark(row)),
    ]
  }
}

/// The line that the values of the index lie on, from the lowest to the highest.
struct IndexLine {
  let report: Report
  private let column: ReportColumn
  private let range: ClosedRange<Double>
  private let reference: Double?
  private let country: Double?

  /// Makes a line on which all the rows fit; nil without an index or a value.
  init?(report: Report, rows: [Int], reference: Int?, country: Int?) {
    guard let column = report.index else { return nil }
    self.report = report
    self.column = column
    self.reference = reference.flatMap { report.value($0, column) }
    self.country = country.flatMap { report.value($0, column) }
    let values =
      rows.compactMap { report.value($0, column) } + [self.reference, self.country].compactMap { $0 }
    guard let lowest = values.min(), let highest = values.max() else { return nil }
    range = lowest...highest
  }

  /// What all rows have in common.
  var view: View {
    [
      "lowest": .text(column.format.plain(range.lowerBound)),
      "highest": .text(range.lowerBound < range.upperBound ? column.format.plain(range.upperBound) : nil),
      "reference": .text(reference.map { SVGNumber.text(position($0)) }),
      "country": .text(countryPosition),
      "referenceValue": .text(reference.map { column.format.plain($0) }),
      "countryValue": .text(country.map { column.format.plain($0) }),
    ]
  }

  /// Where the country lies.
  var countryPosition: String? { country.map { SVGNumber.text(position($0)) } }

  /// The mark of a row, nil when it has no value.
  func mark(_ row: Int) -> View? {
    guard let value = report.value(row, column) else { return nil }
    let start = reference ?? country ?? value
    return [
      "x": .text(SVGNumber.text(position(value))), "start": .text(SVGNumber.text(position(start))),
      "title": .text("\(column.label) \(column.format.plain(value))"),
    ]
  }

  private func position(_ value: Double) -> Double {
    let width = range.upperBound - range.lowerBound
    return width > 0 && width.isFinite ? 3 + 94 * (value - range.lowerBound) / width : 50
  }
}

extension Report {
  /// Whether any row is a wijk, which a buurt can then be said to lie in.
  var hasWijken: Bool { (0..<frame.rowCount).contains { frame.area($0).code.level == .wijk } }

  /// The name of the wijk of a buurt, where it has a row.
  func parentName(_ row: Int) -> String? {
    guard let parent = frame.area(row).parent, parent.level == .wijk,
      let position = frame.areas.position(of: parent)
    else { return nil }
    return frame.areas[position].reportName
  }
}
