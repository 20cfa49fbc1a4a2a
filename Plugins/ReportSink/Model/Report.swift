import HouseStyle
import IndicatorSchema
import PluginKit

/// The rows of a report, arranged as a reader meets them.
struct Report: Sendable {
  let settings: ReportSettings
  /// The house style.
  let style: LoadedStyle
  let facts: RunFacts
  /// The rows of the latest period in canonical order; rows are named by their position here.
  let frame: IndicatorFrame
  /// The rows of earlier periods.
  let history: History
  /// The one period of all rows; nil without rows.
  let period: Period?
  let columns: [ReportColumn]
  /// What columns say about each other.
  let facets: FacetTable
  /// The row to compare with.
  let country: Int?
  /// The municipalities with their areas, by name.
  let municipalities: [Municipality]
  /// The rows that belong to no municipality, such as provinces.
  let elsewhere: [Int]
  /// What is made beside the pages, where it can be.
  var extras: Set<Extra> = []

  /// A file that is only made where what it needs is there.
  enum Extra: Sendable {
    case geojson
    case pdf
  }

  /// Arranges rows, in canonical order.
  ///
  /// - Throws: `Diagnostic` when it is not clear what to compare with.
  init(_ settings: ReportSettings, _ style: LoadedStyle, rows: IndicatorFrame, facts: RunFacts) throws {
    self.settings = settings
    self.style = style
    self.facts = facts
    period = rows.periods.max()
    let latest = (0..<rows.rowCount).filter { rows.periods[$0] == rows.periods.max() }
    frame = latest.count == rows.rowCount ? rows : rows.selectingRows(latest)
    history = History(rows, before: rows.periods.max())
    country = try Report.country(settings.national, frame)
    columns = Report.columns(settings, frame)
    facets = FacetTable(columns)
    (municipalities, elsewhere) = AreaTree(frame: frame).municipalities(
      index: columns.first(where: \.isIndex))
  }

  private static func columns(_ settings: ReportSettings, _ frame: IndicatorFrame) -> [ReportColumn] {
    settings.input.columns.enumerated().map { position, indicator in
      let column = frame.columns[position]
      let known = zip(column.values, column.statuses).lazy.filter { $1.hasValue }.map(\.0)
      return ReportColumn(
        position: position, indicator: indicator,
        format: ColumnFormat(unit: indicator.unit, values: known, settings.language),
        isIndex: indicator.id == settings.index, settings.language)
    }
  }

  var title: String { settings.title }
  var language: Language { settings.language }
  /// The level of the areas that get a profile, nil for all.
  var profiledLevel: AreaLevel? { settings.profiledLevel }

  private static func country(_ code: String?, _ frame: IndicatorFrame) throws -> Int? {
    if let code {
      guard let row = (0..<frame.rowCount).first(where: { frame.area($0).code.text == code }) else {
        throw Diagnostic(
          .unknownArea, "the input has no row '\(code)' to compare with",
          hint: Suggestion.hint(for: code, among: (0..<frame.rowCount).map { frame.area($0).code.text })
            ?? "change the field 'national'")
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

/// Columns.
extension Report {
  /// The column areas are put in order by.
  var index: ReportColumn? { columns.first(where: \.isIndex) }

  /// The column that counts people.
  var inhabitants: ReportColumn? {
    columns.first { $0.id == "inhabitants" && $0.indicator.unit == .count }
  }

  /// The column of an indicator.
  func column(_ id: IndicatorID?) -> ReportColumn? { id.flatMap { id in columns.first { $0.id == id } } }

  /// The estimate that the report is about: a share in percent.
  var estimate: ReportColumn? { column(settings.estimate) }

  /// The columns that stand by themselves.
  var figures: [ReportColumn] { columns.filter(\.isFigure) }
}

/// Cells.
extension Report {
  /// The figure of a row, nil where there is none.
  func value(_ row: Int, _ column: ReportColumn) -> Double? { frame.columns[column.position][row] }

  /// The figure of a row in a column that need not be there.
  func value(_ row: Int, _ column: ReportColumn?) -> Double? { column.flatMap { value(row, $0) } }

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

  /// A figure with its interval; without one it counts as exact.
  func quantity(_ row: Int, _ column: ReportColumn?) -> Quantity? {
    guard let column, let value = value(row, column) else { return nil }
    let bounds = bounds(row, column)
    return Quantity(value: value, lower: bounds?.lowerBound ?? value, upper: bounds?.upperBound ?? value)
  }

  /// What readers call the area of a row.
  func name(_ row: Int) -> String { frame.area(row).reportName }

  /// The code of the area of a row.
  func code(_ row: Int) -> AreaCode { frame.area(row).code }

  /// What readers call the area to compare with.
  var countryName: String? { country.map { name($0) } }
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
