import IndicatorSchema

/// The rows of a wide table: a batch is full after a fixed number of them.
struct WideRows {
  private let ids: [IndicatorID]
  private let capacity: Int
  private let width: Int
  /// Room for the rows of a batch, and for more when it is not taken in time.
  private var cells: CellMemory
  private var room: Int
  private var areas: [Int32] = []
  private var periods: [Int32] = []
  private var localAreas = LocalAreas()

  init(columns: [IndicatorID], capacity: Int) {
    ids = columns
    width = columns.count
    self.capacity = capacity
    room = capacity
    cells = CellMemory(columns.count * capacity)
    areas.reserveCapacity(capacity)
    periods.reserveCapacity(capacity)
  }

  var isFull: Bool { areas.count >= capacity }
  var isEmpty: Bool { areas.isEmpty }

  /// Makes room for a row, of which each cell is then `set`, and `complete` ends it.
  @inline(__always)
  mutating func begin() {
    if areas.count == room { grow() }
  }

  private mutating func grow() {
    let larger = CellMemory((room + max(1, capacity)) * width)
    larger.copy(cells, room * width)
    cells = larger
    room += max(1, capacity)
  }

  /// Sets a cell of the next row.
  @inline(__always)
  func set(_ column: Int, _ cell: CellReader.Cell) {
    let position = areas.count * width + column
    cells.values[position] = cell.value
    cells.statuses[position] = cell.status
  }

  /// Completes the next row, of which every cell was set.
  mutating func complete(_ area: Int32, _ period: Int32) {
    areas.append(area)
    periods.append(period)
  }

  /// Gives the rows gathered and starts again.
  mutating func take(_ keys: RecordKeys) -> IndicatorFrame {
    let (table, positions) = localAreas.table(of: areas, keys)
    let frame = IndicatorFrame(
      areas: table, areaPositions: positions, periods: periods.map { keys.periods[Int($0)] },
      columns: ids.indices.map(column))
    areas.removeAll(keepingCapacity: true)
    periods.removeAll(keepingCapacity: true)
    return frame
  }

  private func column(_ column: Int) -> IndicatorColumn {
    let rows = stride(from: column, to: column + areas.count * width, by: width)
    return IndicatorColumn(
      ids[column], values: rows.map { cells.values[$0] }, statuses: rows.map { cells.statuses[$0] })
  }
}

/// Memory for the cells of a batch, row by row.
private final class CellMemory {
  let values: UnsafeMutablePointer<Double>
  let statuses: UnsafeMutablePointer<CellStatus>

  init(_ count: Int) {
    values = .allocate(capacity: count)
    values.initialize(repeating: .nan, count: count)
    statuses = .allocate(capacity: count)
    statuses.initialize(repeating: .missing, count: count)
  }

  func copy(_ other: CellMemory, _ count: Int) {
    values.update(from: other.values, count: count)
    statuses.update(from: other.statuses, count: count)
  }

  deinit {
    values.deallocate()
    statuses.deallocate()
  }
}

/// Makes the area tables of batches, each area once, from numbers that hold for the whole source.
struct LocalAreas {
  /// For each area its position in the batch, where `batchOfArea` is the batch at hand.
  private var positionOfArea: [Int32] = []
  private var batchOfArea: [Int32] = []
  private var batch: Int32 = 0

  mutating func table(of numbers: [Int32], _ keys: RecordKeys) -> (AreaTable, [Int32]) {
    batch &+= 1
    let added = keys.areas.count - positionOfArea.count
    positionOfArea.append(contentsOf: repeatElement(0, count: added))
    batchOfArea.append(contentsOf: repeatElement(0, count: added))
    var areas: [Area] = []
    areas.reserveCapacity(min(numbers.count, keys.areas.count))
    var positions: [Int32] = []
    positions.reserveCapacity(numbers.count)
    for number in numbers {
      let area = Int(number)
      if batchOfArea[area] != batch {
        batchOfArea[area] = batch
        positionOfArea[area] = Int32(areas.count)
        areas.append(keys.areas[area])
      }
      positions.append(positionOfArea[area])
    }
    return (AreaTable(unique: areas), positions)
  }
}
