import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Singer
import Testing

private let rows: IndicatorFrame = {
  var frame = IndicatorFrame.rows(
    ["inhabitants", "work"],
    [
      ("GM0855", 2017, [213_804, nil]), ("GM0363", 2017, [844_947, 65.5]), ("GM0363", 2016, [833_624, 0.1]),
    ])
  frame.setColumn(
    IndicatorColumn(
      "work", values: [.nan, 65.5, 0.1], statuses: [.suppressed, .provisional, .observed],
      bounds: .init(lower: [.nan, 60, 0], upper: [.nan, 70, 1])))
  return frame
}()

private func map(
  _ script: String, _ fields: ConfigNode = [:], place: Surroundings, batchRows: Int = .max
) throws -> (frame: IndicatorFrame, receipt: TransformReceipt) {
  try place.program("mapper", script)
  let base: ConfigNode = ["command": "./mapper"]
  let config = ConfigNode(.map((base.entries ?? []) + (fields.entries ?? [])), at: ConfigNode.testPlace)
  let transform = try PluginHarness.transform(
    SingerTransform.self, config, inputs: [FrameSchema(Array(Sample.indicators))],
    PluginHarness.context(
      Sample.indicators + [
        Indicator(
          id: "score", label: LocalizedText(nl: "Score"), unit: .score, polarity: .better, domain: "work")
      ]))
  return try PluginHarness.run(transform, [rows], batchRows: batchRows, host: place)
}

@Suite("A Singer mapper as a transform")
struct TransformTests {
  @Test("what it does not change comes back to the last bit, with status and bounds", arguments: [1, 2, 100])
  func identity(batchRows: Int) throws {
    let (frame, receipt) = try map("cat", place: try Surroundings(), batchRows: batchRows)
    #expect(frame.lines == rows.lines)
    #expect(receipt == TransformReceipt())
  }

  @Test("what it changes is taken over; what it leaves out is counted; the order is that of the input")
  func changes() throws {
    let script = #"""
      cat >in; grep SCHEMA in
      grep -v SCHEMA in | tac | sed -e 's/"work":65.5/"work":70/;s/"work":0.1/"work":null/;/213804/d'
      """#
    let (frame, receipt) = try map(script, place: try Surroundings())
    #expect(
      frame.lines
        == [
          "GM0363; -; -; 2017; inhabitants=844947.0 observed; work=70.0 provisional [nan, nan]",
          "GM0363; -; -; 2016; inhabitants=833624.0 observed; work=- missing [nan, nan]",
        ])
    #expect(receipt.filtered == ["left out by the mapper": 1])
  }

  @Test("it may add an indicator; other columns then stay as they are, whatever it does to them")
  func adds() throws {
    let script =
      #"sed 's/"properties":{/&"points":{},/;s/"record":{/&"points":1.5,/;s/"work":[0-9.nul]*}/"work":99}/'"#
    let place = try Surroundings()
    let (frame, _) = try map(script, ["columns": ["score": "points"]], place: place)
    #expect(frame.columns.map(\.id) == ["inhabitants", "work", "score"])
    #expect(frame.column("score")?.cells == [1.5, 1.5, 1.5])
    #expect(frame.column("score")?.statuses == [.estimated, .estimated, .estimated])
    #expect(frame.selectingColumns(["inhabitants", "work"]).lines == rows.lines)
  }

  @Test(
    "one that goes wrong fails the run",
    arguments: [
      ("cat; echo oops >&2; exit 4", "process.failed", "'mapper' ended with status 4"),
      (
        "grep -v SCHEMA", "singer.record-before-schema",
        "a record of the stream 'step' before its SCHEMA message"
      ),
      ("cat; echo done", "singer.malformed", "the line is no JSON: expected a value, found \"done\""),
      (
        "sed 's/GM0363/GM0364/'", "singer.record",
        "a record of area 'GM0364' in '2017', which the mapper was not given"
      ),
      ("sed '2{p}'", "singer.record", "a second record of area 'GM0855' in '2017'"),
      (
        "sed 's/\"work\":65.5/\"work\":\"much\"/;s/\"work\":{\"type\":\\[\"null\",\"number\"\\]/\"work\":{\"x\":1/'",
        "singer.record", "'work': 'much' is no number"
      ),
      (
        "sed 's/\"work\":65.5/\"work\":true/'", "singer.record", "'work': expected null or number, found true"
      ),
      ("sed 's/\"work\":/\"labour\":/'", "singer.schema", "'mapper' gives no property 'work'"),
      (
        "sed 's/\"step\"/\"other\"/'", "singer.no-stream",
        "'mapper' gives the stream 'other', which it was not given"
      ),
      ("head -c 10; exec 0<&-; sleep 0.2", "singer.malformed", "the line is no JSON"),
    ])
  func faults(script: String, code: String, message: String) throws {
    let error = try #require(throws: Diagnostic.self) { try map(script, place: try Surroundings()) }
    #expect(error.code.text == code)
    #expect(error.message.hasPrefix(message), "\(error)")
  }

  @Test("a mapper that gives nothing at all has left everything out")
  func allLeftOut() throws {
    let (frame, receipt) = try map("cat >/dev/null", place: try Surroundings())
    #expect(frame.rowCount == 0)
    #expect(receipt.filtered == ["left out by the mapper": 3])
  }

  @Test("every column that it gives is derived, and an unknown one is named with the nearest")
  func declaration() throws {
    let input = FrameSchema(Sample.indicators)
    let transform = try PluginHarness.transform(
      SingerTransform.self, ["command": "/opt/mapper"], inputs: [input], Sample.context)
    #expect(
      transform.derivations["work"]
        == Derivation(step: "step", formula: "as 'mapper' gives it", inputs: ["work"]))
    let error = try #require(throws: Diagnostics.self) {
      try PluginHarness.transform(
        SingerTransform.self, ["command": "m", "columns": ["works": "x"]], inputs: [input], Sample.context)
    }
    #expect(error.items.first?.hint == "did you mean 'work'?")
  }
}
