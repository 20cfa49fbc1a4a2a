import IndicatorSchema

/// The rows of a long table: complete only after the last record.
struct LongRows {
  private let ids: [IndicatorID]
  private let batchRows: Int
  private var rows = PairNumbers()
  private var columns: [LongColumn]
  private var localAreas = LocalAreas()
  private var taken = 0

  init(columns: [IndicatorID], batchRows: Int) {
    ids = columns
    self.batchRows = batchRows
    self.columns = columns.map { _ in LongColumn() }
  }

  var isEmpty: Bool { taken >= rows.count }

  /// Sets a cell; false when it was set before.
  @inline(__always)
  mutating func set(_ area: Int32, _ period: Int32, _ column: Int, _ cell: LongReader.Cell) -> Bool {
    columns[column].set(rows.number(area, period), cell)
  }

  /// Gives the next batch after the last record.
  mutating func take(_ keys: RecordKeys) -> IndicatorFrame {
    let range = taken..<min(taken + batchRows, rows.count)
    taken = range.upperBound
    let (table, positions) = localAreas.table(of: range.map { rows.area($0) }, keys)
    return IndicatorFrame(
      areas: table, areaPositions: positions, periods: range.map { keys.periods[rows.period($0)] },
      columns: ids.indices.map { columns[$0].take(ids[$0], range) })
  }
}

/// Numbers pairs of area and period in the order in which they are met.
struct PairNumbers {
  private var slots = [Int32](repeating: -1, count: 1024)
  private var pairs: [UInt64] = []
  private var last = 0
  private var lastPair: UInt64?

  /// The number of pairs.
  var count: Int { pairs.count }

  /// The area of a pair.
  func area(_ number: Int) -> Int32 { Int32(truncatingIfNeeded: pairs[number] >> 32) }

  /// The period of a pair.
  func period(_ number: Int) -> Int { Int(UInt32(truncatingIfNeeded: pairs[number])) }

  /// The number of a pair, which is added when it is new.
  ///
  /// The pair found last and the one behind it are tried first, as tables mostly go on in order.
  @inline(__always)
  mutating func number(_ area: Int32, _ period: Int32) -> Int {
    let pair = UInt64(UInt32(bitPattern: area)) << 32 | UInt64(UInt32(bitPattern: period))
    if pair == lastPair { return last }
    return otherNumber(pair)
  }

  private mutating func otherNumber(_ pair: UInt64) -> Int {
    lastPair = pair
    if last + 1 < pairs.count, pairs[last + 1] == pair {
      last += 1
      return last
    }
    if pairs.count * 2 >= slots.count { grow() }
    let slot = slot(of: pair)
    if slots[slot] < 0 {
      slots[slot] = Int32(pairs.count)
      pairs.append(pair)
    }
    last = Int(slots[slot])
    return last
  }

  private func slot(of pair: UInt64) -> Int {
    var hash = pair &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0, pairs[Int(slots[slot])] != pair { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, pair) in pairs.enumerated() { slots[slot(of: pair)] = Int32(number) }
  }
}
