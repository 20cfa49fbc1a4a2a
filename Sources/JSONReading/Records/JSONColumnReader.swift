import IndicatorSchema
import PluginKit

/// Reads a document that holds a table column by column: an object of arrays, of which the first elements are the
/// first record, and so on.
///
/// Unlike `JSONRecordReader` it needs the whole document in memory.
public final class JSONColumnReader {
  /// The names of the columns, in the order of the document.
  public let names: [String]
  private let block: RecordBlock

  /// The bytes that a document may have, and the cells of its table.
  private static let byteLimit = 1 << 26
  private static let cellLimit = 10_000_000

  /// Reads a document.
  ///
  /// - Parameter path: The object that holds the arrays: names only.
  /// - Throws: `Diagnostic` for what is no JSON, has no arrays there or some of another length, or is too large.
  public init(_ reader: any ByteReader, _ path: JSONRecordPath = .root) throws {
    let bytes = try reader.readAll(limit: JSONColumnReader.byteLimit)
    guard !bytes.isEmpty else {
      throw Diagnostic(.emptyInput, "the document is empty", at: Place(reader.name))
    }
    let block = RecordBlock(capacity: bytes.count)
    self.block = block
    bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { block.bytes.update(from: start, count: source.count) }
    }
    block.count = bytes.count
    let raw = UnsafeRawBufferPointer(start: block.bytes, count: block.count)
    var scanner = JSONScanner(raw, name: reader.name)
    var table = ColumnTable(block, cellLimit: JSONColumnReader.cellLimit)
    try table.find(&scanner, path.steps[...])
    try scanner.end()
    names = try table.fill(scanner, path)
  }

  /// Gives all records.
  ///
  /// - Parameters:
  ///   - fields: The columns wanted, as positions in `names`; nil for all.
  ///   - take: Takes each record, its fields in the order wanted.
  /// - Throws: What `take` throws, which ends the reading.
  public func read(fields: [Int]?, _ take: (JSONRecord) throws -> Void) throws {
    for index in 0..<block.recordCount { try take(JSONRecord(block, index, fields: fields)) }
  }
}

/// The columns met so far.
private struct ColumnTable {
  private let block: RecordBlock
  private let cellLimit: Int
  private var cellCount = 0
  private var isFound = false
  private var columns: [Column] = []

  private struct Column {
    let name: String
    let start: Int
    var cells: [Span] = []
  }

  init(_ block: RecordBlock, cellLimit: Int) {
    self.block = block
    self.cellLimit = cellLimit
  }

  mutating func find(_ scanner: inout JSONScanner, _ steps: ArraySlice<JSONRecordPath.Step>) throws {
    guard case .member(let name)? = steps.first else { return try readColumns(&scanner) }
    guard try scanner.peek() == 0x7B else { return try scanner.skip() }
    try scanner.object { scanner, key in
      if key == name { try find(&scanner, steps.dropFirst()) } else { try scanner.skip() }
    }
  }

  private mutating func readColumns(_ scanner: inout JSONScanner) throws {
    guard try scanner.peek() == 0x7B else { return try scanner.skip() }
    try scanner.object { scanner, key in
      guard try scanner.peek() == 0x5B else { return try scanner.skip() }
      var column = Column(name: key, start: scanner.position)
      var isFlat = true
      try scanner.array { scanner in
        if let cell = try cell(&scanner) { column.cells.append(cell) } else { isFlat = false }
        cellCount += 1
        guard cellCount <= cellLimit else {
          throw scanner.problem(.tooLarge, "the table has more than \(cellLimit) cells")
        }
      }
      if isFlat { columns.append(column) }
    }
  }

  /// A value; nil for an object or an array, which is no cell.
  private func cell(_ scanner: inout JSONScanner) throws -> Span? {
    let start = scanner.position
    switch try scanner.peek() {
    case 0x7B, 0x5B:
      try scanner.skip()
      return nil
    case 0x6E:
      _ = try scanner.null()
      return .null
    case 0x22:
      let (range, isPlain) = try scanner.stringRange()
      if isPlain { return ColumnTable.span(range) }
      scanner.position = start
      return block.add(extra: Array(try scanner.string().utf8))
    case 0x74, 0x66:
      let start = scanner.position
      _ = try scanner.flag()
      return ColumnTable.span(start..<scanner.position)
    default: return ColumnTable.span(try scanner.numberRange())
    }
  }

  private static func span(_ range: Range<Int>) -> Span {
    Span(offset: Int32(range.lowerBound), length: Int32(range.count))
  }

  /// Puts the columns beside each other, and gives their names.
  func fill(_ scanner: JSONScanner, _ path: JSONRecordPath) throws -> [String] {
    guard let first = columns.first else {
      throw scanner.problem(
        .noRecords, "\(path.steps.isEmpty ? "the document" : "'\(path)'") is no object of arrays", at: 0,
        hint: "columnwise tables are objects such as {\"area\": [\"GM0363\"], \"inhabitants\": [844947]}")
    }
    if let other = columns.first(where: { $0.cells.count != first.cells.count }) {
      throw scanner.problem(
        .noRecords,
        "'\(first.name)' has \(first.cells.count) values and '\(other.name)' \(other.cells.count)",
        at: other.start, hint: "the columns of a table are equally long")
    }
    block.names = columns.map(\.name)
    block.isColumnwise = true
    block.clearRecords(fieldCount: columns.count, keepingExtra: true)
    block.reserve(records: first.cells.count)
    for row in first.cells.indices {
      for (index, column) in columns.enumerated() { block.nextRow[index] = column.cells[row] }
      let start = max(0, Int(first.cells[row].isExtra ? Int32(first.start) : first.cells[row].offset))
      block.complete(start..<start, nil)
    }
    return block.names
  }
}
