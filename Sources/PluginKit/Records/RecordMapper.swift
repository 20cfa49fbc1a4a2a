import IndicatorSchema

/// Turns the records of a source into frames: finds columns, reads numbers, refuses what is wrong.
///
/// A reader calls `bind` once for each input with the column names, hands over the fields of the `wanted` columns of each
/// record with `consume`, emits a batch whenever `batchIsFull`, and ends with `finish`.
public final class RecordMapper {
  private let mapping: RecordMapping
  private var host: any SourceHost
  private var sourceName: String
  /// In memory of its own: a property of a class would be checked for overlapping access with each record.
  private let intake: UnsafeMutablePointer<RecordIntake>
  private var names: [String] = []
  private var quarantined = 0
  /// The records of the inputs before this one.
  private var earlierRecords = 0
  /// Whether the source is named as an input, and not only for what it is.
  private var hasInput = false
  private let locatedAreas: Set<AreaCode>

  /// Where in an input something stands, from 1, as far as known.
  public struct Position: Hashable, Sendable {
    /// The physical line.
    public var line: Int?
    /// The character within the line.
    public var column: Int?

    /// Makes a position.
    public init(line: Int?, column: Int? = nil) {
      self.line = line
      self.column = column
    }
  }

  /// Makes a mapper.
  ///
  /// - Parameters:
  ///   - source: The input as messages name it.
  ///   - batchRows: The number of rows in a full batch; unless given, fewer the more columns there are.
  public init(_ mapping: RecordMapping, host: any SourceHost, source: String, batchRows: Int? = nil) {
    self.mapping = mapping
    self.host = host
    sourceName = source
    locatedAreas = host.locatedAreas
    intake = .allocate(capacity: 1)
    intake.initialize(to: RecordIntake(mapping, batchRows: batchRows ?? mapping.batchRows))
  }

  deinit {
    intake.deinitialize(count: 1)
    intake.deallocate()
  }

  /// Goes on with another input, of which `bind` is to find the columns; areas and periods met so far stay taken.
  ///
  /// - Parameters:
  ///   - source: The input as messages name it.
  ///   - host: The host for what is in it; the same as before unless given.
  public func goOn(with source: String, host: (any SourceHost)? = nil) {
    sourceName = source
    hasInput = true
    earlierRecords = intake.pointee.recordCount
    if let host { self.host = host }
  }

  /// The columns of the source whose fields `consume` expects, in that order; known after `bind`.
  public var wanted: [Int] { intake.pointee.layout.wanted }

  /// Which of the `wanted` fields a reader should look at first: where `leavesOut` says so, it needs no other field
  /// of that record. Nil when a record is not left out for one field alone.
  public var selector: Int? { intake.pointee.selector }

  /// Whether a record is to be left out for the field that `selector` names; it is counted then.
  ///
  /// To ask is never needed: `consume` leaves out the same records.
  public func leavesOut(_ field: UnsafeRawBufferPointer) -> Bool { intake.pointee.leavesOut(field) }

  /// What was counted so far.
  public var receipt: SourceReceipt {
    var receipt = intake.pointee.receipt
    receipt.quarantined = quarantined
    return receipt
  }

  /// Finds the columns of the mapping among those of the source.
  ///
  /// - Parameter aliases: For each column the other names that it goes by; see `HeaderMatcher`.
  /// - Throws: `Diagnostics` with every column that is not found or not unique.
  public func bind(columns names: [String], aliases: [[String]] = []) throws {
    let layout = try layout(for: names, aliases)
    self.names = names
    host.found(names.map { FoundColumn($0) })
    intake.pointee.bind(layout)
    for (index, column) in mapping.columns.enumerated() {
      let slot = layout.long?.value ?? layout.columns[index]
      host.bound(column.indicator.id, to: names[layout.wanted[slot]])
    }
  }

  private func layout(for names: [String], _ aliases: [[String]]) throws -> RecordLayout {
    do {
      return try RecordLayout(mapping, columns: names, aliases: aliases)
    } catch {
      let items = Diagnostics(error).items.map { item in
        var item = item
        if hasInput { item.message += " in '\(sourceName)'" }
        return item
      }
      throw Diagnostics(items)
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
    try consume(fields, raw: raw) { _ in Position(line: line) }
  }

  /// Takes one record, of which the position is found out only when it is refused.
  ///
  /// - Parameters:
  ///   - fields: The fields of the `wanted` columns; one without base address is absent or null.
  ///   - raw: The bytes of the record, kept when it is refused.
  ///   - position: Where the field with a place in `wanted` stands, or the record for nil.
  /// - Throws: What the host throws when too many records were refused.
  public func consume(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, raw: UnsafeRawBufferPointer,
    position: (_ field: Int?) -> Position
  ) throws {
    do {
      try intake.pointee.take(fields)
    } catch {
      return try refuse(error, position(error.slot), Array(raw))
    }
    if !locatedAreas.isEmpty { locate(fields, position) }
  }

  /// Takes one record, of which position and bytes are found out only when it is refused.
  ///
  /// - Parameters:
  ///   - fields: The fields of the `wanted` columns; one without base address is absent or null.
  ///   - raw: Makes the bytes of the record.
  ///   - position: Where the field with a place in `wanted` stands, or the record for nil.
  /// - Throws: What the host throws when too many records were refused.
  public func consume(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, raw: () -> [UInt8],
    position: (_ field: Int?) -> Position
  ) throws {
    do {
      try intake.pointee.take(fields)
    } catch {
      return try refuse(error, position(error.slot), raw())
    }
    if !locatedAreas.isEmpty { locate(fields, position) }
  }

  /// Takes one record of a source that has to make its bytes, which happens only when it is refused.
  ///
  /// - Throws: What the host throws when too many records were refused.
  public func consume(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, line: Int?, raw: () -> [UInt8]
  ) throws {
    do {
      try intake.pointee.take(fields)
    } catch {
      return try refuse(error, Position(line: line), raw())
    }
    if !locatedAreas.isEmpty { locate(fields) { _ in Position(line: line) } }
  }

  /// Refuses a record that the reader could not take apart.
  ///
  /// - Throws: What the host throws when too many records were refused.
  public func refuse(
    _ code: DiagnosticCode, _ message: String, hint: String? = nil, line: Int?, column: Int? = nil,
    raw: UnsafeRawBufferPointer
  ) throws {
    intake.pointee.count(leftOut: nil)
    let position = Position(line: line, column: column)
    try refuse(Refusal(code, message, slot: nil, hint: hint), position, Array(raw))
  }

  private func refuse(_ refusal: Refusal, _ position: Position, _ raw: [UInt8]) throws {
    quarantined += 1
    let field = refusal.slot.map { names[intake.pointee.layout.wanted[$0]] }
    let place = Place(sourceName, line: position.line, column: position.column, field: field)
    let reason = Diagnostic(refusal.code, refusal.message, at: place, hint: refusal.hint)
    try host.quarantine(QuarantinedRecord(reason: reason, record: recordNumber, raw: raw))
  }

  /// The number of the record in its input.
  private var recordNumber: Int { intake.pointee.recordCount - earlierRecords }

  /// Tells the host where the cells of the record that was taken last stand, if it wants to know.
  private func locate(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, _ position: (_ field: Int?) -> Position
  ) {
    guard let taken = intake.pointee.taken else { return }
    let (area, period) = intake.pointee.key(taken)
    guard locatedAreas.contains(area) else { return }
    let layout = intake.pointee.layout
    let columns = taken.column.map { [$0] } ?? Array(mapping.columns.indices)
    let slots = columns.map { (column: $0, slot: layout.long?.value ?? layout.columns[$0]) }
    // In the order of the record, because a reader finds positions by going forward.
    for (column, slot) in slots.sorted(by: { layout.wanted[$0.slot] < layout.wanted[$1.slot] }) {
      let at = position(slot)
      let place = Place(sourceName, line: at.line, column: at.column, field: names[layout.wanted[slot]])
      let text = fields[slot].baseAddress == nil ? nil : fields[slot].text
      host.located(
        CellLocation(
          indicator: mapping.columns[column].indicator.id, area: area, period: period, place: place,
          record: recordNumber, text: text))
    }
  }

  /// Counts a record that the reader leaves out on purpose, such as a footer.
  public func leaveOut(_ reason: String) { intake.pointee.count(leftOut: reason) }

  /// Whether `takeBatch` should be called before the next record.
  public var batchIsFull: Bool { intake.pointee.batchIsFull }

  /// The rows gathered since the last call; of a long table those of which every cell is set.
  public func takeBatch() -> IndicatorFrame {
    intake.pointee.nextFullBatch() ?? IndicatorFrame(columns: mapping.schema.ids)
  }

  /// Gives what is left and the counts.
  ///
  /// - Throws: What `emit` throws.
  public func finish(emit: (IndicatorFrame) throws -> Void) throws -> SourceReceipt {
    while let batch = intake.pointee.nextBatch() { try emit(batch) }
    return receipt
  }
}

extension RecordMapping {
  /// The cells of a batch of a wide table. They stay in the cache of the processor while they are turned from rows to
  /// columns, and the step behind begins the sooner.
  private static let batchCells = 65_536

  fileprivate var batchRows: Int {
    long == nil ? max(256, min(4096, Self.batchCells / max(1, schema.columns.count))) : 4096
  }
}
