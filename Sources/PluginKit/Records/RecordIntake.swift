import IndicatorSchema

/// What a mapper does with one record after the other; it knows nothing of places and quarantine.
struct RecordIntake {
  /// What was counted so far, but for what is refused.
  private var counts: SourceReceipt
  /// The records that `where` and the indicator left out: counted apart, because there are millions of them.
  private var filteredOut = 0
  private var others = 0
  private(set) var layout = RecordLayout()
  /// What the last record was about, by number; nil when it was left out or refused.
  private(set) var taken: Taken?
  private let skipsEmptyRows: Bool
  private let columnCount: Int
  private var filters: [ByteInterner]
  private var keys: RecordKeys
  private var cells: CellReader
  private var longReader: LongReader
  private var wide: WideRows
  private var long: LongRows

  /// The area and period of a record, and for a long table its only column.
  struct Taken {
    var area: Int32
    var period: Int32
    var column: Int?
  }

  init(_ mapping: RecordMapping, batchRows: Int) {
    counts = SourceReceipt(recordsAreRows: mapping.long == nil)
    skipsEmptyRows = mapping.skipsEmptyRows
    columnCount = mapping.columns.count
    filters = mapping.filters.map { ByteInterner($0.texts.sorted()) }
    keys = RecordKeys(mapping)
    cells = CellReader(mapping)
    longReader = LongReader(mapping)
    let isLong = mapping.long != nil
    wide = WideRows(columns: isLong ? [] : mapping.schema.ids, capacity: isLong ? 0 : batchRows)
    long = LongRows(columns: mapping.schema.ids, batchRows: batchRows)
  }

  mutating func bind(_ layout: RecordLayout) { self.layout = layout }

  /// The slot of the field by which alone a record may be left out; nil when it takes more than that.
  var selector: Int? { filters.isEmpty ? layout.long?.indicator : nil }

  /// Leaves a record out, and counts it, when its selector says so.
  mutating func leavesOut(_ field: UnsafeRawBufferPointer) -> Bool {
    guard longReader.column(field) == LongReader.leftOut else { return false }
    others += 1
    return true
  }

  /// What was counted so far, but for what is refused.
  var receipt: SourceReceipt {
    var receipt = counts
    receipt.records += others
    if filteredOut > 0 { receipt.filtered["where", default: 0] += filteredOut }
    if others > 0 { receipt.filtered["other indicator", default: 0] += others }
    return receipt
  }

  /// The number of records so far.
  var recordCount: Int { counts.records + others }

  /// Takes a record.
  mutating func take(_ fields: UnsafePointer<UnsafeRawBufferPointer>) throws(Refusal) {
    taken = nil
    if !filters.isEmpty, !passesFilters(fields) {
      counts.records += 1
      filteredOut += 1
      return
    }
    if let slots = layout.long { return try takeCell(fields, slots) }
    counts.records += 1
    let area = try keys.area(fields, layout)
    let period = try keys.period(fields, layout)
    try takeRow(fields, area, period)
  }

  private mutating func passesFilters(_ fields: UnsafePointer<UnsafeRawBufferPointer>) -> Bool {
    for (number, slot) in layout.filters.enumerated()
    where filters[number].find(fields[slot].withoutBlanks) == nil { return false }
    return true
  }

  private mutating func takeRow(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, _ area: Int32, _ period: Int32
  ) throws(Refusal) {
    var missing = 0
    wide.begin()
    for column in 0..<columnCount {
      let slot = layout.columns[column]
      let cell = try cells.read(fields[slot], column: column, slot: slot)
      wide.set(column, cell)
      if !cell.status.hasValue { missing += 1 }
    }
    if skipsEmptyRows, missing == columnCount {
      counts.filtered["empty row", default: 0] += 1
      return
    }
    guard keys.isNew(area, period) else { throw keys.duplicate(area, period, slot: layout.area) }
    counts.accepted += 1
    counts.missingCells += missing
    wide.complete(area, period)
    taken = Taken(area: area, period: period, column: nil)
  }

  /// Takes a record of a long table; one of another indicator costs no look at its other fields.
  private mutating func takeCell(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, _ slots: RecordLayout.Long
  ) throws(Refusal) {
    let column = longReader.column(fields[slots.indicator])
    if column == LongReader.leftOut {
      others += 1
      return
    }
    counts.records += 1
    let area = try keys.area(fields, layout)
    let period = try keys.period(fields, layout)
    guard column >= 0 else { throw longReader.refusal(fields[slots.indicator], slot: slots.indicator) }
    let cell = try longReader.cell(fields, slots, column: column, &cells)
    guard long.set(area, period, column, cell) else {
      throw keys.duplicate(area, period, slot: slots.indicator)
    }
    counts.accepted += 1
    taken = Taken(area: area, period: period, column: column)
    if !cell.status.hasValue { counts.missingCells += 1 }
  }

  /// The area and period of a taken record.
  func key(_ taken: Taken) -> (area: AreaCode, period: Period) {
    (keys.areas[Int(taken.area)].code, keys.periods[Int(taken.period)])
  }

  /// Counts a record that never comes here, and why it was left out when it was.
  mutating func count(leftOut reason: String?) {
    counts.records += 1
    if let reason { counts.filtered[reason, default: 0] += 1 }
  }

  var batchIsFull: Bool { counts.recordsAreRows ? wide.isFull : long.hasFullRows }

  /// The rows gathered so far of a wide table, or of a long one a part of those that are full; nil without any.
  mutating func nextFullBatch() -> IndicatorFrame? {
    if counts.recordsAreRows { return wide.isEmpty ? nil : wide.take(keys) }
    return long.hasFullRows ? long.takeFull(keys) : nil
  }

  /// The next rows after the last record; nil when there are none left.
  mutating func nextBatch() -> IndicatorFrame? {
    if counts.recordsAreRows { return wide.isEmpty ? nil : wide.take(keys) }
    return long.isEmpty ? nil : long.take(keys)
  }
}
