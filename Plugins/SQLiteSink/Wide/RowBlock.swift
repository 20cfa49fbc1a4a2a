import IndicatorSchema

/// Some rows of a batch with the cells of each side by side, which is how SQLite takes them: in a frame they lie
/// column by column, and to fetch each from its column costs more than to turn them around in a small block.
final class RowBlock {
  /// Rows of a block: 100 columns of them fit in the cache nearest to memory.
  static let capacity = 128

  private let width: Int
  private let values: UnsafeMutablePointer<Double>
  private let marks: UnsafeMutablePointer<UInt8>
  private var rows = 0
  /// Whether every cell of the block is observed or missing and without bounds.
  private(set) var isPlain = true

  init(width: Int) {
    self.width = width
    values = .allocate(capacity: width * Self.capacity)
    marks = .allocate(capacity: width * Self.capacity)
  }

  deinit {
    values.deallocate()
    marks.deallocate()
  }

  /// Takes rows of a batch, `capacity` at most.
  func fill(_ batch: IndicatorFrame, _ range: Range<Int>) {
    rows = range.count
    isPlain = true
    var seen: UInt8 = 0
    for (index, column) in batch.columns.enumerated() { seen |= fill(index, column, range) }
    isPlain = seen == 0
  }

  /// NaN stands for no value, which SQLite stores as NULL.
  private func fill(_ index: Int, _ column: IndicatorColumn, _ range: Range<Int>) -> UInt8 {
    let bounded: UInt8 = column.bounds == nil ? 0 : 1
    var seen: UInt8 = 0
    column.values.withUnsafeBufferPointer { source in
      column.statuses.withUnsafeBufferPointer { statuses in
        var place = index
        for row in range {
          let status = statuses[row]
          let isPlain = status == .observed || status == .missing
          let mark: UInt8 = isPlain ? bounded : 1
          values[place] = status.hasValue ? source[row] : .nan
          marks[place] = mark
          seen |= mark
          place += width
        }
      }
    }
    return seen
  }

  /// The values of a row of the block.
  func values(_ row: Int) -> UnsafePointer<Double> { UnsafePointer(values + row * width) }

  /// The columns of a row of which more may be to say than the value.
  func marked(_ row: Int) -> [Int] { (0..<width).filter { marks[row * width + $0] != 0 } }
}
