import FileWriting
import IndicatorSchema
import JSONWriting
import OpenData
import PluginKit

/// Writes a cube as a dataset of JSON-stat 2.0.
///
/// Cells that are plainly observed have no status, cells without a row neither value nor status. Bounds have no place
/// in JSON-stat and stand in its `extension`, by the number of the cell.
struct DatasetWriter {
  private let cube: FigureCube
  private let sink: JSONStatSink
  private let facts: RunFacts
  private let categories: CubeCategories

  init(_ cube: FigureCube, _ sink: JSONStatSink, _ facts: RunFacts) {
    self.cube = cube
    self.sink = sink
    self.facts = facts
    categories = CubeCategories(cube, sink.input, sink.texts)
  }

  func write(to file: BufferedFile) throws {
    file.bytes.appendText("{")
    for (index, member) in head.enumerated() {
      if index > 0 { file.bytes.appendText(",") }
      append(member.key, member.value, to: file)
    }
    try appendValues(to: file)
    try appendStatuses(to: file)
    try appendExtension(to: file)
    file.bytes.appendText("\n}\n")
  }

  private var head: [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = [
      ("version", .string("2.0")), ("class", .string("dataset")), ("label", .string(sink.title)),
    ]
    let publishers = publishers
    if !publishers.isEmpty { members.append(("source", .string(publishers.joined(separator: "; ")))) }
    return members + [
      ("id", .line(.array(["area", "period", "indicator"].map { .string($0) }))),
      ("size", .line(.array(sizes.map { .number(Double($0)) }))), ("role", .line(DatasetWriter.role)),
      ("dimension", categories.json),
    ]
  }

  private static let role = JSONValue.members([
    ("time", .array([.string("period")])), ("geo", .array([.string("area")])),
    ("metric", .array([.string("indicator")])),
  ])

  private var sizes: [Int] { [cube.areas.count, cube.periods.count, cube.frame.columns.count] }

  /// Whoever published a table that a column comes from, with the table.
  private var publishers: [String] {
    let tables = PackageSources.tables(of: cube.frame.columns.map(\.id), facts.origins)
    return tables.map { "\($0.publisher), \($0.id) \($0.title)" }
  }

  private func append(_ key: String, _ value: JSONValue, to file: BufferedFile) {
    file.bytes.appendNewLine(2)
    file.bytes.appendString(key)
    file.bytes.appendText(": ")
    value.write(to: &file.bytes, indentation: 2)
  }

  /// A list with all values, or an object with those that there are when more than half are not.
  private func appendValues(to file: BufferedFile) throws {
    file.bytes.appendText(",\n  \"value\": ")
    if cube.valueCount * 2 >= cube.cellCount {
      try appendList(to: file)
    } else {
      try appendSparse(to: file) { column, row, bytes in
        guard column.statuses[row].hasValue else { return false }
        bytes.appendNumber(column.values[row])
        return true
      }
    }
  }

  private func appendList(to file: BufferedFile) throws {
    file.bytes.appendText("[")
    var next = 0
    func appendNulls(upTo number: Int) {
      while next < number {
        file.bytes.appendText(next == 0 ? "null" : ",null")
        next += 1
      }
    }
    try cube.forEachCell { number, column, row in
      guard column.statuses[row].hasValue else { return }
      appendNulls(upTo: number)
      if next > 0 { file.bytes.appendText(",") }
      file.bytes.appendNumber(column.values[row])
      next += 1
      try file.flushIfFull()
    }
    appendNulls(upTo: cube.cellCount)
    file.bytes.appendText("]")
  }

  /// An object of cells by number; `append` writes the value of one, or says that it has none.
  private func appendSparse(
    to file: BufferedFile, _ append: (IndicatorColumn, Int, inout [UInt8]) -> Bool
  ) throws {
    file.bytes.appendText("{")
    var isFirst = true
    try cube.forEachCell { number, column, row in
      let start = file.bytes.count
      if !isFirst { file.bytes.appendText(",") }
      file.bytes.append(contentsOf: "\"\(number)\":".utf8)
      if append(column, row, &file.bytes) {
        isFirst = false
        try file.flushIfFull()
      } else {
        file.bytes.removeLast(file.bytes.count - start)
      }
    }
    file.bytes.appendText("}")
  }

  private func appendStatuses(to file: BufferedFile) throws {
    let isNeeded = cube.frame.columns.contains { $0.statuses.contains { $0 != .observed } }
    guard isNeeded else { return }
    file.bytes.appendText(",\n  \"status\": ")
    try appendSparse(to: file) { column, row, bytes in
      guard column.statuses[row] != .observed else { return false }
      bytes.appendString(column.statuses[row].code)
      return true
    }
  }

  private func appendExtension(to file: BufferedFile) throws {
    file.bytes.appendText(",\n  \"extension\": {\n    \"status\": ")
    let labels = CellStatus.allCases.map { ($0.code, JSONValue.string($0.name)) }
    JSONValue.line(.members([("label", .members(labels.map { (key: $0.0, value: $0.1) }))]))
      .write(to: &file.bytes, indentation: 4)
    if cube.frame.columns.contains(where: { $0.bounds != nil }) {
      for isLower in [true, false] {
        file.bytes.appendText(isLower ? ",\n    \"lower\": " : ",\n    \"upper\": ")
        try appendSparse(to: file) { column, row, bytes in
          guard let bounds = column.bounds, column.statuses[row].hasValue else { return false }
          let bound = isLower ? bounds.lower[row] : bounds.upper[row]
          if bound.isNaN { return false }
          bytes.appendNumber(bound)
          return true
        }
      }
    }
    file.bytes.appendText("\n  }")
  }
}
