import IndicatorSchema
import JSONWriting

/// Writes the properties of a feature: what the row is about, and the figures under the names of the table.
struct PropertyWriter: Sendable {
  private let frame: IndicatorFrame
  private let members: [Member]

  /// The keys of a column, each with the comma before it and the colon behind it.
  private struct Member: Sendable {
    let column: IndicatorColumn
    let value: [UInt8]
    let lower: [UInt8]?
    let upper: [UInt8]?
    let status: [UInt8]?
  }

  /// Writes some columns of a table.
  init(_ table: DataTable, _ columns: [DataColumn]) {
    frame = table.frame
    members = columns.map { names in
      Member(
        column: table.frame.columns[names.position], value: PropertyWriter.key(names.name),
        lower: names.lower.map(PropertyWriter.key), upper: names.upper.map(PropertyWriter.key),
        status: names.status.map(PropertyWriter.key))
    }
  }

  private static func key(_ name: String) -> [UInt8] {
    var bytes: [UInt8] = [0x2C]
    bytes.appendString(name)
    bytes.append(0x3A)
    return bytes
  }

  func append(_ row: Int, to bytes: inout [UInt8]) {
    appendArea(row, to: &bytes)
    for member in members {
      let cell = DataCell(member.column, row)
      append(member.value, cell.value, to: &bytes)
      if let lower = member.lower { append(lower, cell.lower, to: &bytes) }
      if let upper = member.upper { append(upper, cell.upper, to: &bytes) }
      if let status = member.status {
        bytes.append(contentsOf: status)
        bytes.appendString(cell.status.name)
      }
    }
    bytes.appendText("}")
  }

  private func appendArea(_ row: Int, to bytes: inout [UInt8]) {
    let area = frame.area(row)
    bytes.appendText("{\"area_code\":")
    bytes.appendString(area.code.text)
    bytes.appendText(",\"area_name\":")
    append(area.name, to: &bytes)
    bytes.appendText(",\"level\":")
    bytes.appendString(area.code.level.rawValue)
    bytes.appendText(",\"parent_code\":")
    append(area.parent?.text, to: &bytes)
    bytes.appendText(",\"period\":")
    bytes.appendString(frame.periods[row].description)
  }

  private func append(_ text: String?, to bytes: inout [UInt8]) {
    if let text { bytes.appendString(text) } else { bytes.appendText("null") }
  }

  private func append(_ key: [UInt8], _ number: Double?, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: key)
    if let number { bytes.appendNumber(number) } else { bytes.appendText("null") }
  }
}
