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
  private var wanted: WantedColumns?
  /// Those of `wanted`, beside it so that a record need not count a reference.
  private var texts: WantedTexts?
  private var usesLists = false

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
    let texts = try texts(of: record)
    if let fault = record.fault {
      return try refuse(record, fault.code, fault.message(record.names), fault.hint)
    }
    texts.read(record)
    if usesLists, let wrong = readLists(record) {
      return try refuse(record, .unknownCategory, wrong.message, wrong.hint)
    }
    try mapper.consume(texts.texts, line: record.line) { record.printed() }
    if mapper.batchIsFull { try emit(mapper.takeBatch()) }
  }

  /// To be called when all records were taken.
  ///
  /// - Throws: `Diagnostics` with the columns that no record had.
  func finish() throws { try wanted?.columns.requireAll() }

  @inline(__always)
  private func texts(of record: ScannedRecord) throws -> WantedTexts {
    if let texts, record.fieldCount <= texts.knownFields { return texts }
    return try wanted.map { try learn(record, $0.columns) } ?? bind(record)
  }

  /// Adds labels to the texts, and says what is wrong with a code.
  private func readLists(_ record: ScannedRecord) -> (message: String, hint: String?)? {
    wanted?.readLabels(record)
    return wanted?.wrongCode
  }

  /// The first record tells which columns there are, but for those that a record need not have.
  private func bind(_ record: ScannedRecord) throws -> WantedTexts {
    let names = record.names
    let columns = RecordColumns(names, lists: lists, optional: isOpen ? mapping.optionalColumns : [])
    try mapper.bind(columns: columns.names)
    let found = note(columns, record)
    try checkFilters()
    return found
  }

  private func learn(_ record: ScannedRecord, _ columns: RecordColumns) throws -> WantedTexts {
    var columns = columns
    try columns.learn(record.names)
    return note(columns, record)
  }

  private func note(_ columns: RecordColumns, _ record: ScannedRecord) -> WantedTexts {
    let found = WantedColumns(columns, wanted: mapper.wanted, knownFields: record.fieldCount)
    wanted = found
    texts = found.texts
    usesLists = found.usesLists
    return found.texts
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

  private func refuse(
    _ record: ScannedRecord, _ code: DiagnosticCode, _ message: String, _ hint: String?
  ) throws {
    try record.printed().withUnsafeBytes { raw in
      try mapper.refuse(code, message, hint: hint, line: record.line, raw: raw)
    }
  }
}
