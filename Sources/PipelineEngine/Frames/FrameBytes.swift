import IndicatorSchema

/// A frame as bytes: the same frame gives the same bytes, in whatever batches it came and on whatever machine.
///
/// The form, all numbers little-endian: the mark, the areas, the rows as position of the area and key of the period,
/// and the columns in the order of their identifiers. A text is its length and its UTF-8.
enum FrameBytes {
  static let mark: [UInt8] = Array("peilframe1".utf8)

  /// The frame with its rows in canonical order.
  static func encode(_ frame: IndicatorFrame) -> [UInt8] {
    inOrder(frame.selectingRows(frame.canonicalOrder()))
  }

  /// The frame with its rows in the order that it has them in, for who has to go on from it: the keys of areas in a
  /// database follow the order in which rows come.
  static func inOrder(_ frame: IndicatorFrame) -> [UInt8] {
    var bytes = mark
    bytes.reserveCapacity(frame.rowCount * (6 + 9 * frame.columns.count) + frame.areas.count * 32)
    bytes.append(UInt32(frame.areas.count))
    for area in frame.areas.areas { append(area, to: &bytes) }
    bytes.append(UInt32(frame.rowCount))
    for position in frame.areaPositions { bytes.append(UInt32(bitPattern: position)) }
    for period in frame.periods { bytes.append(UInt32(bitPattern: period.ordinalKey)) }
    bytes.append(UInt32(frame.columns.count))
    for column in frame.columns.sorted(by: { $0.id < $1.id }) { append(column, to: &bytes) }
    return bytes
  }

  private static func append(_ area: Area, to bytes: inout [UInt8]) {
    append(area.code, to: &bytes)
    bytes.append(area.name)
    bytes.append(area.parent == nil ? UInt8(0) : 1)
    if let parent = area.parent { append(parent, to: &bytes) }
  }

  private static func append(_ code: AreaCode, to bytes: inout [UInt8]) {
    bytes.append(code.level.rawValue)
    bytes.append(code.text)
  }

  private static func append(_ column: IndicatorColumn, to bytes: inout [UInt8]) {
    bytes.append(column.id.text)
    for value in column.values { bytes.append(value) }
    for status in column.statuses { bytes.append(status.rawValue) }
    // Bounds of which none is known are none: whether they have room depends on what else was in the batch.
    guard let bounds = column.bounds, !(bounds.lower + bounds.upper).allSatisfy(\.isNaN) else {
      return bytes.append(UInt8(0))
    }
    bytes.append(UInt8(1))
    for value in bounds.lower + bounds.upper { bytes.append(value) }
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ number: UInt32) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  /// All that is no number is the same.
  fileprivate mutating func append(_ value: Double) {
    let bits = (value.isNaN ? Double.nan : value).bitPattern
    Swift.withUnsafeBytes(of: bits.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func append(_ text: String) {
    append(UInt32(text.utf8.count))
    append(contentsOf: text.utf8)
  }

  /// A text that may be absent, which an empty one is not.
  fileprivate mutating func append(_ text: String?) {
    append(text == nil ? UInt8(0) : 1)
    if let text { append(text) }
  }
}
