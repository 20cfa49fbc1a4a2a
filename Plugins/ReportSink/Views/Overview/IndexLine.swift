import IndicatorSchema
import PageTemplates

/// The line that the values of the index lie on, from the lowest to the highest.
struct IndexLine {
  let report: Report
  private let column: ReportColumn
  private let range: ClosedRange<Double>
  private let reference: Double?
  private let country: Double?

  /// Makes a line on which all the rows fit; nil without a value.
  init?(report: Report, column: ReportColumn, rows: [Int], reference: Int?, country: Int?) {
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
      "title": .text("\(column.shortLabel) \(column.format.plain(value))"),
    ]
  }

  private func position(_ value: Double) -> Double {
    let width = range.upperBound - range.lowerBound
    return width > 0 && width.isFinite ? 3 + 94 * ((value - range.lowerBound) / width) : 50
  }
}
