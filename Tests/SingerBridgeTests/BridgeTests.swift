import Foundation
import IndicatorSchema
import JSONReading
import PipelineEngine
import Testing

@testable import SingerBridge

@Suite("A pipeline is a Singer tap")
struct TapTests {
  private let folder: PipelineFolder

  init() throws {
    folder = try PipelineFolder()
    try folder.write("areas.jsonl", PipelineFolder.messages)
    try folder.pipeline(
      """
      sources:
        areas: { use: singer, location: areas.jsonl, \(PipelineFolder.source) }
      checks:
        - { on: areas, that: rows, equals: 2 }
      """)
  }

  private func messages(_ tap: PipelineTap, catalog: [UInt8]? = nil) throws -> String {
    var bytes: [UInt8] = []
    _ = try tap.run(catalog: catalog) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("that gives the rows of a step in canonical order")
  func gives() throws {
    let text = try messages(PipelineTap(folder.plan()))
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(
      lines[1]
        == #"{"type":"RECORD","stream":"areas","record":{"area":"GM0363","area_name":null,"area_level":"municipality","area_parent":null,"period":"2017","inhabitants":844947,"inhabitants_status":"observed","work":65.5,"work_status":"observed"}}"#
    )
    #expect(lines[2].contains("GM0855"))
    #expect(lines[3].hasPrefix(#"{"type":"STATE","value":{"bookmarks":{"areas":{"pipeline_sha256":""#))
    #expect(lines[3].hasSuffix(#"","rows":2}}}}"#))
    #expect(try messages(PipelineTap(folder.plan(), layout: .long)).split(separator: "\n").count == 6)
  }

  @Test("that says what it has, and gives what is wanted of that")
  func catalog() throws {
    let tap = try PipelineTap(folder.plan())
    let catalog = String(decoding: try tap.catalog(), as: UTF8.self)
    let json = try JSONValue(parsing: Array(catalog.utf8))
    let stream = try #require(json["streams"]?[0])
    #expect(stream["tap_stream_id"]?.string == "areas")
    #expect(stream["schema"]?["properties"]?.members?.count == 9)
    let mark = #"{"breadcrumb":["properties","work"],"metadata":{"inclusion":"available""#
    #expect(catalog.contains(mark))
    let some = catalog.replacing(mark, with: mark + #","selected":false"#)
    let text = try messages(tap, catalog: Array(some.utf8))
    #expect(!text.contains(#""work":"#))
    #expect(text.contains(#""work_status":"observed""#))
    let nothing = catalog.replacing(#""selected":true"#, with: #""selected":false"#)
    #expect(try messages(tap, catalog: Array(nothing.utf8)) == "")
    #expect(throws: Diagnostic.self) { try messages(tap, catalog: Array(#"{"streams":[]}"#.utf8)) }
  }

  @Test("that gives nothing when a check does not hold")
  func checked() throws {
    try folder.write("areas.jsonl", PipelineFolder.schema + "\n" + PipelineFolder.records[0])
    let tap = try PipelineTap(folder.plan())
    var isCalled = false
    let problems = try #require(throws: Diagnostics.self) { try tap.run { _ in isCalled = true } }
    #expect(problems.items.map(\.code) == [.checkFailed])
    #expect(!isCalled)
  }

  @Test("of a step that is there")
  func noStep() throws {
    let error = try #require(throws: Diagnostic.self) { try PipelineTap(folder.plan(), step: "area") }
    #expect(error.hint == "did you mean 'areas'?")
  }

  @Test(
    "that other readers understand",
    .enabled(
      if: !bin.isEmpty,
      "PEIL_SINGER_BIN names no folder with Singer plugins; .ci/singer-environments makes one"))
  func otherReaders() throws {
    try folder.write("messages", try messages(PipelineTap(folder.plan())))
    try folder.write(
      "read.py",
      """
      import sys, singer, jsonschema
      schemas, count = {}, 0
      for line in sys.stdin:
          message = singer.parse_message(line)
          if isinstance(message, singer.SchemaMessage):
              jsonschema.Draft4Validator.check_schema(message.schema)
              schemas[message.stream] = jsonschema.Draft4Validator(message.schema)
          elif isinstance(message, singer.RecordMessage):
              schemas[message.stream].validate(message.record)
              count += 1
      print(count, type(message).__name__)
      """)
    let script = """
      cd "\(folder.path)" && "\(bin)/python-singer" read.py <messages >read && mkdir lines &&
      echo '{"destination_path":"lines","do_timestamp_file":false}' >c.json &&
      "\(bin)/target-jsonl" --config c.json <messages >state
      """
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", script]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    #expect(folder.text("read") == "2 StateMessage\n")
    #expect(folder.text("lines/areas.jsonl")?.split(separator: "\n").count == 2)
    #expect(folder.text("state")?.contains("\"rows\": 2") == true)
  }
}

private let bin: String = {
  let bin = ProcessInfo.processInfo.environment["PEIL_SINGER_BIN"] ?? ""
  return FileManager.default.isExecutableFile(atPath: bin + "/target-jsonl") ? bin : ""
}()

@Suite("A pipeline is a Singer target")
struct TargetTests {
  /// What standard input would give, in pieces.
  private func input(_ text: String, piece: Int = 10) throws -> TargetInput {
    var left = Array(text.utf8)[...]
    return try TargetInput {
      let next = left.prefix(piece)
      left = left.dropFirst(piece)
      return Array(next)
    }
  }

  @Test("that runs on what came in, and confirms its state")
  func runs() throws {
    let folder = try PipelineFolder()
    try folder.program("target", PipelineFolder.target)
    try folder.pipeline(
      """
      sources:
        areas: { use: singer, location: "${singer_input}", \(PipelineFolder.source) }
      sinks:
        kept: { from: areas, use: singer, command: ./target, path: kept }
      """)
    let given = try input(PipelineFolder.messages)
    #expect(given.records == ["areas": 2])
    _ = try folder.run([TargetInput.parameter: given.file])
    #expect(folder.text("out/kept/areas.jsonl")?.split(separator: "\n").count == 2)
    #expect(given.confirmation == Array("{\"at\":1}\n".utf8))
  }

  @Test("that does nothing with a half, and leaves nothing behind")
  func half() throws {
    let error = try #require(throws: Diagnostic.self) {
      try input(PipelineFolder.messages + #"{"type":"RECORD","#)
    }
    #expect(error.code == .singerMalformed)
    #expect(error.place == Place("standard input", line: 5, column: error.place?.column))
    var file = ""
    do {
      let given = try input(PipelineFolder.messages)
      file = given.file
      #expect(FileManager.default.fileExists(atPath: file))
    }
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test("that has nothing to confirm when no state came")
  func noState() throws {
    #expect(try input(PipelineFolder.schema).confirmation == nil)
    #expect(try input("").confirmation == nil)
  }
}

@Suite("The configuration that a runner gives")
struct ConfigTests {
  @Test("becomes run parameters")
  func parameters() throws {
    var config = try SingerConfig(
      Array(#"{"data":"a b","year":2017,"share":0.10,"on":true,"none":null}"#.utf8), name: "c.json")
    #expect(config.parameters == ["data": "a b", "year": "2017", "share": "0.10", "on": "true"])
    #expect(config.take("data") == "a b")
    #expect(config.parameters["data"] == nil)
    #expect(try SingerConfig(file: nil).parameters.isEmpty)
  }

  @Test("and nothing else", arguments: ["[]", #"{"a":[1]}"#, #"{"a":{}}"#, "x"])
  func refused(text: String) {
    #expect(throws: Diagnostic.self) { try SingerConfig(Array(text.utf8), name: "c.json") }
  }
}
