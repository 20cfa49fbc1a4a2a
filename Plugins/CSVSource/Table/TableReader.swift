import IndicatorSchema
import PluginKit

/// Hands the records of a table over to a mapper, and batches of rows on as they fill.
struct TableReader {
  private let table: Table
  private let mapper: RecordMapper
  private let wanted: [Int]
  private let footers: [[UInt8]]
  private var fields: [UnsafeRawBufferPointer]
  /// Room for fields whose doubled quotes were halved.
  private var scratch = Scratch()
  private var isBehindTable = false

  /// Makes a reader for a mapper that was bound to the columns of the table.
  init(_ table: Table, _ mapper: RecordMapper, footers: [[UInt8]]) {
    self.table = table
    self.mapper = mapper
    self.footers = footers
    wanted = mapper.wanted
    fields = wanted.map { _ in UnsafeRawBufferPointer(start: nil, count: 0) }
  }

  /// Reads all records.
  ///
  /// - Throws: `Diagnostic` when the text is damaged, and what the mapper and `emit` throw.
  mutating func read(_ block: Block, emit: (IndicatorFrame) throws -> Void) throws {
    var line = table.firstLine
    while table.blocks.next(block) {
      var counter = PositionCounter(block.bytes, line: line)
      line = try block.forEachRecord(table.dialect, name: table.name, line: line) { record in
        try take(record, block, &counter)
        if mapper.batchIsFull { try emit(mapper.takeBatch()) }
      }
    }
    try table.blocks.finish(line: line)
  }

  private mutating func take(_ record: RecordView, _ block: Block, _ counter: inout PositionCounter) throws {
    guard record.fieldCount == table.columns.count, footers.isEmpty, !record.isComment, !record.isBlank else {
      return try takeUnusual(record, block, &counter)
    }
    try consume(record, block, &counter)
  }

  private mutating func takeUnusual(
    _ record: RecordView, _ block: Block, _ counter: inout PositionCounter
  ) throws {
    if record.isComment { return mapper.leaveOut("comment") }
    if !isBehindTable { isBehindTable = record.startsWith(footers, table.dialect.quote) }
    if isBehindTable { return mapper.leaveOut("footer") }
    if record.isBlank { return mapper.leaveOut("blank line") }
    guard record.fieldCount == table.columns.count else {
      return try mapper.refuse(
        .fieldCount, "expected \(table.columns.count) fields, found \(record.fieldCount)",
        hint: "is a delimiter missing, or not enclosed in quotes?",
        line: counter.position(at: record.start).line,
        raw: record.raw)
    }
    try consume(record, block, &counter)
  }

  private mutating func consume(
    _ record: RecordView, _ block: Block, _ counter: inout PositionCounter
  ) throws {
    let quote = table.dialect.quote
    for slot in wanted.indices { fields[slot] = record.field(wanted[slot], quote).raw }
    if block.structure.holdsDoubledQuotes { halveQuotes(record) }
    try fields.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return }
      try mapper.consume(first, raw: record.raw) { slot in
        let place = counter.position(at: slot.map { record.start(of: wanted[$0]) } ?? record.start)
        return RecordMapper.Position(line: place.line, column: slot == nil ? nil : place.column)
      }
    }
  }

  private mutating func halveQuotes(_ record: RecordView) {
    let quote = table.dialect.quote
    scratch.reserve(record.end - record.start)
    for slot in wanted.indices {
      let field = record.field(wanted[slot], quote)
      if field.holdsQuote(quote) { fields[slot] = scratch.write(field, quote) }
    }
  }
}

/// Memory for the changed fields of one record.
private final class Scratch {
  private var memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256)
  private var used = 0

  deinit { memory.deallocate() }

  /// Makes room for a record, forgetting the one before.
  func reserve(_ count: Int) {
    used = 0
    guard count > memory.count else { return }
    memory.deallocate()
    memory = .allocate(capacity: count * 2)
  }

  func write(_ field: FieldBytes, _ quote: UInt8) -> UnsafeRawBufferPointer {
    guard let start = memory.baseAddress.map({ $0 + used }) else { return field.raw }
    let count = field.write(to: start, quote)
    used += count
    return UnsafeRawBufferPointer(start: start, count: count)
  }
}
