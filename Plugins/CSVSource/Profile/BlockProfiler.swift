import IndicatorSchema
import PluginKit

/// Tallies the records of one block after the other.
final class BlockProfiler {
  let tally: TableTally
  private(set) var rows = 0

  private let block: Block
  private let table: Table
  private let footers: [[UInt8]]
  private let ends = FieldEnds()
  private var isBehindTable = false

  init(_ table: Table, _ format: CSVFormat, _ block: Block) {
    self.table = table
    self.block = block
    footers = format.footers
    tally = TableTally(columns: table.columns.count, decimal: format.decimal)
  }

  /// Tallies what the block holds.
  ///
  /// - Parameter line: The physical line of its first byte.
  /// - Returns: The physical line behind it.
  /// - Throws: `Diagnostic` when a record is damaged or has another number of fields than the header.
  func take(line: Int) throws -> Int {
    block.index(table.dialect)
    var counter = PositionCounter(block.bytes, line: line)
    return try block.forEachRecord(table.dialect, name: table.name, line: line, ends) { record in
      guard record.fieldCount == table.columns.count, footers.isEmpty, !record.isComment, !record.isBlank
      else {
        return try takeUnusual(record, &counter)
      }
      add(record)
    }
  }

  private func takeUnusual(_ record: RecordView, _ counter: inout PositionCounter) throws {
    if record.isComment || isBehindTable { return }
    isBehindTable = record.startsWith(footers, table.dialect.quote)
    if isBehindTable || record.isBlank { return }
    guard record.fieldCount == table.columns.count else {
      throw Diagnostic(
        .fieldCount, "expected \(table.columns.count) fields, found \(record.fieldCount)",
        at: Place(table.name, line: counter.position(at: record.start).line),
        hint: "is a delimiter missing, or not enclosed in quotes?")
    }
    add(record)
  }

  @inline(__always)
  private func add(_ record: RecordView) {
    let quote = table.dialect.quote
    var start = record.start
    for column in 0..<record.fieldCount {
      let end = Int(record.ends[column])
      let field = FieldBytes(record.bytes, start, end, quote)
      tally.add(field.start, field.count, to: column)
      start = end + 1
    }
    rows += 1
  }
}
