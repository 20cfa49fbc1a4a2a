import IndicatorSchema
import JSONReading
import PluginKit

/// The cells of a cube as records.
final class CellRecords {
  /// The names of the fields.
  let names: [String]
  private let cube: Cube
  private let bytes: UnsafeRawBufferPointer
  private let statuses: [String: String]
  private let columns: [Column]
  /// The bytes of codes, labels and statuses, which stay where they are.
  private var texts: [UnsafeMutableRawBufferPointer] = []
  /// The codes and the labels of each dimension.
  private var codes: [[UnsafeRawBufferPointer]] = []
  private var labels: [[UnsafeRawBufferPointer]] = []
  private var statusTexts: [String: UnsafeRawBufferPointer] = [:]

  private enum Column {
    case code(Int)
    case label(Int)
    case value
    case status
  }

  init(_ cube: Cube, _ bytes: UnsafeRawBufferPointer, statuses: [String: String]) {
    self.cube = cube
    self.bytes = bytes
    self.statuses = statuses
    var named: [(String, Column)] = cube.dimensions.indices.flatMap { index in
      [(cube.dimensions[index].id, .code(index)), ("\(cube.dimensions[index].id).label", .label(index))]
    }
    for role in ["geo", "time", "metric"] {
      // A second dimension of a role has to be named.
      guard let index = cube.dimensions.firstIndex(where: { $0.role == role }) else { continue }
      named += [("role.\(role)", .code(index)), ("role.\(role).label", .label(index))]
    }
    named += [("value", .value), ("status", .status)]
    names = named.map(\.0)
    columns = named.map(\.1)
    codes = cube.dimensions.map { $0.codes.map(keep) }
    labels = cube.dimensions.map { $0.labels.map(keep) }
  }

  deinit { for text in texts { text.deallocate() } }

  private func keep(_ text: String) -> UnsafeRawBufferPointer {
    let kept = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, text.utf8.count), alignment: 1)
    kept.copyBytes(from: text.utf8)
    texts.append(kept)
    return UnsafeRawBufferPointer(rebasing: kept[..<text.utf8.count])
  }

  /// Hands all cells to a mapper that was bound to `names`, and batches of rows on as they fill.
  ///
  /// - Throws: What the mapper and `emit` throw.
  func read(_ mapper: RecordMapper, emit: (IndicatorFrame) throws -> Void) throws {
    let wanted = mapper.wanted.map { columns[$0] }
    let steps = steps()
    var places = JSONPlaces(bytes)
    var fields = [UnsafeRawBufferPointer](
      repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: wanted.count)
    for cell in cube.values {
      for (index, column) in wanted.enumerated() { fields[index] = field(column, cell, steps) }
      try fields.withUnsafeBufferPointer { fields in
        guard let first = fields.baseAddress else { return }
        try mapper.consume(first, raw: { printed(cell, steps) }) { _ in
          let place = places.place(of: cell.start)
          return RecordMapper.Position(line: place.line, column: place.column)
        }
      }
      if mapper.batchIsFull { try emit(mapper.takeBatch()) }
    }
  }

  /// For each dimension by how many cells its categories are apart.
  private func steps() -> [Int] {
    var steps = [Int](repeating: 1, count: cube.dimensions.count)
    for index in steps.indices.dropLast().reversed() {
      steps[index] = steps[index + 1] * cube.dimensions[index + 1].codes.count
    }
    return steps
  }

  private func category(_ dimension: Int, _ cell: Cube.Cell, _ steps: [Int]) -> Int {
    cell.number / steps[dimension] % cube.dimensions[dimension].codes.count
  }

  private func field(_ column: Column, _ cell: Cube.Cell, _ steps: [Int]) -> UnsafeRawBufferPointer {
    switch column {
    case .code(let dimension): codes[dimension][category(dimension, cell, steps)]
    case .label(let dimension): labels[dimension][category(dimension, cell, steps)]
    case .value:
      cell.text.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
        ?? UnsafeRawBufferPointer(start: nil, count: 0)
    case .status: cube.statuses[cell.number].map(status) ?? UnsafeRawBufferPointer(start: nil, count: 0)
    }
  }

  private func status(_ code: String) -> UnsafeRawBufferPointer {
    if let known = statusTexts[code] { return known }
    let text = keep(statuses[code] ?? code)
    statusTexts[code] = text
    return text
  }

  /// What the quarantine keeps of a cell: its categories and its value, as lines `name=text`.
  private func printed(_ cell: Cube.Cell, _ steps: [Int]) -> [UInt8] {
    var lines: [UInt8] = []
    for (index, dimension) in cube.dimensions.enumerated() {
      lines += Array("\(dimension.id)=\(dimension.codes[category(index, cell, steps)])\n".utf8)
    }
    if let text = cell.text { lines += Array("value=".utf8) + Array(bytes[text]) + [0x0A] }
    if let status = cube.statuses[cell.number] { lines += Array("status=\(status)\n".utf8) }
    return lines
  }
}
