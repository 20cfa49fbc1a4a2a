import FileWriting
import IndicatorSchema
import JSONWriting

/// JSON lines: an object for each area and period.
struct LineWriter: Sendable {
  private let cells: CellWriter

  init(columns: [IndicatorID]) { cells = CellWriter(columns: columns, spaced: false) }

  /// Writes some rows of a frame in the order given.
  ///
  /// - Parameter stored: Gets to read what is in the file whenever there is much more of it.
  func write(
    _ frame: IndicatorFrame, order: some RandomAccessCollection<Int> & Sendable, to file: BufferedFile,
    stored: RecordCounter
  ) throws {
    let (rows, keys) = (FrameRows(frame), LineKeys(frame))
    try LineBlocks.write(order.count, to: file, stored: stored) { [self] part, bytes in
      var period = PeriodText()
      for position in part {
        let row = order[order.index(order.startIndex, offsetBy: position)]
        writeLine(rows, row, keys, period.text(of: frame.periods[row]), &bytes)
      }
    }
  }

  private func writeLine(
    _ rows: FrameRows, _ row: Int, _ keys: LineKeys, _ period: [UInt8], _ bytes: inout [UInt8]
  ) {
    keys.appendCode(of: row, to: &bytes)
    if rows.hasBounds(row) {
      bytes.appendText(",\"bounds\":")
      cells.writeBounds(rows, row, to: &bytes)
    }
    keys.appendRest(of: row, to: &bytes)
    bytes.append(contentsOf: period)
    if rows.hasStatus(row) {
      bytes.appendText(",\"status\":")
      cells.writeStatus(rows, row, to: &bytes)
    }
    bytes.appendText(",\"values\":")
    cells.writeValues(rows, row, to: &bytes)
    bytes.appendText("}\n")
  }
}

/// The areas of a frame as they stand in its lines, each written once, all in one piece of memory.
private struct LineKeys: Sendable {
  private let positions: [Int32]
  private var text: [UInt8] = []
  /// Where in the text each area begins, and where what follows the bounds does.
  private var marks: [(code: Int, rest: Int)] = []

  init(_ frame: IndicatorFrame) {
    positions = frame.areaPositions
    marks.reserveCapacity(frame.areas.count + 1)
    for area in frame.areas.areas {
      let code = text.count
      text.appendText("{\"area\":")
      text.appendString(area.code.text)
      marks.append((code, text.count))
      text.appendText(",\"level\":")
      text.appendString(area.code.level.rawValue)
      text.appendText(",\"name\":")
      text.appendOptional(area.name)
      text.appendText(",\"parent\":")
      text.appendOptional(area.parent?.text)
      text.appendText(",\"period\":")
    }
    marks.append((text.count, text.count))
  }

  /// What stands before the bounds.
  func appendCode(of row: Int, to bytes: inout [UInt8]) {
    let mark = marks[Int(positions[row])]
    bytes.append(contentsOf: text[mark.code..<mark.rest])
  }

  /// What stands between the bounds and the period.
  func appendRest(of row: Int, to bytes: inout [UInt8]) {
    let area = Int(positions[row])
    bytes.append(contentsOf: text[marks[area].rest..<marks[area + 1].code])
  }
}

/// The text of a period; mostly that of the row before.
private struct PeriodText {
  private var last: Period?
  private var lastText: [UInt8] = []

  mutating func text(of period: Period) -> [UInt8] {
    if period != last {
      last = period
      lastText.removeAll(keepingCapacity: true)
      lastText.appendString(period.description)
    }
    return lastText
  }
}
