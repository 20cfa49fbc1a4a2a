import IndicatorSchema
import PluginKit

/// Hands the records of a table over to a mapper, and batches of rows on as they fill.
struct TableReader {
  private let table: Table
  private let mapper: RecordMapper
  private let footers: [[UInt8]]
  private let fields: WantedFields
  private let ends: FieldEnds
  private var isBehindTable = false

  /// Makes a reader for a mapper that was bound to the columns of the table.
  init(_ table: Table, _ mapper: RecordMapper, footers: [[UInt8]]) {
    self.table = table
    self.mapper = mapper
    self.footers = footers
    fields = WantedFields(mapper.wanted, labels: table.labels, quote: table.dialect.quote)
    ends = FieldEnds(fields.columns, of: table.columns.count)
  }

  /// Reads all records.
  ///
  /// - Throws: `Diagnostic` when the text is damaged, and what the mapper and `emit` throw.
  mutating func read(blockBytes: Int, emit: (IndicatorFrame) throws -> Void) throws {
    var line = table.firstLine
    let columnCount = table.columns.count
    let hasFooters = !footers.isEmpty
    let selector = fields.hasLabels ? nil : mapper.selector.map { fields.columns[$0] }
    let blocks = BlockPipeline(
      table.blocks, table.dialect, blockBytes: blockBytes, locatesFields: ends.takesAll)
    try blocks.forEach { block in
      var counter = PositionCounter(block.bytes, line: line)
      let holdsDoubledQuotes = block.structure.mayHoldDoubledQuotes
      line = try block.forEachRecord(table.dialect, name: table.name, line: line, ends) { record in
        let isUsual = record.fieldCount == columnCount && !hasFooters && !record.isComment && !record.isBlank
        // Where most records are of other indicators, this is all that is looked at of them.
        if isUsual, let selector, !holdsDoubledQuotes,
          mapper.leavesOut(record.field(selector, table.dialect.quote).raw)
        {
          return
        }
        if try isUsual || isTableRow(record, &counter) {
          try consume(record, holdsDoubledQuotes, &counter)
          if mapper.batchIsFull { try emit(mapper.takeBatch()) }
        }
      }
    }
    try table.blocks.finish(line: line)
  }

  /// Whether a record is a row of the table; if not it is counted as left out, or refused.
  private mutating func isTableRow(_ record: RecordView, _ counter: inout PositionCounter) throws -> Bool {
    if !record.isComment, !isBehindTable { isBehindTable = record.startsWith(footers, table.dialect.quote) }
    if record.isComment {
      mapper.leaveOut("comment")
    } else if isBehindTable {
      mapper.leaveOut("footer")
    } else if record.isBlank {
      mapper.leaveOut("blank line")
    } else if record.fieldCount != table.columns.count {
      try mapper.refuse(
        .fieldCount, "expected \(table.columns.count) fields, found \(record.fieldCount)",
        hint: "is a delimiter missing, or not enclosed in quotes?",
        line: counter.position(at: record.start).line, raw: record.raw)
    } else {
      return true
    }
    return false
  }

  private func consume(
    _ record: RecordView, _ holdsDoubledQuotes: Bool, _ counter: inout PositionCounter
  ) throws {
    fields.take(record)
    if holdsDoubledQuotes { fields.halveQuotes(record) }
    if fields.hasLabels { fields.splitLabels() }
    try mapper.consume(fields.first, raw: record.raw) { slot in
      let place = counter.position(at: slot.map { record.start(of: fields.columns[$0]) } ?? record.start)
      return RecordMapper.Position(line: place.line, column: slot == nil ? nil : place.column)
    }
  }
}
