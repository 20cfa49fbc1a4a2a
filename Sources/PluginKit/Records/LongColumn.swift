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
  /// How many cells of that chunk are not set.
  private var left = 0

  /// What came of setting a cell.
  enum Outcome {
    case set
    /// It was set, the last of its chunk.
    case filled
    /// It was set before.
    case refused
  }

  /// Sets the cell of a row that was not given away.
  @inline(__always)
  mutating func set(_ row: Int, _ cell: LongReader.Cell) -> Outcome {
    if row >> CellChunk.shift != open { openChunk(row >> CellChunk.shift) }
    let place = row & (CellChunk.rows - 1)
    guard let values, let statuses, statuses[place] == CellChunk.unset else { return .refused }
    values[place] = cell.value
    statuses[place] = cell.status.rawValue
    if !cell.lower.isNaN || !cell.upper.isNaN { setBounds(place, cell) }
    left -= 1
    return left == 0 ? .filled : .set
  }

  private mutating func openChunk(_ number: Int) {
    closeChunk()
    while number >= chunks.count { chunks.append(nil) }
    let chunk = chunks[number] ?? CellChunk()
    chunks[number] = chunk
    open = number
    left = chunk.left
    values = chunk.values
    statuses = chunk.statuses
  }

  private mutating func closeChunk() {
    guard open >= 0 else { return }
    chunks[open]?.left = left
    open = -1
  }

  private func setBounds(_ place: Int, _ cell: LongReader.Cell) {
    chunks[open]?.setBounds(place, lower: cell.lower, upper: cell.upper)
  }

  /// Gives the cells of some rows, behind those given before.
  mutating func take(_ id: IndicatorID, _ range: Range<Int>) -> IndicatorColumn {
    closeChunk()
    var column: IndicatorColumn?
    for part in CellChunk.parts(of: range) {
      let chunk = part.chunk < chunks.count ? chunks[part.chunk] : nil
      let cells = chunk.column(id, part.places)
      if column == nil { column = cells } else { column?.append(contentsOf: cells) }
      if part.isLast, part.chunk < chunks.count { chunks[part.chunk] = nil }
    }
    return column ?? IndicatorColumn(id)
  }
}
