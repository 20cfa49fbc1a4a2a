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
  private let table: ColumnTable

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
    try table.check(scanner, path)
    names = table.names
    self.table = table
  }

  /// Gives all records.
  ///
  /// - Parameters:
  ///   - fields: The columns wanted, as positions in `names`; nil for all.
  ///   - take: Takes each record, its fields in the order wanted.
  /// - Throws: What `take` throws, which ends the reading.
  public func read(fields: [Int]?, _ take: (JSONRecord) throws -> Void) throws {
    table.fill(fields ?? Array(names.indices))
    try block.forEachRecord(take)
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

  var names: [String] { columns.map(\.name) }

  /// Checks that there are columns, equally long.
  func check(_ scanner: JSONScanner, _ path: JSONRecordPath) throws {
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
  }

  /// Puts some of the columns beside each other.
  func fill(_ wanted: [Int]) {
    let count = columns.first?.cells.count ?? 0
    block.names = wanted.map { columns[$0].name }
    block.clearRecords(fieldCount: wanted.count, keepingExtra: true)
    block.reserve(records: count)
    let all = columns
    block.printer = { [unowned block] row in ColumnTable.printed(row, all, block) }
    for row in 0..<count {
      for (field, column) in wanted.enumerated() { block.nextRow[field] = columns[column].cells[row] }
      let first = columns[0].cells[row]
      let start = first.isExtra || first.offset < 0 ? columns[0].start : Int(first.offset)
      block.complete(start..<start)
    }
  }

  /// A record as lines `name=text`.
  private static func printed(_ row: Int, _ columns: [Column], _ block: RecordBlock) -> [UInt8] {
    columns.flatMap { column -> [UInt8] in
      let span = column.cells[row]
      guard span.offset >= 0 else { return [] }
      let start = (span.isExtra ? block.extra : block.bytes) + Int(span.offset)
      return Array("\(column.name)=".utf8)
        + UnsafeBufferPointer(start: start, count: Int(span.length)) + [0x0A]
    }
  }
}
