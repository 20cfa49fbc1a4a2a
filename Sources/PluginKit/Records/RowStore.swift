import IndicatorSchema

/// Gathers rows until they leave as a batch.
protocol RowStore {
  var isFull: Bool { get }
  var isEmpty: Bool { get }
  /// Adds a row of a wide table.
  mutating func append(_ area: Int32, _ period: Period, _ values: [Double], _ statuses: [CellStatus])
  /// Sets a cell of a long table; false when it was set before.
  mutating func set(_ area: Int32, _ period: Period, _ column: Int, _ cell: CellReader.Cell) -> Bool
  /// Gives a full batch.
  mutating func take(_ keys: RecordKeys) -> IndicatorFrame
  /// Gives the next batch after the last record.
  mutating func takeLast(_ keys: RecordKeys) -> IndicatorFrame
}

/// The rows of a wide table: a batch is full after a fixed number of them.
struct WideRows: RowStore {
  private let ids: [IndicatorID]
  private let capacity: Int
  private var areas: [Int32] = []
  private var periods: [Period] = []
  private var values: [[Double]]
  private var statuses: [[CellStatus]]

  init(columns: [IndicatorID], capacity: Int) {
    ids = columns
    self.capacity = capacity
    values = columns.map { _ in [] }
    statuses = columns.map { _ in [] }
    reserve()
  }

  private mutating func reserve() {
    areas.reserveCapacity(capacity)
    periods.reserveCapacity(capacity)
    for column in ids.indices {
      values[column].reserveCapacity(capacity)
      statuses[column].reserveCapacity(capacity)
    }
  }

  var isFull: Bool { areas.count >= capacity }
  var isEmpty: Bool { areas.isEmpty }

  mutating func append(_ area: Int32, _ period: Period, _ values: [Double], _ statuses: [CellStatus]) {
    areas.append(area)
    periods.append(period)
    for column in ids.indices {
      self.values[column].append(values[column])
      self.statuses[column].append(statuses[column])
    }
  }

  mutating func set(_: Int32, _: Period, _: Int, _: CellReader.Cell) -> Bool { false }

  mutating func take(_ keys: RecordKeys) -> IndicatorFrame {
    let (table, positions) = localAreas(areas, keys)
    let frame = IndicatorFrame(
      areas: table, areaPositions: positions, periods: periods,
      columns: ids.indices.map {
        IndicatorColumn(ids[$0], values: values[$0], statuses: statuses[$0])
      })
    self = WideRows(columns: ids, capacity: capacity)
    return frame
  }

  mutating func takeLast(_ keys: RecordKeys) -> IndicatorFrame { take(keys) }
}

/// The rows of a long table: complete only after the last record.
struct LongRows: RowStore {
  private let ids: [IndicatorID]
  private let batchRows: Int
  private var rowOfKey: [UInt64: Int] = [:]
  private var areas: [Int32] = []
  private var periods: [Period] = []
  private var cells: [[CellReader.Cell?]]
  private var taken = 0

  init(columns: [IndicatorID], batchRows: Int) {
    ids = columns
    self.batchRows = batchRows
    cells = columns.map { _ in [] }
  }

  var isFull: Bool { false }
  var isEmpty: Bool { taken >= areas.count }

  mutating func append(_: Int32, _: Period, _: [Double], _: [CellStatus]) {}

  mutating func set(_ area: Int32, _ period: Period, _ column: Int, _ cell: CellReader.Cell) -> Bool {
    let key = UInt64(UInt32(bitPattern: area)) << 32 | UInt64(UInt32(bitPattern: period.ordinalKey))
    let row = rowOfKey[key] ?? addRow(area, period, key)
    guard cells[column][row] == nil else { return false }
    cells[column][row] = cell
    return true
  }

  private mutating func addRow(_ area: Int32, _ period: Period, _ key: UInt64) -> Int {
    let row = areas.count
    areas.append(area)
    periods.append(period)
    for column in cells.indices { cells[column].append(nil) }
    rowOfKey[key] = row
    return row
  }

  mutating func take(_ keys: RecordKeys) -> IndicatorFrame { takeLast(keys) }

  mutating func takeLast(_ keys: RecordKeys) -> IndicatorFrame {
    let range = taken..<min(taken + batchRows, areas.count)
    taken = range.upperBound
    let (table, positions) = localAreas(areas[range], keys)
    return IndicatorFrame(
      areas: table, areaPositions: positions, periods: Array(periods[range]),
      columns: ids.indices.map { LongRows.column(ids[$0], cells[$0][range]) })
  }

  private static func column(_ id: IndicatorID, _ cells: ArraySlice<CellReader.Cell?>) -> IndicatorColumn {
    let hasBounds = cells.contains { $0.map { !$0.lower.isNaN || !$0.upper.isNaN } ?? false }
    return IndicatorColumn(
      id, values: cells.map { $0?.value ?? .nan }, statuses: cells.map { $0?.status ?? .missing },
      bounds: hasBounds
        ? .init(lower: cells.map { $0?.lower ?? .nan }, upper: cells.map { $0?.upper ?? .nan }) : nil)
  }
}

/// The areas of a batch, each once, from numbers that hold for the whole source.
private func localAreas(_ numbers: some Sequence<Int32>, _ keys: RecordKeys) -> (AreaTable, [Int32]) {
  var table = AreaTable()
  var local: [Int32: Int32] = [:]
  let positions = numbers.map { number -> Int32 in
    if let known = local[number] { return known }
    let position = table.intern(keys.areas[Int(number)])
    local[number] = position
    return position
  }
  return (table, positions)
}
