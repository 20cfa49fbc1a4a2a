import IndicatorSchema

/// Some rows of a batch with the cells of each side by side, which is how SQLite takes them: in a frame they lie
/// column by column, and to fetch each from its column costs more than to turn them around in a small block.
final class RowBlock {
  /// Rows of a block: what is written of eight columns at a time stays in the cache nearest to the processor.
  static let capacity = 128

  /// A cell of the block of which more is to say than its value.
  struct Remark: Comparable {
    let row: Int32
    let column: Int32

    static func < (lhs: Remark, rhs: Remark) -> Bool { (lhs.row, lhs.column) < (rhs.row, rhs.column) }
  }

  /// The cells that are neither observed nor missing, or have bounds, row by row.
  private(set) var remarks: [Remark] = []
  /// Whether each value is a finite number.
  private(set) var isFinite = true
  private let width: Int
  private let values: UnsafeMutablePointer<Double>

  init(width: Int) {
    self.width = width
    values = .allocate(capacity: width * Self.capacity)
  }

  deinit { values.deallocate() }

  /// The values of a row of the block, NaN for none, which SQLite stores as NULL.
  func values(_ row: Int) -> UnsafePointer<Double> { UnsafePointer(values + row * width) }

  /// Takes rows of a batch, `capacity` at most.
  func fill(_ batch: IndicatorFrame, _ rows: Range<Int>) {
    remarks.removeAll(keepingCapacity: true)
    isFinite = true
    for (index, column) in batch.columns.enumerated() {
      let isPlain = column.values.withUnsafeBufferPointer { source in
        column.statuses.withUnsafeBufferPointer { copy(source, $0, rows, to: index) }
      }
      if !isPlain || column.bounds != nil { note(index, column, rows) }
    }
    remarks.sort()
  }

  /// Copies the values of a column.
  ///
  /// Branches would cost more than they save, as it can't be foretold which values are missing.
  ///
  /// - Returns: Whether all are observed or missing.
  private func copy(
    _ source: UnsafeBufferPointer<Double>, _ statuses: UnsafeBufferPointer<CellStatus>, _ rows: Range<Int>,
    to index: Int
  ) -> Bool {
    var place = index
    var others: UInt8 = 0
    var isFinite = true
    for row in rows {
      let status = statuses[row]
      others |= status.rawValue & ~(CellStatus.observed.rawValue | CellStatus.missing.rawValue)
      isFinite = isFinite && (source[row].isFinite || !status.hasValue)
      values[place] = status.hasValue ? source[row] : .nan
      place += width
    }
    if !isFinite { self.isFinite = false }
    return others == 0
  }

  private func note(_ index: Int, _ column: IndicatorColumn, _ rows: Range<Int>) {
    for row in rows {
      let status = column.statuses[row]
      let isPlain = status == .observed || status == .missing
      if isPlain, !column.hasBounds(row) { continue }
      remarks.append(Remark(row: Int32(row - rows.lowerBound), column: Int32(index)))
    }
  }
}

extension IndicatorColumn {
  fileprivate func hasBounds(_ row: Int) -> Bool {
    guard let bounds, statuses[row].hasValue else { return false }
    return !bounds.lower[row].isNaN || !bounds.upper[row].isNaN
  }
}
