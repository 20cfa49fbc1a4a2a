import IndicatorSchema

/// The cells of some neighbouring rows of an indicator.
final class CellChunk {
  let values: UnsafeMutablePointer<Double>
  /// The raw statuses, or `unset`, in which case there is no value either.
  let statuses: UnsafeMutablePointer<UInt8>
  private var lower: [Double] = []
  private var upper: [Double] = []
  /// How many cells are not set.
  var left = CellChunk.rows

  /// Few rows, so that what is full is given away soon; not so few that a chunk costs more than its cells.
  static let shift = 10
  static let rows = 1 << shift
  static let unset = UInt8.max

  init() {
    values = .allocate(capacity: CellChunk.rows)
    statuses = .allocate(capacity: CellChunk.rows)
    statuses.initialize(repeating: CellChunk.unset, count: CellChunk.rows)
  }

  deinit {
    values.deallocate()
    statuses.deallocate()
  }

  func setBounds(_ place: Int, lower low: Double, upper high: Double) {
    if lower.isEmpty {
      lower = [Double](repeating: .nan, count: CellChunk.rows)
      upper = lower
    }
    lower[place] = low
    upper[place] = high
  }

  /// A piece of a range of rows: a chunk, places in it, and whether they reach its end.
  typealias Part = (chunk: Int, places: Range<Int>, isLast: Bool)

  /// The pieces of a range, each in one chunk.
  static func parts(of range: Range<Int>) -> [Part] {
    var parts: [Part] = []
    var row = range.lowerBound
    while row < range.upperBound {
      let start = row & (rows - 1)
      let end = min(rows, start + range.upperBound - row)
      parts.append((row >> shift, start..<end, end == rows))
      row += end - start
    }
    return parts
  }
}

extension CellChunk? {
  /// The cells of some places; without a chunk all are missing.
  func column(_ id: IndicatorID, _ places: Range<Int>) -> IndicatorColumn {
    guard let self else {
      return IndicatorColumn(
        id, values: [Double](repeating: .nan, count: places.count),
        statuses: [CellStatus](repeating: .missing, count: places.count))
    }
    return self.column(id, places)
  }
}

extension CellChunk {
  fileprivate func column(_ id: IndicatorID, _ places: Range<Int>) -> IndicatorColumn {
    IndicatorColumn(id, values: values(places), statuses: statuses(places), bounds: bounds(places))
  }

  private func values(_ places: Range<Int>) -> [Double] {
    [Double](unsafeUninitializedCapacity: places.count) { memory, count in
      count = places.count
      for (number, place) in places.enumerated() {
        let isSet = statuses[place] != CellChunk.unset
        memory.initializeElement(at: number, to: isSet ? values[place] : .nan)
      }
    }
  }

  private func statuses(_ places: Range<Int>) -> [CellStatus] {
    [CellStatus](unsafeUninitializedCapacity: places.count) { memory, count in
      count = places.count
      for (number, place) in places.enumerated() {
        memory.initializeElement(at: number, to: CellStatus(rawValue: statuses[place]) ?? .missing)
      }
    }
  }

  private func bounds(_ places: Range<Int>) -> IndicatorColumn.Bounds? {
    guard !lower.isEmpty else { return nil }
    let (low, high) = (lower[places], upper[places])
    guard !low.allSatisfy(\.isNaN) || !high.allSatisfy(\.isNaN) else { return nil }
    return .init(lower: Array(low), upper: Array(high))
  }
}
