import IndicatorSchema

/// Finds the figure by which an area differs most from a larger one.
struct StandOut: Sendable {
  /// The figure that stands out.
  struct Finding: Sendable {
    let column: ReportColumn
    let value: Double
    let reference: Double
    /// The row of the larger area.
    let referenceRow: Int
  }

  private let report: Report
  /// For each column how far areas lie apart: what counts as a large difference.
  private let spreads: [Double]

  /// Measures how far rows of one kind lie apart.
  init(report: Report, rows: [Int]) {
    self.report = report
    spreads = report.columns.map { column in
      column.canStandOut ? Self.deviation(rows.compactMap { report.value($0, column) }) : 0
    }
  }

  /// What stands out in a row against the first of the larger areas that has the figure; nil when nothing
  /// differs by more than the usual distance between areas.
  func finding(in row: Int, against references: [Int]) -> Finding? {
    var best: (size: Double, finding: Finding)?
    for column in report.columns where column.canStandOut && column.id != report.settings.estimate {
      guard let value = report.value(row, column),
        let reference = references.first(where: { report.value($0, column) != nil }),
        let expected = report.value(reference, column),
        column.format.full(value) != column.format.full(expected)
      else { continue }
      let size = distance(value, expected, column)
      if size >= 1, size > best?.size ?? 0 {
        best = (size, Finding(column: column, value: value, reference: expected, referenceRow: reference))
      }
    }
    return best?.finding
  }

  /// How far two values of a column lie apart, in the usual distance between areas.
  func distance(_ value: Double, _ expected: Double, _ column: ReportColumn) -> Double {
    (value - expected).magnitude / spread(column, expected)
  }

  /// The spread of a column; with too few areas to tell, a quarter of the value compared with.
  private func spread(_ column: ReportColumn, _ expected: Double) -> Double {
    let spread = spreads[column.position]
    if spread > 0 { return spread }
    return expected == 0 ? 1 : expected.magnitude / 4
  }

  /// The standard deviation of a sample, 0 when it has fewer than four values.
  private static func deviation(_ values: [Double]) -> Double {
    guard values.count >= 4 else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }
}
