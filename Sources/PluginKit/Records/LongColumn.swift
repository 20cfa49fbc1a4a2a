import IndicatorSchema

/// The cells of one indicator of a long table; those that were not set have none.
///
/// They are kept in chunks of rows: a column that grows is never copied, and what was given is let go of.
struct LongColumn {
  private var chunks: [CellChunk?] = []
  /// The chunk of the last cell, in memory that is written without counting references.
  private var open = -1
  private var values: UnsafeMutablePointer<Double>?
  private var statuses: UnsafeMutablePointer<UInt8>?

  /// Sets the cell of a row; false when it was set before.
  @inline(__always)
  mutating func set(_ row: Int, _ cell: LongReader.Cell) -> Bool {
    if row >> CellChunk.shift != open { openChunk(row >> CellChunk.shift) }
    let place = row & (CellChunk.rows - 1)
    guard let values, let statuses, statuses[place] == CellChunk.unset else { return false }
    values[place] = cell.value
    statuses[place] = cell.status.rawValue
    if !cell.lower.isNaN || !cell.upper.isNaN { setBounds(place, cell) }
    return true
  }

  private mutating func openChunk(_ number: Int) {
    while number >= chunks.count { chunks.append(nil) }
    let chunk = chunks[number] ?? CellChunk()
    chunks[number] = chunk
    open = number
    values = chunk.values
    statuses = chunk.statuses
  }

  private func setBounds(_ place: Int, _ cell: LongReader.Cell) {
    chunks[open]?.setBounds(place, lower: cell.lower, upper: cell.upper)
  }

  /// Gives the cells of some rows, behind those given before.
  mutating func take(_ id: IndicatorID, _ range: Range<Int>) -> IndicatorColumn {
    var column = IndicatorColumn(id)
    for part in CellChunk.parts(of: range) {
      let chunk = part.chunk < chunks.count ? chunks[part.chunk] : nil
      column.append(contentsOf: chunk.column(id, part.places))
      if part.isLast, part.chunk < chunks.count { chunks[part.chunk] = nil }
    }
    return column
  }
}

/// The cells of some neighbouring rows of an indicator.
final class CellChunk {
  let values: UnsafeMutablePointer<Double>
  /// The raw statuses, or `unset`, in which case there is no value either.
  let statuses: UnsafeMutablePointer<UInt8>
  private var lower: [Double] = []
  private var upper: [Double] = []

  static let shift = 12
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
  fileprivate func column(_ id: IndicatorID, _ places: Range<Int>) -> IndicatorColumn {
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
    IndicatorColumn(
      id, values: places.map { statuses[$0] == CellChunk.unset ? .nan : values[$0] },
      statuses: places.map { CellStatus(rawValue: statuses[$0]) ?? .missing }, bounds: bounds(places))
  }

  private func bounds(_ places: Range<Int>) -> IndicatorColumn.Bounds? {
    guard !lower.isEmpty else { return nil }
    let (low, high) = (lower[places], upper[places])
    guard !low.allSatisfy(\.isNaN) || !high.allSatisfy(\.isNaN) else { return nil }
    return .init(lower: Array(low), upper: Array(high))
  }
}
