import IndicatorSchema

/// The cells of a frame row by row; which columns have bounds is looked up once and not for each row.
struct FrameRows {
  /// The columns of the frame.
  let columns: [IndicatorColumn]
  private let bounded: [Int]

  init(_ frame: IndicatorFrame) {
    columns = frame.columns
    bounded = columns.indices.filter { frame.columns[$0].bounds != nil }
  }

  /// Whether any cell of a row has a known bound.
  func hasBounds(_ row: Int) -> Bool { bounded.contains { columns[$0].hasKnownBounds(row) } }

  /// Whether any cell of a row is other than observed.
  func hasStatus(_ row: Int) -> Bool {
    for column in columns.indices where columns[column].statuses[row] != .observed { return true }
    return false
  }
}

extension IndicatorColumn {
  /// Whether a bound of a row is known.
  func hasKnownBounds(_ row: Int) -> Bool {
    guard let bounds, statuses[row].hasValue else { return false }
    return !bounds.lower[row].isNaN || !bounds.upper[row].isNaN
  }
}
