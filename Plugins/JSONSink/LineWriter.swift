import FileWriting
import IndicatorSchema
import JSONWriting

/// JSON lines: an object for each area and period.
struct LineWriter {
  private let cells: CellWriter

  init(columns: [IndicatorID]) { cells = CellWriter(columns: columns, spaced: false) }

  /// Writes some rows of a frame in the order given.
  func write(_ frame: IndicatorFrame, order: some Sequence<Int>, to file: BufferedFile) throws {
    for row in order {
      writeLine(frame, row, &file.bytes)
      try file.flushIfFull()
    }
  }

  private func writeLine(_ frame: IndicatorFrame, _ row: Int, _ bytes: inout [UInt8]) {
    let area = frame.area(row)
    bytes.appendText("{\"area\":")
    bytes.appendString(area.code.text)
    if cells.hasBounds(frame, row) {
      bytes.appendText(",\"bounds\":")
      cells.writeBounds(frame, row, to: &bytes)
    }
    bytes.appendText(",\"level\":")
    bytes.appendString(area.code.level.rawValue)
    bytes.appendText(",\"name\":")
    bytes.appendOptional(area.name)
    bytes.appendText(",\"parent\":")
    bytes.appendOptional(area.parent?.text)
    bytes.appendText(",\"period\":")
    bytes.appendString(frame.periods[row].description)
    if cells.hasStatus(frame, row) {
      bytes.appendText(",\"status\":")
      cells.writeStatus(frame, row, to: &bytes)
    }
    bytes.appendText(",\"values\":")
    cells.writeValues(frame, row, to: &bytes)
    bytes.appendText("}\n")
  }
}
