import IndicatorSchema
import PluginKit

/// Turns frames into rows of the table of figures.
struct CellWriter {
  private let indicators: [[UInt8]]
  private let statuses: [[UInt8]]
  private(set) var text = CopyText()
  private(set) var cellCount = 0

  init(_ ids: [IndicatorID]) throws {
    indicators = try ids.map { try CopyText.field($0.text) }
    statuses = CellStatus.allCases.map { Array($0.name.utf8) }
  }

  /// Adds the rows of a batch.
  ///
  /// - Throws: `Diagnostic` for an area code that can't be stored, and bounds the wrong way around.
  mutating func add(_ batch: IndicatorFrame, flush: ([UInt8]) throws -> Void) throws {
    let areas = try batch.areas.areas.map { try CopyText.field($0.code.text) }
    for row in 0..<batch.rowCount {
      let area = areas[Int(batch.areaPositions[row])]
      let period = Array(batch.periods[row].description.utf8)
      for (index, column) in batch.columns.enumerated() {
        text.add(plain: area)
        text.add(plain: indicators[index])
        text.add(plain: period)
        try addCell(column, row, batch)
      }
      if text.bytes.count >= CellWriter.blockSize { try flushAll(flush) }
    }
  }

  /// Gives what was not given yet.
  mutating func flushAll(_ flush: ([UInt8]) throws -> Void) throws {
    if !text.bytes.isEmpty { try flush(text.bytes) }
    text.removeAll()
  }

  private static let blockSize = 64 << 10

  private mutating func addCell(_ column: IndicatorColumn, _ row: Int, _ batch: IndicatorFrame) throws {
    let status = column.statuses[row]
    let lower = status.hasValue ? column.bounds?.lower[row] ?? .nan : .nan
    let upper = status.hasValue ? column.bounds?.upper[row] ?? .nan : .nan
    if lower > upper {
      throw Diagnostic(
        .outOfRange,
        "the bounds of '\(column.id)' for '\(batch.area(row).code)' in \(batch.periods[row]) are the wrong way around: "
          + "\(lower) to \(upper)")
    }
    text.add(status.hasValue ? column.values[row] : .nan)
    text.add(lower)
    text.add(upper)
    text.add(plain: statuses[CellStatus.allCases.firstIndex(of: status) ?? 0])
    text.endRow()
    cellCount += 1
  }
}
