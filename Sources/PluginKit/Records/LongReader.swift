import IndicatorSchema

/// Reads the records of a long table, each of which is one cell.
struct LongReader {
  private let ids: [IndicatorID]
  private let codes: [String: IndicatorID]
  private let skipsOthers: Bool
  private let statuses: [String: CellStatus]
  private var columnBytes = ByteInterner()
  /// For each text met in the indicator field its column, or `leftOut`.
  private var columnOfText: [Int] = []
  private var statusBytes = ByteInterner()
  /// For each text met in the status field what it stands for.
  private var statusOfText: [CellStatus] = []

  /// A cell of a long table.
  struct Cell {
    var value: Double
    var status: CellStatus
    var lower = Double.nan
    var upper = Double.nan
  }

  init(_ mapping: RecordMapping) {
    ids = mapping.columns.map(\.indicator.id)
    codes = mapping.long?.codes ?? [:]
    statuses = mapping.long?.statuses ?? [:]
    skipsOthers = mapping.long?.skipsOthers ?? false
  }

  /// What the indicator of a record is when it is no column: one to leave out.
  static let leftOut = -1
  /// What the indicator of a record is when it is no column: one to refuse.
  static let unknown = -2

  /// The column of a record, `leftOut` or `unknown`.
  @inline(__always)
  mutating func column(_ field: UnsafeRawBufferPointer) -> Int {
    let key = field.withoutBlanks
    if let known = columnBytes.find(key) { return columnOfText[Int(known)] }
    return newColumn(key)
  }

  private mutating func newColumn(_ key: UnsafeRawBufferPointer) -> Int {
    let text = key.text
    let column = ids.firstIndex(of: codes[text] ?? IndicatorID(text))
    if column == nil, !skipsOthers { return LongReader.unknown }
    columnOfText.append(column ?? LongReader.leftOut)
    _ = columnBytes.add(key)
    return column ?? LongReader.leftOut
  }

  /// Why a record is refused whose indicator is unknown.
  func refusal(_ field: UnsafeRawBufferPointer, slot: Int) -> Refusal {
    let key = field.withoutBlanks
    return Refusal(
      .unknownCategory, "\(key.shown) is not one of the indicators to read", slot: slot,
      hint: Suggestion.hint(for: String(key.text.prefix(100)), among: (ids.map(\.text) + codes.keys).sorted())
        ?? "set 'others: skip' to leave such records out")
  }

  /// The value, status and bounds of a record.
  mutating func cell(
    _ fields: UnsafePointer<UnsafeRawBufferPointer>, _ long: RecordLayout.Long, column: Int,
    _ cells: inout CellReader
  ) throws(Refusal) -> Cell {
    let read = try cells.read(fields[long.value], column: column, slot: long.value)
    var cell = Cell(value: read.value, status: read.status)
    if let slot = long.status, let status = try status(fields[slot], slot: slot) {
      if cell.status.hasValue || !status.hasValue { cell.status = status }
      if !status.hasValue { cell.value = .nan }
    }
    if let slot = long.lower { cell.lower = try cells.read(fields[slot], column: column, slot: slot).value }
    if let slot = long.upper { cell.upper = try cells.read(fields[slot], column: column, slot: slot).value }
    return cell
  }

  /// The status a field names; nil when it is empty.
  private mutating func status(_ field: UnsafeRawBufferPointer, slot: Int) throws(Refusal) -> CellStatus? {
    let key = field.withoutBlanks
    if key.isEmpty { return nil }
    if let known = statusBytes.find(key) { return statusOfText[Int(known)] }
    guard let status = statuses[key.text] ?? CellStatus(key.text) else {
      throw Refusal(
        .unknownCategory, "\(key.shown) is not a status", slot: slot,
        hint: "valid are " + CellStatus.allCases.map(\.name).joined(separator: ", ")
          + " and SDMX codes; say what others mean with 'statuses'")
    }
    statusOfText.append(status)
    _ = statusBytes.add(key)
    return status
  }
}
