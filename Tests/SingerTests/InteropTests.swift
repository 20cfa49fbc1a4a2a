import Foundation
import IndicatorSchema
import JSONReading
import PluginKit
import PluginTesting
import Singer
import Testing

/// Singer plugins from PyPI, in the folder that `.ci/singer-environments` makes.
private enum RealPlugins {
  static let folder = ProcessInfo.processInfo.environment["PEIL_SINGER_BIN"] ?? ""
  static let areThere = FileManager.default.isExecutableFile(atPath: folder + "/tap-jsonl")
  static let absent: Comment =
    "PEIL_SINGER_BIN names no folder with Singer plugins; .ci/singer-environments makes one"

  static func command(_ name: String) -> ConfigNode { ConfigNode(stringLiteral: folder + "/" + name) }
}

private let rows: IndicatorFrame = {
  var frame = IndicatorFrame.rows(
    ["inhabitants", "work"],
    [("GM0855", 2017, [213_804, nil]), ("GM0363", 2017, [844_947, 65.5]), ("BU03630000", 2017, [0, 0.1])])
  frame.setColumn(
    IndicatorColumn("work", values: [.nan, 65.5, 0.1], statuses: [.suppressed, .observed, .estimated]))
  return frame
}()

@Suite("Singer plugins from PyPI work as steps", .enabled(if: RealPlugins.areThere, RealPlugins.absent))
struct InteropTests {
  private let place: Surroundings

  init() throws { place = try Surroundings() }

  @Test("tap-jsonl")
  func tapJSONLines() throws {
    try place.write(
      "areas.jsonl",
      #"{"code":"GM0363","people":844947,"work":65.50}"# + "\n"
        + #"{"code":"GM0855","people":213804,"work":null}"# + "\n")
    let source = try Sample.source([
      "command": RealPlugins.command("tap-jsonl"), "stream": "areas",
      "config": ["path": ConfigNode(stringLiteral: place.folder + "/areas.jsonl"), "stream_name": "areas"],
      "columns": ["inhabitants": "people", "work": "work"], "select": ["code", "people", "work"],
      "state": "areas.state.json",
    ])
    let (frame, receipt) = try PluginHarness.read(source, host: place)
    #expect(frame.lines == Sample.lines)
    #expect(receipt.records == 2)
    let state = try #require(place.record.states[place.folder + "/areas.state.json"])
    #expect(state.contains("areas"))
    #expect(place.record.messages["step"]?.contains("METRIC") == true)
    // The tap takes its own state.
    try place.write("areas.state.json", state)
    #expect(try PluginHarness.read(source, host: place).receipt.records <= 2)

    let locked = try #require(try source.programToLock(place.outside))
    #expect(locked.version?.contains("0.3.1") == true)
    #expect(locked.packages?.count == 64)
    #expect(locked.schema?.count == 64)
    place.lock(["step": locked])
    _ = try PluginHarness.read(source, host: place)
  }

  @Test("tap-jsonl that finds no file ends well, with a schema that has nothing of what is mapped")
  func tapFindsNothing() throws {
    let source = try Sample.source([
      "command": RealPlugins.command("tap-jsonl"), "discover": false,
      "config": ["path": ConfigNode(stringLiteral: place.folder + "/none.jsonl"), "stream_name": "areas"],
    ])
    let problems = try #require(throws: Diagnostics.self) { try PluginHarness.read(source, host: place) }
    #expect(problems.items.map(\.code) == [.columnNotFound, .columnNotFound, .columnNotFound])
    #expect(place.record.messages["step"]?.isEmpty == false)
  }

  @Test("tap-spreadsheets")
  func tapSpreadsheets() throws {
    try place.write("areas.csv", "Code;Inwoners;Werk\nGM0363;844947;65.5\nGM0855;213804;\n")
    let source = try Sample.source([
      "command": RealPlugins.command("tap-spreadsheets"),
      "config": [
        "files": [
          [
            "path": ConfigNode(stringLiteral: place.folder + "/areas.csv"), "format": "csv",
            "table_name": "areas",
            "primary_keys": ["code"],
          ]
        ]
      ],
      "columns": ["inhabitants": "inwoners", "work": "werk"],
    ])
    #expect(try PluginHarness.read(source, host: place).frame.lines == Sample.lines)
  }

  private func store(_ fields: ConfigNode) throws -> SinkReceipt {
    let sink = try PluginHarness.sink(
      SingerSink.self, fields, input: FrameSchema(Sample.indicators), Sample.context)
    return try PluginHarness.store(rows, in: sink, host: place)
  }

  @Test("target-csv")
  func targetCSV() throws {
    let receipt = try store([
      "command": RealPlugins.command("target-csv"), "path": "csv", "stream": "figures",
      "config": ["output_path": "<output>", "file_naming_scheme": "{stream_name}.csv"],
    ])
    #expect(receipt == SinkReceipt(rows: 3))
    let lines = place.text("staged/csv/figures.csv").split(whereSeparator: \.isNewline).map(String.init)
    #expect(
      lines.first
        == "area,area_name,area_level,area_parent,period,inhabitants,inhabitants_status,work,work_status")
    #expect(lines.dropFirst().first == "GM0363,,municipality,,2017,844947,observed,65.5,observed")
    #expect(lines.count == 4)
  }

  @Test("target-jsonl")
  func targetJSONLines() throws {
    let receipt = try store([
      "command": RealPlugins.command("target-jsonl"), "path": "lines", "stream": "figures",
      "config": ["destination_path": "<output>", "do_timestamp_file": false],
    ])
    #expect(receipt == SinkReceipt(rows: 3))
    let records = try place.text("staged/lines/figures.jsonl").split(separator: "\n").map {
      try JSONValue(parsing: Array($0.utf8))
    }
    #expect(records.map { $0["area"]?.string } == ["GM0363", "GM0855", "BU03630000"])
    #expect(records.map { $0["work"]?.double } == [65.5, nil, 0.1])
    #expect(records.map { $0["work_status"]?.string } == ["observed", "suppressed", "estimated"])
  }

  @Test("transform-field")
  func transformField() throws {
    let transform = try PluginHarness.transform(
      SingerTransform.self,
      [
        "command": RealPlugins.command("transform-field"), "stream": "figures",
        "config": [
          "transformations": [
            ["tap_stream_name": "figures", "field_id": "inhabitants", "type": "MASK-NUMBER"],
            [
              "tap_stream_name": "figures", "field_id": "work", "type": "SET-NULL",
              "when": [["column": "area", "equals": "GM0363"]],
            ],
          ]
        ],
      ], inputs: [FrameSchema(Sample.indicators)], Sample.context)
    let (frame, receipt) = try PluginHarness.run(transform, [rows], host: place)
    #expect(receipt == TransformReceipt())
    #expect(frame.column("inhabitants")?.cells == [0, 0, 0])
    #expect(frame.column("work")?.cells == [nil, nil, 0.1])
    #expect(frame.column("work")?.statuses == [.suppressed, .missing, .estimated])
  }
}
