import IndicatorSchema

/// The rows of a long table, in the order in which they are met.
///
/// A row has all of its cells only after the last record, unless every column of it is set: then whatever follows for
/// it is refused as repeated. Rows of which all before them are full as well are given away while reading goes on, so
/// that of a table whose records stand together little is kept; of any other all is, until the end.
struct LongRows {
  private let ids: [IndicatorID]
  private let batchRows: Int
  private var rows = PairNumbers()
  private var columns: [LongColumn]
  private var localAreas = LocalAreas()
  private var taken = 0
  /// How many rows from the first are known to be full.
  private var full = 0
  /// For each chunk of rows in how many columns it is full.
  private var fullColumns: [Int] = []

  init(columns: [IndicatorID], batchRows: Int) {
    ids = columns
    self.batchRows = batchRows
    self.columns = columns.map { _ in LongColumn() }
  }

  var isEmpty: Bool { taken >= rows.count }

  /// Whether there are rows to which nothing can be added.
  var hasFullRows: Bool { full > taken }

  /// Sets a cell; false when it was set before.
  @inline(__always)
  mutating func set(_ area: Int32, _ period: Int32, _ column: Int, _ cell: LongReader.Cell) -> Bool {
    guard let row = rows.number(area, period) else { return false }
    switch columns[column].set(row, cell) {
    case .set: return true
    case .refused: return false
    case .filled:
      noteFull(row >> CellChunk.shift)
      return true
    }
  }

  private mutating func noteFull(_ chunk: Int) {
    while chunk >= fullColumns.count { fullColumns.append(0) }
    fullColumns[chunk] += 1
    var next = full >> CellChunk.shift
    while next < fullColumns.count, fullColumns[next] == ids.count { next += 1 }
    full = next << CellChunk.shift
  }

  /// Gives the next batch of rows to which nothing can be added.
  mutating func takeFull(_ keys: RecordKeys) -> IndicatorFrame {
    let batch = take(taken..<min(taken + batchRows, full), keys)
    rows.close(before: taken)
    return batch
  }

  /// Gives the next batch after the last record.
  mutating func take(_ keys: RecordKeys) -> IndicatorFrame {
    take(taken..<min(taken + batchRows, rows.count), keys)
  }

  private mutating func take(_ range: Range<Int>, _ keys: RecordKeys) -> IndicatorFrame {
    taken = range.upperBound
    let (table, positions) = localAreas.table(of: range.map { rows.area($0) }, keys)
    return IndicatorFrame(
      areas: table, areaPositions: positions, periods: range.map { keys.periods[rows.period($0)] },
      columns: ids.indices.map { columns[$0].take(ids[$0], range) })
  }
}
