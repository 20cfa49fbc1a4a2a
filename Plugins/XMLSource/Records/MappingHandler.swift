import IndicatorSchema
import PluginKit
import XMLRecords

/// Hands the fields of records to a mapper and gives on the batches that it makes.
final class MappingHandler: RecordHandler {
  private let mapper: RecordMapper
  private let mapping: RecordMapping
  private let lists: [String: CodeList]
  /// Whether records need not all have the same fields.
  private let isOpen: Bool
  private let emit: (IndicatorFrame) throws -> Void
  private var columns: RecordColumns?
  private var fields: [UnsafeRawBufferPointer] = []
  /// The columns whose codes are checked: place in the mapper's order, number, list.
  private var coded: [(slot: Int, column: Int, list: CodeList)] = []
  private var knownFields = 0

  /// - Parameters:
  ///   - isOpen: Whether the document names fields, so that a later record may have more.
  ///   - lists: The codes of columns.
  init(
    _ mapper: RecordMapper, _ mapping: RecordMapping, isOpen: Bool = false, lists: [String: CodeList] = [:],
    emit: @escaping (IndicatorFrame) throws -> Void
  ) {
    self.mapper = mapper
    self.mapping = mapping
    self.isOpen = isOpen
    self.lists = lists
    self.emit = emit
  }

  func take(_ record: ScannedRecord) throws {
    if columns == nil { try bind(record.names) }
    if record.fieldCount > knownFields { try learn(record) }
    guard let columns else { return }
    if let fault = record.fault {
      return try refuse(record, fault.code, fault.message(record.names), fault.hint)
    }
    for (index, column) in mapper.wanted.enumerated() { fields[index] = columns.text(column, of: record) }
    if !coded.isEmpty, let wrong = wrongCode(columns) {
      return try refuse(record, .unknownCategory, wrong.message, wrong.hint)
    }
    try fields.withUnsafeBufferPointer { fields in
      guard let start = fields.baseAddress else { return }
      try mapper.consume(start, line: record.line) { record.printed() }
    }
    if mapper.batchIsFull { try emit(mapper.takeBatch()) }
  }

  /// To be called when all records were taken.
  ///
  /// - Throws: `Diagnostics` with the columns that no record had.
  func finish() throws { try columns?.requireAll() }

  /// The first record tells which columns there are, but for those that a record need not have.
  private func bind(_ names: [String]) throws {
    let columns = RecordColumns(names, lists: lists, optional: isOpen ? mapping.optionalColumns : [])
    try mapper.bind(columns: columns.names)
    fields = Array(repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: mapper.wanted.count)
    knownFields = names.count
    self.columns = columns
    noteCoded()
    try checkFilters()
  }

  private func learn(_ record: ScannedRecord) throws {
    knownFields = record.fieldCount
    try columns?.learn(record.names)
    noteCoded()
  }

  private func noteCoded() {
    coded = mapper.wanted.enumerated().compactMap { slot, column in
      columns?.list(of: column).flatMap { $0.isComplete ? (slot, column, $0) : nil }
    }
  }

  /// A text in 'where' that is no code would leave out every record, and nobody would know why.
  private func checkFilters() throws {
    var diagnostics = Diagnostics()
    for filter in mapping.filters {
      guard let list = lists[filter.column.title], list.isComplete else { continue }
      for text in filter.texts.sorted() where !Array(text.utf8).withUnsafeBytes(list.has) {
        let complaint = list.complaint(about: text, in: filter.column.title)
        diagnostics.add(
          Diagnostic(.invalidValue, complaint.message, at: filter.place, hint: complaint.hint))
      }
    }
    try diagnostics.throwIfAny()
  }

  private func wrongCode(_ columns: RecordColumns) -> (message: String, hint: String?)? {
    for (slot, column, list) in coded where !fields[slot].isEmpty && !list.has(fields[slot]) {
      return list.complaint(about: String(decoding: fields[slot], as: UTF8.self), in: columns.names[column])
    }
    return nil
  }

  private func refuse(
    _ record: ScannedRecord, _ code: DiagnosticCode, _ message: String, _ hint: String?
  ) throws {
    try record.printed().withUnsafeBytes { raw in
      try mapper.refuse(code, message, hint: hint, line: record.line, raw: raw)
    }
  }
}
