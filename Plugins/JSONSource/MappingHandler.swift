import JSONReading
import PluginKit

/// Hands the fields of records to a mapper.
final class MappingHandler {
  private let mapper: RecordMapper
  private let fields: UnsafeMutablePointer<UnsafeRawBufferPointer>
  private let fieldCount: Int
  private let selector: Int?

  /// Makes a handler for a mapper that was bound to the fields of the records.
  init(_ mapper: RecordMapper) {
    self.mapper = mapper
    fieldCount = mapper.wanted.count
    selector = mapper.selector
    fields = .allocate(capacity: max(1, fieldCount))
    fields.initialize(repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: max(1, fieldCount))
  }

  deinit { fields.deallocate() }

  /// Takes a record.
  ///
  /// - Throws: What the host throws when too many records were refused.
  func take(_ record: JSONRecord) throws {
    if record.hasFault, let fault = record.fault { return try refuse(record, fault) }
    if let selector, mapper.leavesOut(record[selector]) { return }
    for field in 0..<fieldCount { fields[field] = record[field] }
    try mapper.consume(fields, raw: record.raw) { field in
      let place = record.position(of: field)
      return RecordMapper.Position(line: place.line, column: place.column)
    }
  }

  private func refuse(_ record: JSONRecord, _ fault: RecordFault) throws {
    let place = record.position(of: fault.field)
    try record.raw().withUnsafeBytes { raw in
      try mapper.refuse(
        fault.code, fault.message(record.names), hint: fault.hint, line: place.line, column: place.column,
        raw: raw)
    }
  }
}
