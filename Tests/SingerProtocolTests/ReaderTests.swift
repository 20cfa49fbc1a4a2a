import IndicatorSchema
import JSONReading
import PluginTesting
import Testing

@testable import SingerProtocol

/// Reads text in pieces of a size, and lists what came as lines.
func events(_ text: String, piece: Int = 64, lineLimit: Int = 1 << 20) throws -> [String] {
  var reader = SingerReader(name: "tap-x", lineLimit: lineLimit)
  var events: [String] = []
  func note(_ event: SingerReader.Event) {
    switch event {
    case .schema(let message): events.append("schema \(message.stream) \(message.keyProperties)")
    case .record(let record, let violation, let position):
      let raw = String(decoding: position.raw, as: UTF8.self)
      #expect(raw.contains("RECORD"))
      events.append("\(position.line): \(record.stream) \(violation?.description ?? "fits")")
    case .state(let value): events.append("state \(value)")
    }
  }
  let bytes = Array(text.utf8)
  for start in stride(from: 0, to: bytes.count, by: piece) {
    try bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { try reader.take($0, note) }
  }
  try reader.end(note)
  return events
}

@Suite("Singer messages are read strictly")
struct ReaderTests {
  static let schema =
    #"{"type":"SCHEMA","stream":"s","schema":{"type":"object","properties":{"n":{"type":["null","integer"]}}},"key_properties":["n"]}"#

  @Test("whatever the pieces they come in", arguments: [1, 2, 7, 100, 10_000])
  func pieces(size: Int) throws {
    let text = """
      {"type":"STATE","value":1}
      \(Self.schema)

      {"type":"RECORD","stream":"s","record":{"n":1}}\r
      {"type":"ACTIVATE_VERSION","stream":"s","version":3}
      {"type":"RECORD","stream":"s","record":{"n":"1"},"time_extracted":"2026-01-01T00:00:00Z"}
      \(Self.schema)
      {"type":"RECORD","stream":"s","record":{"n":null}}
      """
    #expect(
      try events(text, piece: size) == [
        #"state number(lexeme: "1")"#, #"schema s ["n"]"#, "4: s fits",
        "6: s 'n': expected null or integer, found '1'", #"schema s ["n"]"#, "8: s fits",
      ])
  }

  @Test(
    "and refused with the line",
    arguments: [
      ("not json", "singer.malformed", 1, "the line is no JSON: expected a value"),
      ("[1]", "singer.malformed", 1, "a message is an object, not an array"),
      (#"{"value":1}"#, "singer.malformed", 1, "a message without 'type'"),
      (#"{"type":"STATE"}"#, "singer.malformed", 1, "a STATE message without 'value'"),
      (#"{"type":"RECRD"}"#, "singer.unsupported", 1, "a message of the unknown type 'RECRD'"),
      (#"{"type":"BATCH","stream":"s"}"#, "singer.unsupported", 1, "a BATCH message, which names files"),
      (#"{"type":"SCHEMA","schema":{}}"#, "singer.malformed", 1, "a SCHEMA message without 'stream'"),
      (#"{"type":"SCHEMA","stream":"s"}"#, "singer.malformed", 1, "a SCHEMA message without 'schema'"),
      (
        #"{"type":"SCHEMA","stream":"s","schema":{},"key_properties":[1]}"#, "singer.malformed", 1,
        "'key_properties' is no list of texts"
      ),
      (
        #"{"type":"SCHEMA","stream":"s","schema":{"properties":{"a":{"$ref":"x"}}}}"#, "singer.schema", 1,
        "schema.a: '$ref' is not supported"
      ),
      (
        #"{"type":"SCHEMA","stream":"s","schema":{"type":"text"}}"#, "singer.schema", 1,
        "schema: there is no type 'text'"
      ),
      (
        ReaderTests.schema + "\n" + #"{"type":"RECORD","stream":"S","record":{}}"#,
        "singer.record-before-schema", 2, "a record of the stream 'S' before its SCHEMA message"
      ),
      (
        ReaderTests.schema + "\n" + #"{"type":"RECORD","stream":"s","record":[]}"#, "singer.malformed", 2,
        "a RECORD message whose 'record' is no object"
      ),
      (
        #"{"type":"STATE","value":{"a":1,"a":2}}"#, "singer.malformed", 1,
        "the line is no JSON: 'a' occurs twice"
      ),
    ])
  func refused(text: String, code: String, line: Int, start: String) throws {
    let error = try #require(throws: Diagnostic.self) { try events(text) }
    #expect(error.code.text == code)
    #expect(error.place?.file == "tap-x")
    #expect(error.place?.line == line)
    #expect(error.message.hasPrefix(start), "\(error.message)")
  }

  @Test("a line longer than any real one is refused while it comes", arguments: [1, 30, 1000])
  func endlessLine(piece: Int) throws {
    let error = try #require(throws: Diagnostic.self) {
      try events(
        #"{"type":"STATE","value":1}"# + "\n" + String(repeating: "x", count: 500), piece: piece,
        lineLimit: 100)
    }
    #expect(error.code == .singerLineTooLong)
    #expect(error.place == Place("tap-x", line: 2))
    let whole = #"{"type":"STATE","value":"# + String(repeating: "1", count: 75) + "}"
    #expect(whole.utf8.count == 100)
    #expect(try events(whole + "\n", piece: piece, lineLimit: 100).count == 1)
    #expect(throws: Diagnostic.self) { try events(" " + whole + "\n", piece: piece, lineLimit: 100) }
  }

  @Test("records are counted by stream, those that do not fit included")
  func counts() throws {
    var reader = SingerReader(name: "tap-x")
    let record = #"{"type":"RECORD","stream":"s","record":{"n":1.5}}"#
    let other = Self.schema.replacing(#""s""#, with: #""t""#)
    let text =
      [Self.schema, other, record, record, #"{"type":"STATE","value":7}"#].joined(separator: "\n") + "\n"
    try Array(text.utf8).withUnsafeBytes { try reader.take($0) { _ in } }
    #expect(reader.streams.map(\.name) == ["s", "t"])
    #expect(reader["s"]?.records == 2)
    #expect(reader["t"]?.records == 0)
    #expect(reader.state == .number(lexeme: "7"))
    #expect(!reader.hasRecordsAfterState)
    try Array((record + "\n").utf8).withUnsafeBytes { try reader.take($0) { _ in } }
    #expect(reader.hasRecordsAfterState)
  }

  @Test("bytes at random are refused or read, never a crash")
  func fuzz() {
    var random = SeededGenerator(seed: 20)
    let seed = Array(
      (Self.schema + "\n" + #"{"type":"RECORD","stream":"s","record":{"n":-1.5e3}}"# + "\n").utf8)
    var (read, refused) = (0, 0)
    for _ in 0..<3000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
      }
      do {
        var reader = SingerReader(name: "tap-x")
        try bytes.withUnsafeBytes { try reader.take($0) { _ in } }
        try reader.end { _ in }
        read += 1
      } catch {
        #expect(error is Diagnostic)
        refused += 1
      }
    }
    #expect(read > 0 && refused > 0)
  }
}
