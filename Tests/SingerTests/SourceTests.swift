import Foundation
import IndicatorSchema
import JSONReading
import PluginKit
import PluginTesting
import Singer
import Testing

@Suite("A Singer tap as a source")
struct SourceTests {
  @Test("gives the records of its stream; those of others are counted and left out")
  func reads() throws {
    let place = try Surroundings()
    let other = Sample.schema.replacing(#""areas""#, with: #""other""#)
    let lines = [
      Sample.state, Sample.schema, other, Sample.records[0], Sample.record("x", "1", "1", stream: "other"),
      Sample.schema, Sample.records[1], Sample.state,
    ]
    try place.program("tap", Sample.printing(lines))
    let source = try Sample.source(["command": "./tap", "discover": false])
    let (frame, receipt) = try PluginHarness.read(source, host: place)
    #expect(frame.lines == Sample.lines)
    #expect(receipt.records == 3)
    #expect(receipt.accepted == 2)
    #expect(receipt.filtered == ["other stream": 1])
    #expect(receipt.missingCells == 1)
    #expect(place.record.bindings == ["inhabitants": "people.count", "work": "work"])
  }

  @Test("a file with what a tap gave is read the same")
  func readsFile() throws {
    let place = try Surroundings()
    try place.write("given.jsonl", ([Sample.schema] + Sample.records).joined(separator: "\n"))
    let (frame, _) = try PluginHarness.read(try Sample.source(["location": "given.jsonl"]), host: place)
    #expect(frame.lines == Sample.lines)
  }

  @Test("gets its configuration in a file that nobody else may read, and that is gone afterwards")
  func configuration() throws {
    let place = try Surroundings()
    try place.program(
      "tap",
      """
      echo "$@" >arguments; cat "$4" >config; stat -c %a "$4" "$(dirname "$4")" >modes; echo "$4" >path
      pwd >where; env | cut -d= -f1 | sort >variables
      """ + "\n" + Sample.printing([Sample.schema] + Sample.records))
    let config: ConfigNode = [
      "path": "a \"b\"", "count": 12, "share": 0.5,
      "code": ConfigNode(.scalar("0870", isQuoted: false), at: ConfigNode.testPlace),
      "text": "12", "on": true, "nothing": ConfigNode(.scalar("", isQuoted: false), at: ConfigNode.testPlace),
      "list": [["deep": [1, "2"]]],
    ]
    let source = try Sample.source(
      ["command": "./tap", "discover": false, "arguments": ["-q", "$(x)"], "config": config])
    _ = try PluginHarness.read(source, host: place)
    #expect(place.text("arguments").hasPrefix("-q $(x) --config /"))
    #expect(
      place.text("config")
        == #"{"path":"a \"b\"","count":12,"share":0.5,"code":"0870","text":"12","on":true,"nothing":null,"list":[{"deep":[1,"2"]}]}"#
    )
    #expect(place.text("modes") == "600\n700\n")
    #expect(place.text("where") == place.folder + "\n")
    let path = place.text("path").trimmingCharacters(in: .newlines)
    #expect(!path.isEmpty && !FileManager.default.fileExists(atPath: path))
    let variables = Set(place.text("variables").split(separator: "\n").map(String.init))
    #expect(variables.contains("PATH") && variables.contains("TMPDIR"))
    #expect(!variables.contains("SWIFT_TESTING_ENABLED"))
    #expect(
      variables.isSubset(of: [
        "PATH", "HOME", "USER", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "PYTHONUTF8", "PWD", "_",
        "SHLVL", "OLDPWD",
        "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY",
        "http_proxy",
        "https_proxy", "no_proxy",
      ]))
  }

  static let catalog =
    #"{"streams":[{"tap_stream_id":"areas","stream":"areas","schema":{"properties":{"code":{},"work":{}}},"metadata":[]}]}"#

  @Test("is asked what it has, and told what is wanted")
  func discovers() throws {
    let place = try Surroundings()
    try place.program(
      "tap",
      "case $3 in --discover) echo '\(Self.catalog)'; exit;; esac\n[ \"$3\" = --catalog ] && cat \"$4\" >catalog\n"
        + Sample.printing([Sample.schema] + Sample.records))
    let (frame, _) = try PluginHarness.read(
      try Sample.source(["command": "./tap", "select": ["work"]]), host: place)
    #expect(frame.lines == Sample.lines)
    let told = try JSONValue(parsing: Array(place.text("catalog").utf8))
    let marks = told["streams"]?[0]?["metadata"]?.elements ?? []
    #expect(marks.map { $0["metadata"]?["selected"]?.bool } == [true, false, true])

    let source = try Sample.source(["command": "./tap", "stream": "area"])
    let error = try #require(throws: Diagnostic.self) { try PluginHarness.read(source, host: place) }
    #expect(error.description.contains("'tap' has no stream 'area'. Did you mean 'areas'?"))
  }

  @Test("goes on from its state, which moves only when the run is published")
  func state() throws {
    let place = try Surroundings()
    try place.program(
      "tap",
      "[ \"$3\" = --state ] && cat \"$4\" >given\n"
        + Sample.printing([Sample.schema] + Sample.records + [Sample.state]))
    let source = try Sample.source(["command": "./tap", "discover": false, "state": "areas.json"])
    _ = try PluginHarness.read(source, host: place)
    #expect(place.text("given") == "")
    let state = #"{"bookmarks":{"areas":{"at":"2017-01-01"}}}"# + "\n"
    #expect(place.record.states == [place.folder + "/areas.json": state])
    #expect(place.text("areas.json") == "")
    try place.write("areas.json", state)
    _ = try PluginHarness.read(source, host: place)
    #expect(place.text("given") + "\n" == state)
  }

  @Test("with a state there may be nothing new; without one that is an error")
  func nothingNew() throws {
    let place = try Surroundings()
    try place.program("tap", Sample.printing([Sample.schema, Sample.state]))
    let (_, receipt) = try PluginHarness.read(
      try Sample.source(["command": "./tap", "discover": false, "state": "s.json"]), host: place)
    #expect(receipt.records == 0)
    let source = try Sample.source(["command": "./tap", "discover": false])
    let error = try #require(throws: Diagnostic.self) { try PluginHarness.read(source, host: place) }
    #expect(error.code == .emptyInput)
  }

  @Test("a record that is not what the schema says is refused with its line, and the others are read")
  func quarantine() throws {
    let place = try Surroundings()
    let wrong = Sample.record("GM0001", "1.5", "3")
    try place.program(
      "tap",
      Sample.printing([
        Sample.schema, Sample.records[0], wrong, Sample.record("GM0002", "1", "100.01"), Sample.records[1],
      ]))
    let (frame, receipt) = try PluginHarness.read(
      try Sample.source(["command": "./tap", "discover": false]), host: place)
    #expect(frame.lines == Sample.lines)
    #expect(receipt.quarantined == 2)
    #expect(
      place.record.quarantined.map(\.reason.description) == [
        "tap:3: 'people.count': expected null or integer, found 1.5 [singer.record]",
        "tap:4: 'work': 100.01 is above the maximum [singer.record]",
      ])
    #expect(place.record.quarantined.first.map { String(decoding: $0.raw, as: UTF8.self) } == wrong)
  }

  @Test("numbers are read as they are written")
  func exact() throws {
    let place = try Surroundings()
    let schema = Sample.schema.replacing(#""maximum":100"#, with: #""multipleOf":1e-20"#)
    try place.program(
      "tap",
      Sample.printing([
        schema, Sample.record("GM0363", "9007199254740993", "0.1000000000000000055511151231257827"),
      ]))
    let (frame, receipt) = try PluginHarness.read(
      try Sample.source(["command": "./tap", "discover": false]), host: place)
    #expect(receipt.quarantined == 1)
    #expect(
      place.record.quarantined.first?.reason.message.contains("0.1000000000000000055511151231257827") == true)
    #expect(frame.rowCount == 0)
  }

  @Test("a configuration that can't be meant is refused, with its place")
  func configurationErrors() throws {
    func complaints(_ fields: ConfigNode) -> [String] {
      do {
        _ = try Sample.source(fields)
        return []
      } catch {
        return Diagnostics(error).items.map(\.message)
      }
    }
    #expect(complaints([:]) == ["give either 'command', the tap, or 'location', a file with what it gave"])
    #expect(complaints(["command": "tap", "location": "x"]).count == 1)
    #expect(complaints(["command": "tap --x"]) == ["'tap --x' is not the name of a program"])
    #expect(complaints(["command": "tap", "config": [1]]) == ["'config' expects a map, found a list"])
    #expect(complaints(["command": "tap", "limits": ["idle": 0]]) == ["'idle' expects more than 0 seconds"])
    #expect(
      complaints(["location": "x", "state": "s"]) == [
        "'state' is for a tap, and 'location' is a file with what one gave"
      ])
    #expect(complaints(["command": "tap", "discover": false, "select": ["a"]]).count == 1)
  }
}
