import IndicatorSchema
import JSONReading

/// Reads the messages of a Singer plugin from bytes that come in pieces, holds every record against its schema, and
/// counts.
public struct SingerReader {
  /// What is known of a stream.
  public struct Stream: Sendable {
    /// The last SCHEMA message.
    public var message: SingerMessage.Schema
    /// What it demands of records.
    public var schema: RecordSchema
    /// The records so far, those that do not fit included.
    public var records = 0
  }

  /// What was read.
  public enum Event {
    /// A stream was described, for the first time or again.
    case schema(SingerMessage.Schema)
    case record(SingerMessage.Record, SchemaViolation?, Position)
    case state(JSONValue)
  }

  /// Where a message stands, and its bytes, which are gone after the call.
  public struct Position {
    /// The line, from 1.
    public var line: Int
    /// The bytes of the line.
    public var raw: UnsafeRawBufferPointer
  }

  /// The streams in the order in which they were described.
  public private(set) var streams: [(name: String, stream: Stream)] = []
  /// The last state; nil when there was none.
  public private(set) var state: JSONValue?
  /// Whether a record came after the last state.
  public private(set) var hasRecordsAfterState = false
  private var lines: LineSplitter
  private let name: String

  /// No line of a real plugin is as long as this.
  public static let usualLineLimit = 16 << 20

  /// Makes a reader.
  ///
  /// - Parameter name: The plugin as messages name it.
  public init(name: String, lineLimit: Int = SingerReader.usualLineLimit) {
    self.name = name
    lines = LineSplitter(name: name, limit: lineLimit)
  }

  /// What is known of a stream; nil before its schema.
  public subscript(stream: String) -> Stream? { streams.first { $0.name == stream }?.stream }

  /// Takes a piece of what the plugin says.
  ///
  /// - Throws: `Diagnostic` for a line that is no message, a record before its schema and a schema that can't be
  ///   used; and what `handle` throws.
  public mutating func take(_ piece: UnsafeRawBufferPointer, _ handle: (Event) throws -> Void) throws {
    var lines = takeLines()
    defer { self.lines = lines }
    try lines.take(piece) { try line($0, $1, handle) }
  }

  /// Takes note that the plugin says nothing more; a last line may lack its end.
  ///
  /// - Throws: As `take` does.
  public mutating func end(_ handle: (Event) throws -> Void) throws {
    var lines = takeLines()
    defer { self.lines = lines }
    try lines.end { try line($0, $1, handle) }
  }

  /// Moves the lines out while they are worked on: a copy would copy a long line with every piece of it.
  private mutating func takeLines() -> LineSplitter {
    var lines = LineSplitter(name: name, limit: 0)
    swap(&lines, &self.lines)
    return lines
  }

  private mutating func line(
    _ line: UnsafeRawBufferPointer, _ number: Int, _ handle: (Event) throws -> Void
  ) throws {
    guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { return }
    let place = Place(name, line: number)
    switch try SingerMessage(line: line, at: place) {
    case .schema(let message):
      try describe(message, place)
      try handle(.schema(message))
    case .record(let record):
      let violation = try count(record, place)
      try handle(.record(record, violation, Position(line: number, raw: line)))
    case .state(let value):
      state = value
      hasRecordsAfterState = false
      try handle(.state(value))
    case .activateVersion: break
    }
  }

  private mutating func describe(_ message: SingerMessage.Schema, _ place: Place) throws {
    let schema = try RecordSchema(message.schema, at: place)
    if let index = streams.firstIndex(where: { $0.name == message.stream }) {
      streams[index].stream.message = message
      streams[index].stream.schema = schema
    } else {
      guard streams.count < SingerReader.mostStreams else {
        throw Diagnostic(.singerSchema, "more than \(SingerReader.mostStreams) streams", at: place)
      }
      streams.append((message.stream, Stream(message: message, schema: schema)))
    }
  }

  private static let mostStreams = 10_000

  private mutating func count(_ record: SingerMessage.Record, _ place: Place) throws -> SchemaViolation? {
    guard let index = streams.firstIndex(where: { $0.name == record.stream }) else {
      throw Diagnostic(
        .singerOrder, "a record of the stream '\(record.stream)' before its SCHEMA message", at: place,
        hint: Suggestion.hint(for: record.stream, among: streams.map(\.name)))
    }
    streams[index].stream.records += 1
    hasRecordsAfterState = true
    return streams[index].stream.schema.violation(in: record.value)
  }
}
