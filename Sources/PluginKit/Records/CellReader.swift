import IndicatorSchema

/// Reads the cells of a record into values and statuses.
struct CellReader {
  private var markers: ByteInterner
  private let markerStatuses: [CellStatus]
  /// Whether a marker such as `-99999` could pass for a number, so that markers are looked for first.
  private let numbersMayBeMarkers: Bool
  private let numbers: NumberParser
  private let plans: [Plan]
  private let ids: [IndicatorID]
  /// For each column of words the numbers they stand for.
  private let words: [[String: Double]]
  private let hasWords: Bool

  /// What is done with a number of one column.
  private struct Plan {
    var from: Unit
    var to: Unit
    var converts: Bool
    var lowest: Double
    var highest: Double
  }

  /// A value with its status; NaN where there is none.
  struct Cell {
    var value: Double
    var status: CellStatus
  }

  init(_ mapping: RecordMapping) {
    let markers = mapping.missing.sorted { $0.key < $1.key }
    self.markers = ByteInterner(markers.map(\.key))
    markerStatuses = markers.map(\.value)
    let numbers = mapping.numbers
    numbersMayBeMarkers = markers.contains { marker in
      Array(marker.key.utf8).withUnsafeBytes { numbers.parse($0) != nil }
    }
    self.numbers = numbers
    ids = mapping.columns.map(\.indicator.id)
    words = mapping.columns.map { $0.binding?.values ?? [:] }
    hasWords = !words.allSatisfy(\.isEmpty)
    plans = mapping.columns.map { column in
      let unit = column.indicator.unit
      let range = column.indicator.validRange
      let from = column.binding?.unit ?? unit
      return Plan(
        from: from, to: unit, converts: from != unit,
        lowest: range?.lowerBound ?? -.infinity, highest: range?.upperBound ?? .infinity)
    }
  }

  /// Reads the field of a column.
  mutating func read(_ field: UnsafeRawBufferPointer, column: Int, slot: Int) throws(Refusal) -> Cell {
    let bytes = field.withoutBlanks
    guard let first = bytes.first else { return try readEmpty(field, slot: slot) }
    if hasWords, !words[column].isEmpty { return try word(bytes, words[column], column, slot) }
    let looksLikeNumber = first <= 0x39 && (first >= 0x30 || first == 0x2D || first == 0x2B)
    if looksLikeNumber, !numbersMayBeMarkers, let value = numbers.parse(bytes) {
      return try judge(value, column, slot)
    }
    if let marker = markers.find(bytes) { return Cell(value: .nan, status: markerStatuses[Int(marker)]) }
    guard let value = numbers.parse(bytes) else {
      throw Refusal(
        .notANumber, "\(bytes.shown) is not a number", slot: slot,
        hint: "if it stands for no value, add it to 'missing'")
    }
    return try judge(value, column, slot)
  }

  /// Reads a field of a column of words.
  private mutating func word(
    _ bytes: UnsafeRawBufferPointer, _ words: [String: Double], _ column: Int, _ slot: Int
  ) throws(Refusal) -> Cell {
    if let value = words[bytes.text] { return try judge(value, column, slot) }
    if let marker = markers.find(bytes) { return Cell(value: .nan, status: markerStatuses[Int(marker)]) }
    throw Refusal(
      .unknownCategory, "\(bytes.shown) is not one of the values of \(ids[column])", slot: slot,
      hint: Suggestion.hint(for: String(bytes.text.prefix(100)), among: words.keys.sorted())
        ?? "add it to 'values', or to 'missing'")
  }

  /// A field that is absent has no value; an empty one only where the mapping says so.
  private mutating func readEmpty(_ field: UnsafeRawBufferPointer, slot: Int) throws(Refusal) -> Cell {
    if field.baseAddress == nil { return Cell(value: .nan, status: .missing) }
    guard let marker = markers.find(UnsafeRawBufferPointer(start: nil, count: 0)) else {
      throw Refusal(
        .notANumber, "the field is empty", slot: slot,
        hint: "if it stands for no value, add \"\" to 'missing'")
    }
    return Cell(value: .nan, status: markerStatuses[Int(marker)])
  }

  /// Converts a number to the unit of its indicator and checks its range.
  private func judge(_ number: Double, _ column: Int, _ slot: Int) throws(Refusal) -> Cell {
    let plan = plans[column]
    var value = number
    if plan.converts { value = plan.from.convert(number, to: plan.to) ?? number }
    guard value >= plan.lowest, value <= plan.highest else {
      throw Refusal(
        .outOfRange, "\(value) is outside \(plan.lowest) to \(plan.highest) for \(ids[column])", slot: slot,
        hint: "correct the record, or the valid range in the catalogue")
    }
    return Cell(value: value, status: .observed)
  }
}
