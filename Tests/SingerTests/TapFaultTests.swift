import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Singer
import Testing

@Suite("A tap that goes wrong is contained, named and quoted")
struct TapFaultTests {
  /// Runs a tap and gives the complaint; what was kept of it is in `place`.
  private func complaint(
    _ script: String, _ place: Surroundings, fields: ConfigNode = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Diagnostic {
    try place.program("tap", script)
    let own: ConfigNode = ["command": "./tap", "discover": false]
    let source = try Sample.source(
      ConfigNode(
        .map((fields.entries ?? []) + (own.entries ?? []).filter { fields[$0.key] == nil }),
        at: ConfigNode.testPlace))
    return try #require(throws: Diagnostic.self, sourceLocation: sourceLocation) {
      try PluginHarness.read(source, host: place)
    }
  }

  private let good = Sample.printing([Sample.schema] + Sample.records)

  @Test("it dies half-way")
  func dies() throws {
    let place = try Surroundings()
    let half = "printf '%s' '{\"type\":\"RECORD\",\"str'"
    let error = try complaint(
      "\(good)\n\(half)\necho starting >&2\necho 'Traceback: no such table' >&2\nexit 3", place)
    #expect(
      error.description
        == "'tap' ended with status 3. It last said: starting | Traceback: no such table [process.failed]")
    #expect(place.record.messages["step"] == "starting\nTraceback: no such table\n")
  }

  @Test("it is killed")
  func killed() throws {
    let error = try complaint("\(good)\nkill -KILL $$", try Surroundings())
    #expect(error.message == "'tap' ended with signal KILL")
  }

  @Test("it ends well in the middle of a message")
  func endsInMessage() throws {
    let error = try complaint("\(good)\nprintf '%s' '{\"type\":\"RECORD\",\"str'", try Surroundings())
    #expect(error.code == .singerMalformed)
    #expect(error.place?.line == 4)
  }

  @Test("it hangs")
  func hangs() throws {
    let place = try Surroundings()
    let error = try complaint(
      "echo $$ >pid; \(good)\necho waiting for the server >&2; sleep 1000", place,
      fields: ["limits": ["idle": 0.5]])
    #expect(
      error.description
        == "'tap' did nothing for 0.5 s and was stopped. It last said: waiting for the server [process.timeout]"
    )
    #expect(place.hasEnded("pid"))
  }

  @Test("it goes on for ever")
  func endless() throws {
    let record = Sample.records[0]
    let error = try complaint(
      "\(good)\nwhile :; do echo '\(record)'; done", try Surroundings(), fields: ["limits": ["total": 0.5]])
    #expect(error.message == "'tap' ran for 0.5 s and was stopped")
  }

  @Test("it floods standard error")
  func floodsError() throws {
    let place = try Surroundings()
    try place.program("tap", "yes 'a line of the log' | head -c 3000000 >&2\n\(good)\necho the end >&2")
    let (frame, _) = try PluginHarness.read(
      try Sample.source(["command": "./tap", "discover": false]), host: place)
    #expect(frame.lines == Sample.lines)
    let kept = try #require(place.record.messages["step"])
    #expect(kept.utf8.count < 300_000)
    #expect(kept.contains("bytes not kept"))
    #expect(kept.hasSuffix("the end\n"))
  }

  @Test("it floods standard output with one line")
  func floodsOutput() throws {
    let place = try Surroundings()
    let error = try complaint("echo $$ >pid; \(good)\ntr '\\0' x </dev/zero", place)
    #expect(error.code == .singerLineTooLong)
    #expect(error.place == Place("tap", line: 4))
    #expect(place.hasEnded("pid"))
  }

  @Test("it says nonsense, and the log tells why")
  func nonsense() throws {
    let error = try complaint(
      "echo oops >&2; sleep 0.1; \(good)\necho 'Starting sync...'; sleep 1000", try Surroundings())
    #expect(
      error.description
        == "tap:4:1: the line is no JSON: expected a value, found \"Starting syn\". The line starts with 'Starting sync...'; it last said: oops [singer.malformed]"
    )
  }

  @Test("it gives a record before the schema")
  func order() throws {
    let error = try complaint(Sample.printing(Sample.records), try Surroundings())
    #expect(error.code == .singerOrder)
    #expect(error.place == Place("tap", line: 1))
  }

  @Test("it gives batches")
  func batches() throws {
    let error = try complaint(
      Sample.printing([Sample.schema, #"{"type":"BATCH","stream":"areas","manifest":[]}"#]),
      try Surroundings())
    #expect(error.code == .singerUnsupported)
    #expect(error.hint?.contains("batch_config") == true)
  }

  @Test("it gives a state without value")
  func wrongState() throws {
    let error = try complaint("\(good)\necho '{\"type\":\"STATE\"}'", try Surroundings())
    #expect(error.code == .singerMalformed)
  }

  @Test("it ends well with fewer records than it says it gave")
  func rowsMissing() throws {
    let metric =
      #"INFO METRIC: {"type":"counter","metric":"record_count","value":3,"tags":{"endpoint":"areas"}}"#
    let place = try Surroundings()
    let error = try complaint("\(good)\necho '\(metric)' >&2", place, fields: ["state": "s.json"])
    #expect(error.code == .singerCount)
    #expect(error.message == "'tap' logs 3 records of the stream 'areas', and 2 came")
    #expect(place.record.states.isEmpty)
    let source = try Sample.source(["command": "./tap", "discover": false, "counts": "ignore"])
    #expect(try PluginHarness.read(source, host: place).receipt.accepted == 2)
  }

  @Test("it does not have the stream")
  func noStream() throws {
    let error = try complaint(good, try Surroundings(), fields: ["stream": "arias"])
    #expect(error.description.contains("tap: 'tap' has no stream 'arias'. Did you mean 'areas'?"))
  }

  @Test("it takes a property away that is read")
  func losesProperty() throws {
    let later = Sample.schema.replacing(#""work":"#, with: #""werk":"#)
    let error = try complaint(Sample.printing([Sample.schema, Sample.records[0], later]), try Surroundings())
    #expect(error.message == "a later schema of 'areas' no longer has 'work'")
  }

  @Test("it can't be asked what it has")
  func discoveryFails() throws {
    let place = try Surroundings()
    let error = try complaint(
      "echo 'unrecognised arguments: --discover' >&2; exit 2", place, fields: ["discover": true])
    #expect(error.message == "'tap' ended with status 2")
    let nonsense = try complaint("echo none", place, fields: ["discover": true])
    #expect(nonsense.code == .singerCatalog)
  }

  @Test("nothing that is secret by its name is kept or quoted")
  func secrets() throws {
    let place = try Surroundings()
    let error = try complaint(
      "cat \"$2\" >&2; exit 1", place, fields: ["config": ["api_token": "s3cr3t-value", "user": "me"]])
    #expect(error.hint == #"it last said: {"api_token":"***","user":"me"}"#)
    #expect(place.record.messages["step"]?.contains("s3cr3t") == false)
  }

  @Test("the reading is ended from our side")
  func cancelled() throws {
    struct Enough: Error {}
    let place = try Surroundings()
    let record = Sample.records[0].replacing("GM0363", with: "GM$i")
    try place.program(
      "tap",
      "echo $$ >pid; \(good)\ni=1000; while :; do i=$((i+1)); echo \"\(record.replacing("\"", with: "\\\""))\"; done"
    )
    let source = try Sample.source(["command": "./tap", "discover": false])
    #expect(throws: Enough.self) { try source.read(host: place) { _ in throw Enough() } }
    #expect(place.hasEnded("pid"))
  }
}
