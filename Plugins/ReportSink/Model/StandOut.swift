import IndicatorSchema

/// Finds the figures by which an area differs most from a larger one.
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

  /// What stands out most in a row against the first of the larger areas that has the figure; nil when nothing
  /// differs by more than the usual distance between areas.
  func finding(in row: Int, against references: [Int]) -> Finding? {
    findings(in: row, against: references).first
  }

  /// All that stands out in a row, the largest difference first.
  ///
  /// - Parameter least: How many times the usual distance between areas counts as standing out.
  func findings(in row: Int, against references: [Int], least: Double = 1) -> [Finding] {
    var found: [(size: Double, finding: Finding)] = []
    for column in report.columns where column.canStandOut && column.id != report.settings.estimate {
      guard let value = report.value(row, column),
        let reference = references.first(where: { report.value($0, column) != nil }),
        let expected = report.value(reference, column)
      else { continue }
      let size = distance(value, expected, column)
      guard size >= least, column.format.full(value) != column.format.full(expected) else { continue }
      let finding = Finding(column: column, value: value, reference: expected, referenceRow: reference)
      found.append((size, finding))
    }
    return found.enumerated()
      .sorted { ($1.element.size, $0.offset) < ($0.element.size, $1.offset) }
      .map(\.element.finding)
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
