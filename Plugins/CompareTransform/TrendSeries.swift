import IndicatorAnalysis
import IndicatorSchema

/// The rows of each area in the order of time.
struct TrendSeries {
  private let kind: TrendKind
  private let levels: Set<AreaLevel>
  private let series: [[Int]]

  init(_ frame: IndicatorFrame, _ levels: Set<AreaLevel>, _ kind: TrendKind) {
    self.kind = kind
    self.levels = levels
    var rows: [AreaSpan: [Int]] = [:]
    for row in 0..<frame.rowCount where levels.contains(frame.area(row).code.level) {
      let key = AreaSpan(code: frame.area(row).code, granularity: frame.periods[row].granularity)
      rows[key, default: []].append(row)
    }
    series = rows.values.map { rows in rows.sorted { frame.periods[$0] < frame.periods[$1] } }
  }

  /// Years are not set beside quarters.
  private struct AreaSpan: Hashable {
    let code: AreaCode
    let granularity: Period.Granularity
  }

  /// The change per year of an indicator up to each row.
  func trend(of indicator: ComparedIndicator, _ frame: IndicatorFrame) -> (
    column: IndicatorColumn, notes: [String]
  ) {
    var cells = Cells(frame.rowCount)
    var (broken, short) = (0, 0)
    guard let own = frame.column(indicator.id) else { return (cells.column(indicator.trend), []) }
    for rows in series {
      for (position, row) in rows.enumerated() {
        let period = frame.periods[row]
        let start = indicator.source.breaks.map(\.from).filter { $0 <= period }.max()
        let earlier = rows[...position].filter { own[$0] != nil }
        let comparable = earlier.filter { other in start.map { frame.periods[other] >= $0 } ?? true }
        let used = kind == .previous ? comparable.suffix(2) : comparable[...]
        let points = used.map { LinearTrend.Point(TrendSeries.years(frame.periods[$0]), own[$0] ?? 0) }
        let status = used.reduce(CellStatus.observed) { $0.combined(with: own.statuses[$1]) }
        let isEnough = own[row] != nil && used.count >= kind.leastPeriods
        cells.set(row, isEnough ? LinearTrend.slope(points).map { ($0, status) } : nil)
        guard !isEnough, own[row] != nil else { continue }
        if earlier.count >= kind.leastPeriods { broken += 1 } else { short += 1 }
      }
    }
    var notes: [String] = []
    let breaks = indicator.source.breaks.map { "\($0.from): \($0.note)" }.joined(separator: "; ")
    if broken > 0 {
      notes.append(
        "\(indicator.trend): missing in \(broken) rows because of a break in the series (\(breaks))")
    }
    if short > 0 {
      notes.append(
        "\(indicator.trend): missing in \(short) rows with fewer than \(kind.leastPeriods) periods so far")
    }
    return (cells.column(indicator.trend), notes)
  }

  /// The start of a period in years.
  private static func years(_ period: Period) -> Double {
    let part =
      switch period.granularity {
      case .year: 0.0
      case .quarter: Double(period.ordinal - 1) / 4
      case .month: Double(period.ordinal - 1) / 12
      }
    return Double(period.year) + part
  }
}
