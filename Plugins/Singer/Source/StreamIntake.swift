import IndicatorSchema
import JSONReading
import PluginKit
import SingerProtocol

/// Takes the messages of a tap and makes frames of the records of one stream.
final class StreamIntake {
  /// What was read so far.
  private(set) var reader: SingerReader
  private let stream: String
  private let source: String
  private let mapper: RecordMapper
  private let emit: (IndicatorFrame) throws -> Void
  private let onSchema: (JSONValue) throws -> Void
  /// The values that are read, as paths into a record; known after the first schema.
  private var paths: [[String]] = []
  private var isBound = false
  private var fields = RecordFields()

  init(
    _ stream: String, _ mapping: RecordMapping, host: any SourceHost, source: String,
    onSchema: @escaping (JSONValue) throws -> Void = { _ in },
    emit: @escaping (IndicatorFrame) throws -> Void
  ) {
    self.stream = stream
    self.source = source
    self.onSchema = onSchema
    self.emit = emit
    mapper = RecordMapper(mapping, host: host, source: source)
    reader = SingerReader(name: source)
  }

  /// The records of the stream.
  var records: Int { reader[stream]?.records ?? 0 }

  /// Takes a piece of what the tap says.
  func take(_ piece: UnsafeRawBufferPointer) throws {
    try reader.take(piece, handle)
  }

  /// Takes note that the tap says nothing more.
  func end() throws {
    try reader.end(handle)
  }

  /// Gives what is left, and the counts.
  ///
  /// - Throws: `Diagnostic` for a stream that never came, or came without a record where there must be one.
  func finish(mayBeEmpty: Bool) throws -> SourceReceipt {
    guard reader[stream] != nil else {
      throw SingerCatalog.noStream(stream, among: reader.streams.map(\.name), of: source, at: Place(source))
    }
    guard mayBeEmpty || records > 0 else {
      throw Diagnostic(.emptyInput, "no record of the stream '\(stream)' came", at: Place(source))
    }
    return try mapper.finish(emit: emit)
  }

  private func handle(_ event: SingerReader.Event) throws {
    switch event {
    case .schema(let message) where message.stream == stream: try bind(message)
    case .record(let record, let violation, let position): try take(record, violation, position)
    default: break
    }
  }

  /// The first schema tells what there is; a later one may add to that, and not take away.
  private func bind(_ message: SingerMessage.Schema) throws {
    let leaves = try RecordSchema(message.schema, at: Place(source)).leaves
    guard isBound else {
      try onSchema(message.schema)
      try mapper.bind(columns: leaves.map { $0.joined(separator: ".") })
      paths = mapper.wanted.map { leaves[$0] }
      isBound = true
      return
    }
    if let lost = paths.first(where: { !leaves.contains($0) }) {
      throw Diagnostic(
        .singerSchema, "a later schema of '\(stream)' no longer has '\(lost.joined(separator: "."))'",
        at: Place(source))
    }
  }

  private func take(
    _ record: SingerMessage.Record, _ violation: SchemaViolation?, _ position: SingerReader.Position
  ) throws {
    guard record.stream == stream else { return mapper.leaveOut("other stream") }
    if let violation {
      return try mapper.refuse(
        .singerRecord, violation.description, line: position.line, raw: position.raw)
    }
    fields.fill(paths.map { record.value[path: $0] })
    try fields.withPointers { fields in
      try mapper.consume(fields, line: position.line) { Array(position.raw) }
    }
    if mapper.batchIsFull { try emit(mapper.takeBatch()) }
  }
}

/// The values of a record as bytes, in memory that is used again for the next one.
struct RecordFields {
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>?] = []

  /// Takes the values of a record; nil and null are absent.
  mutating func fill(_ values: [JSONValue?]) {
    bytes.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    for value in values {
      let start = bytes.count
      switch value {
      case nil, .null:
        ranges.append(nil)
        continue
      case .array, .object: if let value { bytes.appendJSON(value) }
      case let scalar?: bytes.append(contentsOf: (scalar.scalarText ?? "").utf8)
      }
      ranges.append(start..<bytes.count)
    }
    // An empty text has to have an address as well.
    bytes.append(0)
  }

  /// Gives the fields as a mapper takes them.
  func withPointers(_ body: (UnsafePointer<UnsafeRawBufferPointer>) throws -> Void) throws {
    try bytes.withUnsafeBytes { bytes in
      let fields = ranges.map { range in
        range.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
          ?? UnsafeRawBufferPointer(start: nil, count: 0)
      }
      try fields.withUnsafeBufferPointer { fields in
        if let start = fields.baseAddress { try body(start) }
      }
    }
  }
}

extension JSONValue {
  /// The value at a path of members; nil where there is none.
  fileprivate subscript(path path: [String]) -> JSONValue? {
    path.reduce(JSONValue?.some(self)) { value, key in value?[key] }
  }
}
