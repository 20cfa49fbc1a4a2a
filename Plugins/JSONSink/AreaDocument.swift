import FileWriting
import IndicatorSchema
import JSONWriting

/// One document: an array of areas in canonical order, each with its periods.
struct AreaDocument {
  let frame: IndicatorFrame
  /// The rows in canonical order, so that those of an area are neighbours.
  let order: [Int]
  private let cells: CellWriter
  private let rows: FrameRows

  init(frame: IndicatorFrame, order: [Int]) {
    self.frame = frame
    self.order = order
    rows = FrameRows(frame)
    cells = CellWriter(columns: frame.columns.map(\.id), spaced: true)
  }

  /// Writes the document; the other members stand beside `areas`, all keys sorted.
  func write(to file: BufferedFile, about: Metadata) throws {
    file.bytes.appendText("{\n  \"areas\": [")
    var area: Int32?
    for row in order {
      if frame.areaPositions[row] != area {
        if area != nil { endArea(&file.bytes) }
        startArea(row, isFirst: area == nil, &file.bytes)
        area = frame.areaPositions[row]
      } else {
        file.bytes.appendText(",")
      }
      writePeriod(row, &file.bytes)
      try file.flushIfFull()
    }
    if area != nil {
      endArea(&file.bytes)
      file.bytes.appendText("\n  ")
    }
    file.bytes.appendText("]")
    writeMetadata(about, &file.bytes)
    file.bytes.appendText("\n}\n")
  }

  private func startArea(_ row: Int, isFirst: Bool, _ bytes: inout [UInt8]) {
    let area = frame.area(row)
    bytes.appendText(isFirst ? "\n    {" : ",\n    {")
    bytes.appendText("\n      \"code\": ")
    bytes.appendString(area.code.text)
    bytes.appendText(",\n      \"level\": ")
    bytes.appendString(area.code.level.rawValue)
    bytes.appendText(",\n      \"name\": ")
    bytes.appendOptional(area.name)
    bytes.appendText(",\n      \"parent\": ")
    bytes.appendOptional(area.parent?.text)
    bytes.appendText(",\n      \"periods\": [")
  }

  private func endArea(_ bytes: inout [UInt8]) { bytes.appendText("\n      ]\n    }") }

  private func writePeriod(_ row: Int, _ bytes: inout [UInt8]) {
    bytes.appendText("\n        {")
    if rows.hasBounds(row) {
      bytes.appendText("\n          \"bounds\": ")
      cells.writeBounds(rows, row, to: &bytes)
      bytes.appendText(",")
    }
    bytes.appendText("\n          \"period\": ")
    bytes.appendString(frame.periods[row].description)
    if rows.hasStatus(row) {
      bytes.appendText(",\n          \"status\": ")
      cells.writeStatus(rows, row, to: &bytes)
    }
    bytes.appendText(",\n          \"values\": ")
    cells.writeValues(rows, row, to: &bytes)
    bytes.appendText("\n        }")
  }

  private func writeMetadata(_ about: Metadata, _ bytes: inout [UInt8]) {
    for (key, value) in about.members.sorted(by: { $0.key < $1.key }) {
      bytes.appendText(",\n  ")
      bytes.appendString(key)
      bytes.appendText(": ")
      value.write(to: &bytes, indentation: 2)
    }
  }
}

extension [UInt8] {
  /// Appends a JSON string, or null.
  mutating func appendOptional(_ text: String?) {
    if let text { appendString(text) } else { appendText("null") }
  }
}
