import IndicatorSchema

/// Gives rows on in batches of another size than they came in, to show that it makes no difference.
struct Rebatcher {
  private let rows: Int
  private var held: IndicatorFrame?

  /// - Parameter rows: The rows in a batch; 0 for all rows in one.
  init(rows: Int) { self.rows = rows }

  /// Takes a batch, and gives on every full one.
  mutating func take(_ batch: IndicatorFrame, emit: (IndicatorFrame) throws -> Void) throws {
    if held == nil { held = IndicatorFrame(columns: batch.columns.map(\.id)) }
    held?.append(contentsOf: batch)
    guard rows > 0, let all = held, all.rowCount >= rows else { return }
    let full = all.rowCount / rows * rows
    for start in stride(from: 0, to: full, by: rows) {
      try emit(all.selectingRows(Array(start..<start + rows)))
    }
    held = full == all.rowCount ? nil : all.selectingRows(Array(full..<all.rowCount))
  }

  /// Gives on what is left.
  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws {
    if let rest = held, rest.rowCount > 0 { try emit(rest) }
    held = nil
  }
}
