import IndicatorSchema

/// The figures of earlier periods, by area.
struct History: Sendable {
  /// The rows of all periods.
  private let frame: IndicatorFrame
  private let rows: [AreaCode: [Int]]
  /// The number of rows of earlier periods.
  let count: Int

  /// Takes the rows before a period.
  init(_ frame: IndicatorFrame, before latest: Period?) {
    var rows: [AreaCode: [Int]] = [:]
    var count = 0
    if let latest, frame.periods.contains(where: { $0 != latest }) {
      for row in 0..<frame.rowCount where frame.periods[row] != latest {
        rows[frame.area(row).code, default: []].append(row)
        count += 1
      }
    }
    self.count = count
    self.frame = frame
    self.rows = rows.mapValues { $0.sorted { frame.periods[$0] < frame.periods[$1] } }
  }

  /// A figure of an earlier period.
  struct Point: Sendable {
    let period: Period
    let value: Double
  }

  /// The earlier figures of an area, oldest first.
  func points(_ code: AreaCode, _ column: ReportColumn) -> [Point] {
    (rows[code] ?? []).compactMap { row in
      frame.columns[column.position][row].map { Point(period: frame.periods[row], value: $0) }
    }
  }
}
