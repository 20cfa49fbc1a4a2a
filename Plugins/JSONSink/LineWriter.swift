import FileWriting
import IndicatorSchema
import JSONWriting

/// JSON lines: an object for each area and period.
struct LineWriter {
  private let cells: CellWriter

  init(columns: [IndicatorID]) { cells = CellWriter(columns: columns, spaced: false) }

  /// Writes some rows of a frame in the order given.
  func write(_ frame: IndicatorFrame, order: some Sequence<Int>, to file: BufferedFile) throws {
    let rows = FrameRows(frame)
    var keys = LineKeys(frame)
    for row in order {
      writeLine(rows, row, &keys, &file.bytes)
      try file.flushIfFull()
    }
  }

  private func writeLine(_ rows: FrameRows, _ row: Int, _ keys: inout LineKeys, _ bytes: inout [UInt8]) {
    let area = keys.area(of: row)
    bytes.append(contentsOf: keys.texts[area].code)
    if rows.hasBounds(row) {
      bytes.appendText(",\"bounds\":")
      cells.writeBounds(rows, row, to: &bytes)
    }
    bytes.append(contentsOf: keys.texts[area].rest)
    bytes.append(contentsOf: keys.period(of: row))
    if rows.hasStatus(row) {
      bytes.appendText(",\"status\":")
      cells.writeStatus(rows, row, to: &bytes)
    }
    bytes.appendText(",\"values\":")
    cells.writeValues(rows, row, to: &bytes)
    bytes.appendText("}\n")
  }
}

/// The areas and periods of a frame as they stand in its lines, each written once.
private struct LineKeys {
  private let frame: IndicatorFrame
  /// For each area what stands before the bounds, and what stands between them and the period.
  private(set) var texts: [(code: [UInt8], rest: [UInt8])]
  private var lastPeriod: Period?
  private var lastText: [UInt8] = []

  init(_ frame: IndicatorFrame) {
    self.frame = frame
    texts = frame.areas.areas.map { area in
      var code: [UInt8] = []
      code.appendText("{\"area\":")
      code.appendString(area.code.text)
      var rest: [UInt8] = []
      rest.appendText(",\"level\":")
      rest.appendString(area.code.level.rawValue)
      rest.appendText(",\"name\":")
      rest.appendOptional(area.name)
      rest.appendText(",\"parent\":")
      rest.appendOptional(area.parent?.text)
      rest.appendText(",\"period\":")
      return (code, rest)
    }
  }

  func area(of row: Int) -> Int { Int(frame.areaPositions[row]) }

  /// The period of a row; mostly that of the row before.
  mutating func period(of row: Int) -> [UInt8] {
    let period = frame.periods[row]
    if period != lastPeriod {
      lastPeriod = period
      lastText.removeAll(keepingCapacity: true)
      lastText.appendString(period.description)
    }
    return lastText
  }
}
