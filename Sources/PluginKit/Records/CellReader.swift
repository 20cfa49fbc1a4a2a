import IndicatorSchema

/// Reads the cells of a record into values and statuses.
struct CellReader {
  /// The values of the row read last; NaN where there is none.
  private(set) var values: [Double]
  /// The statuses of the row read last.
  private(set) var statuses: [CellStatus]

  private let markers: [(bytes: [UInt8], status: CellStatus)]
  private let numbers: NumberParser
  private let plans: [Plan]
  private var longColumns = ByteInterner()
  private var columnOfKey: [Int?] = []
  private let ids: [IndicatorID]
  private let codes: [String: IndicatorID]
  private let skipsOthers: Bool

  /// What is done with a number of one column.
  private struct Plan {
    var from: Unit
    var to: Unit
    var lowest: Double
    var highest: Double
  }

  struct Cell {
    var value: Double
    var status: CellStatus
    var lower = Double.nan
    var upper = Double.nan
  }

  init(_ mapping: RecordMapping) {
    values = [Double](repeating: .nan, count: mapping.columns.count)
    statuses = [CellStatus](repeating: .missing, count: mapping.columns.count)
    markers = mapping.missing.map { (Array($0.key.utf8), $0.value) }.sorted { $0.bytes.count < $1.bytes.count }
    numbers = mapping.numbers
    plans = mapping.columns.map { column in
      let unit = column.indicator.unit
      let range = column.indicator.validRange
      return Plan(
        from: column.binding?.unit ?? unit, to: unit, lowest: range?.lowerBound ?? -.infinity,
        highest: range?.upperBound ?? .infinity)
    }
    ids = mapping.columns.map(\.indicator.id)
    codes = mapping.long?.codes ?? [:]
    skipsOthers = mapping.long?.skipsOthers ?? false
  }

  /// Reads all columns of a wide record and returns the number of cells without a value.
  mutating func readRow(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, _ slots: [Int]
  ) throws -> Int {
    var missing = 0
    for column in slots.indices {
      let cell = try read(fields[slots[column]], column: column, slot: slots[column])
      values[column] = cell.value
      statuses[column] = cell.status
      if !cell.status.hasValue { missing += 1 }
    }
    return missing
  }

  /// The column of a long table's indicator field; nil when it is one to skip.
  mutating func columnOfLong(_ field: UnsafeRawBufferPointer, slot: Int) throws -> Int? {
    let key = field.withoutBlanks
    if let known = longColumns.find(key) { return columnOfKey[Int(known)] }
    let text = String(decoding: key, as: UTF8.self)
    let column = ids.firstIndex(of: codes[text] ?? IndicatorID(text))
    if column == nil, !skipsOthers {
      throw Refusal(
        .unknownCategory, "'\(text)' is not one of the indicators to read", slot: slot,
        hint: Suggestion.hint(for: text, among: ids.map(\.text) + codes.keys)
          ?? "set 'others: skip' to leave such records out")
    }
    columnOfKey.append(column)
    _ = longColumns.add(key)
    return column
  }

  /// Reads the value, status and bounds of a long record.
  func readCell(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, _ long: RecordMapper.LongLayout, column: Int
  ) throws -> Cell {
    var cell = try read(fields[long.value], column: column, slot: long.value)
    if let slot = long.status {
      let text = String(decoding: fields[slot].withoutBlanks, as: UTF8.self)
      if !text.isEmpty {
        guard let status = CellStatus(text) else {
          throw Refusal(.unknownCategory, "'\(text)' is not a status", slot: slot)
        }
        if cell.status.hasValue || !status.hasValue { cell.status = status }
        if !status.hasValue { cell.value = .nan }
      }
    }
    if let slot = long.lower { cell.lower = try read(fields[slot], column: column, slot: slot).value }
    if let slot = long.upper { cell.upper = try read(fields[slot], column: column, slot: slot).value }
    return cell
  }

  private func read(_ field: UnsafeRawBufferPointer, column: Int, slot: Int) throws -> Cell {
    guard field.baseAddress != nil else { return Cell(value: .nan, status: .missing) }
    let bytes = field.withoutBlanks
    if let status = marker(bytes) { return Cell(value: .nan, status: status) }
    let plan = plans[column]
    guard var value = numbers.parse(bytes) else { throw notANumber(bytes, slot) }
    if plan.from != plan.to { value = plan.from.convert(value, to: plan.to) ?? value }
    guard value >= plan.lowest, value <= plan.highest else {
      throw Refusal(
        .outOfRange, "\(value) is outside \(plan.lowest) to \(plan.highest) for \(ids[column])", slot: slot,
        hint: "correct the record, or the valid range in the catalogue")
    }
    return Cell(value: value, status: .observed)
  }

  private func marker(_ bytes: UnsafeRawBufferPointer) -> CellStatus? {
    for marker in markers where marker.bytes.count == bytes.count {
      if bytes.elementsEqual(marker.bytes) { return marker.status }
    }
    return nil
  }

  private func notANumber(_ bytes: UnsafeRawBufferPointer, _ slot: Int) -> Refusal {
    let text = String(decoding: bytes, as: UTF8.self)
    return Refusal(
      .notANumber, bytes.isEmpty ? "the field is empty" : "'\(text)' is not a number", slot: slot,
      hint: "if it stands for no value, add it to 'missing'")
  }
}
