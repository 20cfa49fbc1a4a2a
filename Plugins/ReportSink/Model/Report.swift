import IndicatorSchema
import PluginKit

/// The rows of a report, arranged as a reader meets them.
struct Report {
  let title: String
  let facts: RunFacts
  /// All rows in canonical order; rows are named by their position here.
  let frame: IndicatorFrame
  /// The one period of all rows; nil without rows.
  let period: Period?
  let columns: [ReportColumn]
  /// The column that counts people.
  let inhabitants: ReportColumn?
  /// The row to compare with.
  let country: Int?
  /// The municipalities with their areas, by name.
  let municipalities: [Municipality]
  /// The rows that belong to no municipality, such as provinces.
  let elsewhere: [Int]
  /// The level of the areas that get a profile, nil for all.
  let profiledLevel: AreaLevel?

  /// Arranges rows.
  ///
  /// - Throws: `Diagnostic` when the rows are of several periods, or it is not clear what to compare with.
  init(sink: ReportSink, frame: IndicatorFrame, facts: RunFacts) throws {
    self.frame = frame
    self.facts = facts
    title = sink.title
    profiledLevel = sink.profiledLevel
    period = try Self.onlyPeriod(of: frame)
    country = try Self.country(sink.national, frame)
    let columns = sink.input.columns.enumerated().map { position, indicator in
      ReportColumn(
        position: position, indicator: indicator,
        format: ColumnFormat(unit: indicator.unit, values: frame.columns[position].cells.compactMap { $0 }),
        isIndex: indicator.id == sink.index)
    }
    self.columns = columns
    inhabitants = columns.first { $0.indicator.id == "inhabitants" && $0.indicator.unit == .count }
    (municipalities, elsewhere) = AreaTree(frame: frame).municipalities(
      index: columns.first(where: \.isIndex))
  }

  /// The column areas are put in order by.
  var index: ReportColumn? { columns.first(where: \.isIndex) }

  /// The figure of a row, nil where there is none.
  func value(_ row: Int, _ column: ReportColumn) -> Double? { frame.columns[column.position][row] }

  /// What is known about the figure of a row.
  func status(_ row: Int, _ column: ReportColumn) -> CellStatus {
    frame.columns[column.position].statuses[row]
  }

  /// Whether a column means anything for one of these rows; an index of neighbourhoods does not for a province.
  func applies(_ column: ReportColumn, to rows: [Int]) -> Bool {
    rows.contains { status($0, column) != .notApplicable }
  }

  /// The interval of a figure, where both ends are known.
  func bounds(_ row: Int, _ column: ReportColumn) -> ClosedRange<Double>? {
    guard value(row, column) != nil, let bounds = frame.columns[column.position].bounds else { return nil }
    let (lower, upper) = (bounds.lower[row], bounds.upper[row])
    return lower <= upper ? lower...upper : nil
  }

  /// What readers call the area of a row.
  func name(_ row: Int) -> String { frame.area(row).reportName }

  /// What readers call the area to compare with.
  var countryName: String? { country.map { name($0) } }

  private static func onlyPeriod(of frame: IndicatorFrame) throws -> Period? {
    let periods = Set(frame.periods).sorted()
    guard periods.count <= 1 else {
      throw Diagnostic(
        .cannotCompute,
        "a report shows one period, the input has \(periods.map(\.description).joined(separator: ", "))",
        hint: "select one period in a step before")
    }
    return periods.first
  }

  private static func country(_ code: String?, _ frame: IndicatorFrame) throws -> Int? {
    if let code {
      guard let row = (0..<frame.rowCount).first(where: { frame.area($0).code.text == code }) else {
        throw Diagnostic(
          .unknownArea, "the input has no row '\(code)' to compare with", hint: "change the field 'national'")
      }
      return row
    }
    let rows = (0..<frame.rowCount).filter { frame.area($0).code.level == .country }
    guard rows.count <= 1 else {
      let codes = rows.map { frame.area($0).code.text }.joined(separator: ", ")
      throw Diagnostic(
        .cannotCompute, "it is not clear which of the rows \(codes) to compare with",
        hint: "name one in the field 'national'")
    }
    return rows.first
  }
}

extension Area {
  /// The name, or the code where there is none that can be seen.
  var reportName: String {
    guard let name, name.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      return code.text
    }
    return name
  }
}
