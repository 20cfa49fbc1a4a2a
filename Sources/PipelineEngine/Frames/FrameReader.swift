import IndicatorSchema

/// Reads a frame from the bytes that `FrameBytes` made, and trusts none of them.
struct FrameReader {
  private let bytes: [UInt8]
  private var position = 0

  /// - Throws: `Diagnostic` when the bytes are no frame, or not a whole one.
  static func decode(_ bytes: [UInt8]) throws -> IndicatorFrame {
    var reader = FrameReader(bytes: bytes)
    return try reader.frame()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func frame() throws -> IndicatorFrame {
    guard try take(FrameBytes.mark.count).elementsEqual(FrameBytes.mark) else { throw damage }
    let areas = try (0..<count(atLeast: 10)).map { _ in try area() }
    guard Set(areas.map(\.code)).count == areas.count else { throw damage }
    let rows = try count(atLeast: 8)
    let positions = try (0..<rows).map { _ in Int32(bitPattern: try number()) }
    guard positions.allSatisfy({ $0 >= 0 && $0 < areas.count }) else { throw damage }
    let periods = try (0..<rows).map { _ in try period() }
    let columns = try (0..<count(atLeast: 5)).map { _ in try column(rows) }
    guard position == bytes.count, Set(columns.map(\.id)).count == columns.count else { throw damage }
    return IndicatorFrame(
      areas: AreaTable(unique: areas), areaPositions: positions, periods: periods, columns: columns)
  }

  private mutating func area() throws -> Area {
    let code = try code()
    let name = try byte() == 0 ? nil : text()
    let parent = try byte() == 0 ? nil : self.code()
    var area = Area(code, name: name)
    area.parent = parent
    return area
  }

  private mutating func code() throws -> AreaCode {
    guard let level = AreaLevel(rawValue: try text()) else { throw damage }
    return AreaCode(try text(), level: level)
  }

  private mutating func period() throws -> Period {
    guard let period = Period(ordinalKey: Int32(bitPattern: try number())) else { throw damage }
    return period
  }

  private mutating func column(_ rows: Int) throws -> IndicatorColumn {
    let id = IndicatorID(try text())
    let values = try numbers(rows)
    let statuses = try take(rows).map { byte in
      guard let status = CellStatus(rawValue: byte) else { throw damage }
      return status
    }
    guard try byte() == 1 else { return IndicatorColumn(id, values: values, statuses: statuses) }
    let bounds = IndicatorColumn.Bounds(lower: try numbers(rows), upper: try numbers(rows))
    return IndicatorColumn(id, values: values, statuses: statuses, bounds: bounds)
  }

  private mutating func numbers(_ count: Int) throws -> [Double] {
    let slice = try take(count * 8)
    return slice.withUnsafeBytes { raw in
      (0..<count).map {
        Double(bitPattern: UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)))
      }
    }
  }

  /// A number of things of which each takes at least some bytes, so that no claim makes us reserve what is not there.
  private mutating func count(atLeast size: Int) throws -> Int {
    let count = Int(try number())
    guard count <= (bytes.count - position) / size else { throw damage }
    return count
  }

  private mutating func text() throws -> String {
    let slice = try take(Int(try number()))
    guard let text = String(validating: slice, as: UTF8.self) else { throw damage }
    return text
  }

  private mutating func number() throws -> UInt32 {
    try take(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private mutating func byte() throws -> UInt8 {
    let slice = try take(1)
    return slice[slice.startIndex]
  }

  private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - position else { throw damage }
    defer { position += count }
    return bytes[position..<position + count]
  }

  private var damage: Diagnostic {
    Diagnostic(.damagedSnapshot, "what was kept of a step is not a whole frame")
  }
}
