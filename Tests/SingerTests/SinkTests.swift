import Foundation
import IndicatorSchema
import JSONReading
import PluginKit
import PluginTesting
import Singer
import Testing

/// Rows of two areas, with a bound, in no particular order.
private let rows: IndicatorFrame = {
  var frame = IndicatorFrame.rows(
    ["inhabitants", "work"], [("GM0855", 2017, [213_804, nil]), ("GM0363", 2017, [844_947, 65.5])])
  frame.setColumn(
    IndicatorColumn(
      "work", values: [.nan, 65.5], statuses: [.suppressed, .estimated],
      bounds: .init(lower: [.nan, 60], upper: [.nan, 70.25])))
  return frame
}()

private let schema = FrameSchema(Sample.indicators)

private func store(
  _ place: Surroundings, _ script: String, _ fields: ConfigNode = ["path": "out"],
  rows: IndicatorFrame = rows, batchRows: Int = 1
) throws -> SinkReceipt {
  try place.program("target", script)
  let base: ConfigNode = ["command": "./target", "stream": "figures"]
  let config = ConfigNode(.map((base.entries ?? []) + (fields.entries ?? [])), at: ConfigNode.testPlace)
  let sink = try PluginHarness.sink(SingerSink.self, config, input: schema, Sample.context)
  return try PluginHarness.store(rows, in: sink, host: place, facts: .forTests(), batchRows: batchRows)
}

/// A target that keeps records in a file, and the state as it came.
private let keeping = """
  grep '"RECORD"' <<X >figures.jsonl
  $(tee ../../messages)
  X
  sed -n 's/^{"type":"STATE","value":\\(.*\\)}$/\\1/p' ../../messages | tail -1
  """

@Suite("A Singer target as a sink")
struct SinkTests {
  @Test("gets all rows in canonical order, and a state that it gives back")
  func messages() throws {
    let place = try Surroundings()
    let receipt = try store(place, keeping)
    #expect(receipt == SinkReceipt(rows: 2))
    #expect(
      place.text("messages") == #"""
        {"type":"SCHEMA","stream":"figures","schema":{"type":"object","properties":{"area":{"type":["string"]},"area_name":{"type":["null","string"]},"area_level":{"type":["string"]},"area_parent":{"type":["null","string"]},"period":{"type":["string"]},"inhabitants":{"type":["null","number"],"title":"Inwoners"},"inhabitants_status":{"type":["string"]},"work":{"type":["null","number"],"title":"Werk"},"work_status":{"type":["string"]},"work_lower":{"type":["null","number"]},"work_upper":{"type":["null","number"]}}},"key_properties":["area","period"]}
        {"type":"RECORD","stream":"figures","record":{"area":"GM0363","area_name":null,"area_level":"municipality","area_parent":null,"period":"2017","inhabitants":844947,"inhabitants_status":"observed","work":65.5,"work_status":"estimated","work_lower":60,"work_upper":70.25}}
        {"type":"RECORD","stream":"figures","record":{"area":"GM0855","area_name":null,"area_level":"municipality","area_parent":null,"period":"2017","inhabitants":213804,"inhabitants_status":"observed","work":null,"work_status":"suppressed","work_lower":null,"work_upper":null}}
        {"type":"STATE","value":{"bookmarks":{"figures":{"pipeline":"test","rows":2}}}}

        """#)
  }

  @Test("or a record per cell")
  func long() throws {
    let place = try Surroundings()
    let receipt = try store(place, keeping, ["path": "out", "layout": "long"])
    #expect(receipt.rows == 2)
    let records = place.text("messages").split(separator: "\n").filter { $0.contains("RECORD") }
    #expect(records.count == 4)
    #expect(
      records.last.map(String.init)
        == #"{"type":"RECORD","stream":"figures","record":{"area":"GM0855","area_name":null,"area_level":"municipality","area_parent":null,"period":"2017","indicator":"work","value":null,"status":"suppressed","lower":null,"upper":null}}"#
    )
  }

  @Test("works in the staged folder, which its configuration may name")
  func folder() throws {
    let place = try Surroundings()
    _ = try store(
      place, "cat \"$2\" >../../config; pwd >../../where\n" + keeping,
      ["path": "out", "config": ["destination": "<output>/sub", "list": ["<output>"]]])
    #expect(place.text("where") == place.folder + "/staged/out\n")
    #expect(
      place.text("config")
        == #"{"destination":"\#(place.folder)/staged/out/sub","list":["\#(place.folder)/staged/out"]}"#)
  }

  @Test("a target that stores elsewhere has its word taken, and the log says so")
  func elsewhere() throws {
    let place = try Surroundings()
    let receipt = try store(place, keeping.replacing("../../", with: ""), [:])
    #expect(receipt.rows == 2)
    #expect(receipt.notes == ["'target' confirmed 2 records; what it stored is not here"])
  }

  @Test("is not started before the run is known to be good")
  func startsLate() throws {
    let place = try Surroundings()
    try place.program("target", "touch ../../started; " + keeping)
    let sink = try PluginHarness.sink(
      SingerSink.self, ["command": "./target", "path": "out"], input: schema, Sample.context)
    var run = try sink.start(host: place)
    try run.write(rows)
    #expect(!FileManager.default.fileExists(atPath: place.folder + "/started"))
    _ = try run.finish(.forTests())
    #expect(FileManager.default.fileExists(atPath: place.folder + "/started"))
  }

  @Test("what can't be meant is refused, with its place")
  func configuration() throws {
    func complaint(_ fields: ConfigNode, _ input: FrameSchema = schema) -> String? {
      do {
        _ = try PluginHarness.sink(SingerSink.self, fields, input: input, Sample.context)
        return nil
      } catch {
        return Diagnostics(error).items.first?.message
      }
    }
    #expect(
      complaint(["command": "t", "config": ["a": ["<output>/x"]]])
        == "'<output>' stands for 'path', which is not given")
    let clashing = FrameSchema([
      Sample.indicators[0],
      Indicator(
        id: "inhabitants_status", label: LocalizedText(nl: "x"), unit: .count, polarity: .context, domain: "x"
      ),
    ])
    #expect(
      complaint(["command": "t"], clashing)
        == "two things would be written to the property 'inhabitants_status'")
    #expect(complaint(["command": "t", "layout": "long"], clashing) == nil)
    #expect(complaint(["command": "t", "statuses": false], clashing) == nil)
  }
}

@Suite("A target that goes wrong fails the run before anything is published")
struct TargetFaultTests {
  private func complaint(
    _ script: String, _ fields: ConfigNode = ["path": "out"], place: Surroundings? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Diagnostic {
    let place = try place ?? Surroundings()
    return try #require(throws: Diagnostic.self, sourceLocation: sourceLocation) {
      try store(place, script, fields)
    }
  }

  @Test("it fails")
  func fails() throws {
    let place = try Surroundings()
    let error = try complaint("cat >/dev/null; echo 'disk full' >&2; exit 1", place: place)
    #expect(error.description == "'target' ended with status 1. It last said: disk full [process.failed]")
    #expect(place.record.messages["step"] == "disk full\n")
  }

  @Test("it ends well and says nothing")
  func noState() throws {
    #expect(try complaint("cat >x.jsonl").code == .singerState)
  }

  @Test("it gives back another state than the last")
  func wrongState() throws {
    let error = try complaint("cat >x.jsonl; echo '{\"bookmarks\":{}}'")
    #expect(error.message == "'target' confirmed another state than it was given")
    #expect(error.hint == "it printed '{\"bookmarks\":{}}'")
  }

  @Test("it stores fewer records than it confirms")
  func losesRecords() throws {
    let losing = keeping + "\nsed -i 1d figures.jsonl"
    #expect(try complaint(losing).message == "'target' was given 2 records, confirmed them and stored 1")
  }

  @Test("it stores nothing where it was to")
  func storesNothing() throws {
    let error = try complaint(keeping.replacing(">figures.jsonl", with: ">/dev/null"))
    #expect(error.message == "'target' confirmed what it was given and wrote no file")
  }

  @Test("it stops reading")
  func stopsReading() throws {
    // More than a pipe holds.
    let many = IndicatorFrame.rows(["inhabitants", "work"], (1...2000).map { ("GM0363", $0, [1, 2]) })
    let place = try Surroundings()
    let error = try #require(throws: Diagnostic.self) {
      try store(place, "exec 0<&-; sleep 0.2; echo '{}'", rows: many, batchRows: .max)
    }
    #expect(error.code == .singerCount)
    #expect(error.message == "'target' ended before it had read every record")
  }

  @Test("it hangs")
  func hangs() throws {
    let place = try Surroundings()
    let error = try complaint(
      "echo $$ >../../pid; sleep 1000", ["path": "out", "limits": ["idle": 0.5]], place: place)
    #expect(error.code == .programTimeout)
    #expect(place.hasEnded("pid"))
  }

  @Test("it prints without end")
  func floods() throws {
    let error = try complaint("cat >/dev/null; yes")
    #expect(error.message == "'target' printed more than 16777216 bytes")
  }

  @Test("it is not there, which shows before any row is read")
  func notThere() throws {
    let place = try Surroundings()
    let sink = try PluginHarness.sink(SingerSink.self, ["command": "./target"], input: schema, Sample.context)
    let error = try #require(throws: Diagnostic.self) { try sink.start(host: place) }
    #expect(error.code == .programNotFound)
  }
}
