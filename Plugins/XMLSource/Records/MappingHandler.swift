import IndicatorSchema
import PluginKit
import XMLRecords

/// Hands the fields of records to a mapper and gives on the batches that it makes.
final class MappingHandler: RecordHandler {
  private let mapper: RecordMapper
  private let emit: (IndicatorFrame) throws -> Void
  private var isBound = false
  private var fields: [UnsafeRawBufferPointer] = []

  init(_ mapper: RecordMapper, emit: @escaping (IndicatorFrame) throws -> Void) {
    self.mapper = mapper
    self.emit = emit
  }

  func take(_ record: ScannedRecord) throws {
    if !isBound { try bind(record.names) }
    if let fault = record.fault { return try refuse(record, fault) }
    for (index, column) in mapper.wanted.enumerated() { fields[index] = record[column] }
    try fields.withUnsafeBufferPointer { fields in
      guard let start = fields.baseAddress else { return }
      try mapper.consume(start, line: record.line) { record.printed() }
    }
    if mapper.batchIsFull { try emit(mapper.takeBatch()) }
  }

  /// The first record tells which columns there are; a column that only a later one has is not looked for.
  private func bind(_ names: [String]) throws {
    try mapper.bind(columns: names)
    fields = Array(repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: mapper.wanted.count)
    isBound = true
  }

  private func refuse(_ record: ScannedRecord, _ fault: RecordFault) throws {
    try record.printed().withUnsafeBytes { raw in
      try mapper.refuse(
        fault.code, fault.message(record.names), hint: fault.hint, line: record.line, raw: raw)
    }
  }
}
