import IndicatorSchema

/// The cells of one indicator of a long table for its first rows; rows beyond have none yet.
struct LongColumn {
  private var values: [Double] = []
  /// The raw statuses, or `unset`.
  private var statuses: [UInt8] = []
  private var lower: [Double] = []
  private var upper: [Double] = []

  private static let unset = UInt8.max

  /// Sets the cell of a row; false when it was set before.
  mutating func set(_ row: Int, _ cell: LongReader.Cell) -> Bool {
    while row >= values.count {
      values.append(.nan)
      statuses.append(Self.unset)
    }
    guard statuses[row] == Self.unset else { return false }
    values[row] = cell.value
    statuses[row] = cell.status.rawValue
    if !cell.lower.isNaN || !cell.upper.isNaN { setBounds(row, cell) }
    return true
  }

  private mutating func setBounds(_ row: Int, _ cell: LongReader.Cell) {
    while row >= lower.count {
      lower.append(.nan)
      upper.append(.nan)
    }
    lower[row] = cell.lower
    upper[row] = cell.upper
  }

  /// The cells of some rows.
  func column(_ id: IndicatorID, _ range: Range<Int>) -> IndicatorColumn {
    func part(_ numbers: [Double]) -> [Double] {
      let known = numbers[range.clamped(to: 0..<numbers.count)]
      return Array(known) + repeatElement(.nan, count: range.count - known.count)
    }
    let known = statuses[range.clamped(to: 0..<statuses.count)]
    let read = known.map { CellStatus(rawValue: $0) ?? .missing }
    let lower = part(self.lower)
    let upper = part(self.upper)
    let hasBounds = !lower.allSatisfy(\.isNaN) || !upper.allSatisfy(\.isNaN)
    return IndicatorColumn(
      id, values: part(values), statuses: read + repeatElement(.missing, count: range.count - read.count),
      bounds: hasBounds ? .init(lower: lower, upper: upper) : nil)
  }
}
