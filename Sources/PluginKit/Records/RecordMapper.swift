import IndicatorSchema

/// Turns the records of a source into frames: finds columns, reads numbers, refuses what is wrong.
///
/// A reader calls `bind` once with the column names, hands over the fields of the `wanted` columns of each
/// record with `consume`, emits a batch whenever `batchIsFull`, and ends with `finish`.
public final class RecordMapper {
  /// The columns of the source whose fields `consume` expects, in that order. Known after `bind`.
  public private(set) var wanted: [Int] = []
  /// What was counted so far.
  public private(set) var receipt: SourceReceipt

  private let mapping: RecordMapping
  private let host: any SourceHost
  private let sourceName: String
  private var keys: RecordKeys
  private var rows: any RowStore
  private var cells: CellReader
  private var layout = Layout()
  private var names: [String] = []

  /// Where in the fields of a record each part stands.
  private struct Layout {
    var area = 0
    var areaName: Int?
    var areaParent: Int?
    var period: Int?
    var filters: [(slot: Int, texts: Set<String>)] = []
    var columns: [Int] = []
    var long: LongLayout?
  }

  struct LongLayout {
    var indicator: Int
    var value: Int
    var status: Int?
    var lower: Int?
    var upper: Int?
  }

  /// Makes a mapper.
  ///
  /// - Parameters:
  ///   - source: The input as messages name it.
  ///   - batchRows: The number of rows in a full batch.
  public init(_ mapping: RecordMapping, host: any SourceHost, source: String, batchRows: Int = 4096) {
    self.mapping = mapping
    self.host = host
    sourceName = source
    receipt = SourceReceipt(recordsAreRows: mapping.long == nil)
    keys = RecordKeys(mapping)
    cells = CellReader(mapping)
    rows =
      mapping.long == nil
      ? WideRows(columns: mapping.schema.ids, capacity: batchRows)
      : LongRows(columns: mapping.schema.ids, batchRows: batchRows)
  }

  /// Finds the columns of the mapping among those of the source.
  ///
  /// - Throws: `Diagnostics` with every column that is not found or not unique.
  public func bind(columns names: [String]) throws {
    self.names = names
    let matcher = HeaderMatcher(names)
    var slots = Slots(matcher: matcher)
    layout.area = slots.slot(mapping.area.code, "the area", mapping.area.place)
    layout.areaName = mapping.area.name.map { slots.slot($0, "the name of the area", mapping.area.place) }
    layout.areaParent = mapping.area.parent.map { slots.slot($0, "the parent area", mapping.area.place) }
    if case .column(let column, let place) = mapping.period {
      layout.period = slots.slot(column, "the period", place)
    }
    layout.filters = mapping.filters.map { (slots.slot($0.column, "'where'", $0.place), $0.texts) }
    if let long = mapping.long {
      layout.long = LongLayout(
        indicator: slots.slot(long.indicator, "the indicator", long.place),
        value: slots.slot(long.value, "the value", long.place),
        status: long.status.map { slots.slot($0, "the status", long.place) },
        lower: long.lower.map { slots.slot($0, "the lower bound", long.place) },
        upper: long.upper.map { slots.slot($0, "the upper bound", long.place) })
    } else {
      layout.columns = mapping.columns.map { column in
        column.binding.map { slots.slot($0, column.indicator.id.text, column.place) } ?? 0
      }
    }
    try slots.diagnostics.throwIfAny()
    wanted = slots.wanted
    reportBindings()
  }

  private func reportBindings() {
    for (index, column) in mapping.columns.enumerated() {
      let slot = layout.long?.value ?? layout.columns[index]
      host.bound(column.indicator.id, to: names[wanted[slot]])
    }
  }

  /// Takes one record.
  ///
  /// - Parameters:
  ///   - fields: The fields of the `wanted` columns; one without base address is absent or null.
  ///   - line: The line where the record starts, where the source has lines.
  ///   - raw: The bytes of the record, kept when it is refused.
  /// - Throws: What the host throws when too many records were refused.
  public func consume(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, line: Int?, raw: UnsafeRawBufferPointer
  ) throws {
    try consume(fields, line: line) { Array(raw) }
  }

  /// Takes one record of a source that has to make its bytes, which happens only when it is refused.
  ///
  /// - Throws: What the host throws when too many records were refused.
  public func consume(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, line: Int?, raw: () -> [UInt8]
  ) throws {
    receipt.records += 1
    do {
      for filter in layout.filters where !keeps(fields[filter.slot], filter.texts) {
        receipt.filtered["where", default: 0] += 1
        return
      }
      let area = try keys.area(
        fields[layout.area], name: layout.areaName.map { fields[$0] },
        parent: layout.areaParent.map { fields[$0] })
      let period = try keys.period(layout.period.map { fields[$0] })
      if let long = layout.long {
        try consumeCell(fields, long, area, period)
      } else {
        try consumeRow(fields, area, period)
      }
    } catch let refusal as Refusal {
      try refuse(refusal, line: line, raw: raw())
    }
  }

  /// Refuses a record that the reader could not take apart.
  public func refuse(_ code: DiagnosticCode, _ message: String, hint: String? = nil, line: Int?, raw: UnsafeRawBufferPointer)
    throws
  {
    receipt.records += 1
    try refuse(Refusal(code, message, slot: nil, hint: hint), line: line, raw: Array(raw))
  }

  private func refuse(_ refusal: Refusal, line: Int?, raw: [UInt8]) throws {
    receipt.quarantined += 1
    let field = refusal.slot.map { names[wanted[$0]] }
    let place = Place(sourceName, line: line, column: refusal.slot.map { wanted[$0] + 1 }, field: field)
    try host.quarantine(
      QuarantinedRecord(
        reason: Diagnostic(refusal.code, refusal.message, at: place, hint: refusal.hint),
        record: receipt.records, raw: raw))
  }

  private func keeps(_ field: UnsafeRawBufferPointer, _ texts: Set<String>) -> Bool {
    texts.contains(String(decoding: field.withoutBlanks, as: UTF8.self))
  }

  private func consumeRow(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, _ area: Int32, _ period: Period
  ) throws {
    let missing = try cells.readRow(fields, layout.columns)
    if mapping.skipsEmptyRows, missing == layout.columns.count {
      receipt.filtered["empty row", default: 0] += 1
      return
    }
    guard keys.isNew(area, period) else { throw keys.duplicate(area, period, slot: layout.area) }
    receipt.accepted += 1
    receipt.missingCells += missing
    rows.append(area, period, cells.values, cells.statuses)
  }

  private func consumeCell(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, _ long: LongLayout, _ area: Int32, _ period: Period
  ) throws {
    guard let column = try cells.columnOfLong(fields[long.indicator], slot: long.indicator) else {
      receipt.filtered["other indicator", default: 0] += 1
      return
    }
    let cell = try cells.readCell(fields, long, column: column)
    guard rows.set(area, period, column, cell) else {
      throw keys.duplicate(area, period, slot: long.indicator)
    }
    receipt.accepted += 1
    if !cell.status.hasValue { receipt.missingCells += 1 }
  }

  /// Whether `takeBatch` should be called before the next record.
  public var batchIsFull: Bool { rows.isFull }

  /// The rows gathered since the last call.
  public func takeBatch() -> IndicatorFrame { rows.take(keys) }

  /// Gives what is left and the counts.
  public func finish(emit: (IndicatorFrame) throws -> Void) throws -> SourceReceipt {
    while !rows.isEmpty { try emit(rows.takeLast(keys)) }
    return receipt
  }
}

/// Gives each column of the source that is needed its place in a record.
private struct Slots {
  let matcher: HeaderMatcher
  var wanted: [Int] = []
  var diagnostics = Diagnostics()

  init(matcher: HeaderMatcher) { self.matcher = matcher }

  mutating func slot(_ binding: ColumnBinding, _ subject: String, _ place: Place) -> Int {
    do {
      let column = try matcher.position(of: binding, for: subject, at: place)
      if let known = wanted.firstIndex(of: column) { return known }
      wanted.append(column)
      return wanted.count - 1
    } catch {
      diagnostics.add(error)
      return 0
    }
  }
}

/// Why a record is refused, before its place is known.
struct Refusal: Error {
  var code: DiagnosticCode
  var message: String
  var slot: Int?
  var hint: String?

  init(_ code: DiagnosticCode, _ message: String, slot: Int?, hint: String? = nil) {
    self.code = code
    self.message = message
    self.slot = slot
    self.hint = hint
  }
}

extension UnsafeRawBufferPointer {
  /// The bytes without blanks and tabs at both ends.
  var withoutBlanks: UnsafeRawBufferPointer {
    var start = 0
    var end = count
    while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
    while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }
}
