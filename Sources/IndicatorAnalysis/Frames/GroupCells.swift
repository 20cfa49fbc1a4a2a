import IndicatorSchema

/// The cells of a group's scores while they are written, each row by one thread.
struct GroupCells: @unchecked Sendable {
  let values: UnsafeMutableBufferPointer<Double>
  let statuses: UnsafeMutableBufferPointer<CellStatus>
  /// The shares of indicators that are present, in percent; empty when not asked for.
  let shares: UnsafeMutableBufferPointer<Double>
  let shareStatuses: UnsafeMutableBufferPointer<CellStatus>

  init(
    _ values: UnsafeMutableBufferPointer<Double>, _ statuses: UnsafeMutableBufferPointer<CellStatus>,
    _ shares: UnsafeMutableBufferPointer<Double>, _ shareStatuses: UnsafeMutableBufferPointer<CellStatus>
  ) {
    (self.values, self.statuses) = (values, statuses)
    (self.shares, self.shareStatuses) = (shares, shareStatuses)
  }

  /// Takes over the results of areas; their statuses are there.
  ///
  /// - Returns: The areas without a score, by reason.
  func write(
    _ workspace: IndexWorkspace, _ group: Int, _ rows: ArraySlice<Int32>
  ) -> [AggregatedValue.Obstacle: Int] {
    var without: [AggregatedValue.Obstacle: Int] = [:]
    for (area, row) in zip(0..<workspace.areas, rows) {
      let (row, result) = (Int(row), workspace.result(of: group, area: area))
      if let value = result.value { values[row] = value } else { statuses[row] = .missing }
      if !shares.isEmpty {
        shares[row] = 100 * Double(result.present) / Double(result.members)
        shareStatuses[row] = .observed
      }
      if let obstacle = result.obstacle { without[obstacle, default: 0] += 1 }
    }
    return without
  }
}
