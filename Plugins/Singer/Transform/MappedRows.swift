import IndicatorSchema
import JSONReading
import SingerProtocol

/// What comes back from a mapper, held against the rows that it was given.
struct MappedRows {
  private let given: IndicatorFrame
  private let columns: [SingerTransform.MappedColumn]
  private let stream: String
  private let mapper: String
  private var reader: SingerReader
  private let rowOfKey: [Key: Int]
  private var hasCome: [Bool]
  private var values: [[Double?]]

  private struct Key: Hashable {
    var area: String
    var period: String
  }

  /// - Throws: `Diagnostic` when records can't be told apart by the code of their area and their period.
  init(
    _ frame: IndicatorFrame, _ columns: [SingerTransform.MappedColumn], stream: String, mapper: String
  ) throws {
    given = frame
    self.columns = columns
    self.stream = stream
    self.mapper = mapper
    reader = SingerReader(name: mapper)
    var rows: [Key: Int] = [:]
    for row in 0..<frame.rowCount {
      let key = Key(area: frame.area(row).code.text, period: frame.periods[row].description)
      guard rows.updateValue(row, forKey: key) == nil else {
        throw Diagnostic(
          .duplicateArea, "two areas of different levels have the code '\(key.area)'",
          hint: "select one level before this step")
      }
    }
    rowOfKey = rows
    hasCome = Array(repeating: false, count: frame.rowCount)
    values = Array(repeating: Array(repeating: nil, count: frame.rowCount), count: columns.count)
  }

  mutating func take(_ piece: UnsafeRawBufferPointer) throws {
    var reader = takeReader()
    defer { self.reader = reader }
    try reader.take(piece) { try handle($0) }
  }

  mutating func end() throws {
    var reader = takeReader()
    defer { self.reader = reader }
    try reader.end { try handle($0) }
  }

  private mutating func takeReader() -> SingerReader {
    var reader = SingerReader(name: mapper)
    swap(&reader, &self.reader)
    return reader
  }

  /// The rows that came back, in the order in which they were given.
  var keptRows: [Int] { hasCome.indices.filter { hasCome[$0] } }

  private mutating func handle(_ event: SingerReader.Event) throws {
    switch event {
    case .schema(let message): try check(message)
    case .record(let record, let violation, let position):
      let place = Place(mapper, line: position.line)
      if let violation { throw Diagnostic(.singerRecord, violation.description, at: place) }
      try take(record, place)
    case .state: break
    }
  }

  private func check(_ message: SingerMessage.Schema) throws {
    guard message.stream == stream else {
      throw Diagnostic(
        .singerStream, "'\(mapper)' gives the stream '\(message.stream)', which it was not given",
        at: Place(mapper), hint: "it was given '\(stream)'")
    }
    let properties = message.schema["properties"]?.members?.map(\.key) ?? []
    let needed = ["area", "period"] + columns.map(\.property)
    for property in needed where !properties.contains(property) {
      throw Diagnostic(
        .singerSchema, "'\(mapper)' gives no property '\(property)'", at: Place(mapper),
        hint: Suggestion.hint(for: property, among: properties)
          ?? "name in 'columns' what it gives; it has \(properties.prefix(20).joined(separator: ", "))")
    }
  }

  private mutating func take(_ record: SingerMessage.Record, _ place: Place) throws {
    let key = Key(
      area: record.value["area"]?.string ?? "", period: record.value["period"]?.scalarText ?? "")
    guard let row = rowOfKey[key] else {
      throw Diagnostic(
        .singerRecord, "a record of area '\(key.area)' in '\(key.period)', which the mapper was not given",
        at: place, hint: "a mapper may change values and leave records out, and not add any")
    }
    guard !hasCome[row] else {
      throw Diagnostic(
        .singerRecord, "a second record of area '\(key.area)' in '\(key.period)'", at: place)
    }
    hasCome[row] = true
    for (index, column) in columns.enumerated() {
      values[index][row] = try number(record.value[column.property], column.property, place)
    }
  }

  private func number(_ value: JSONValue?, _ property: String, _ place: Place) throws -> Double? {
    guard let value, !value.isNull else { return nil }
    guard let text = value.lexeme ?? value.string, let number = Double(text), number.isFinite else {
      throw Diagnostic(
        .singerRecord,
        "'\(property)': \(value.string.map { "'\($0.prefix(60))'" } ?? value.kindName) is no number",
        at: place, hint: "name in 'columns' the properties that are indicators")
    }
    return number
  }

  /// The rows with what came back in its columns.
  func frame(_ schema: FrameSchema) -> IndicatorFrame {
    var frame = given
    for (index, column) in columns.enumerated() {
      frame.setColumn(mapped(column.id, values[index]))
    }
    return frame.selectingColumns(schema.ids)
  }

  /// A value that stayed keeps its status and bounds; one that changed is an estimate where there was none before, and
  /// has lost its bounds.
  private func mapped(_ id: IndicatorID, _ values: [Double?]) -> IndicatorColumn {
    let before = given.column(id)
    let statuses = values.indices.map { row -> CellStatus in
      guard let old = before?.statuses[row] else { return values[row] == nil ? .missing : .estimated }
      if values[row] == nil { return old.hasValue ? .missing : old }
      return old.hasValue ? old : .estimated
    }
    var bounds = before?.bounds
    for row in values.indices where bounds != nil && before?[row] != values[row] {
      bounds?.lower[row] = .nan
      bounds?.upper[row] = .nan
    }
    return IndicatorColumn(id, values: values.map { $0 ?? .nan }, statuses: statuses, bounds: bounds)
  }
}
