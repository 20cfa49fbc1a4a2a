import Foundation
import Testing

@testable import RunReporting

@Suite(
  "The client of OpenLineage",
  .enabled(if: Python.hasOpenLineage, "python3 has no openlineage-python: see PEIL_CHECKS_PYTHON"))
struct ClientTests {
  private func validate(_ lines: [[UInt8]]) throws -> (status: Int32, output: String) {
    try withFolder { folder in
      let file = folder + "/events.jsonl"
      for line in lines { try LineFile.append(line, to: file) }
      return try Python.run([Python.script("validate"), file])
    }
  }

  @Test("takes every event as one of its own")
  func valid() throws {
    var full = LineageOptions(version: "1.2")
    full.outputFolder = "/srv/out"
    full.outputDigests = ["night.json": "dd44"]
    full.outputSizes = ["night.json": 77]
    full.inputPath = { "/srv/data/" + $0.file }
    full.documentation = "What the \"night\" is for."
    full.sourceCode = .init(url: "https://git.example/night.yml", version: "abc")
    full.nominalTime = Date(timeIntervalSince1970: 1_767_322_200)
    let entries = try [
      Samples.done(), Samples.unchanged(), Samples.failed(), Samples.failed(code: .interrupted),
    ]
    let events = [full, LineageOptions(namespace: "n", version: "1")].flatMap { options in
      entries.flatMap { [LineageEvent.start(of: $0, options), .end(of: $0, options)] }
    }
    let result = try validate(events.map(\.json))
    #expect(result.status == 0 && result.output == "16 events\n", "\(result.output)")
  }

  @Test(
    "refuses what is no event",
    arguments: [
      ("\"eventType\": \"COMPLETE\"", "\"eventType\": \"COMPLETED\""),
      ("\"rowCount\": 10", "\"rowCount\": \"10\""),
      ("\"datasetVersion\"", "\"version\""),
      ("\"runId\": \"0b7f3c1e", "\"runId\": \"0b7f"),
      ("/1-2-0/ColumnLineage", "/1-0-1/ColumnLineage"),
    ])
  func invalid(text: String, other: String) throws {
    let event = LineageEvent.end(of: try Samples.done(), LineageOptions(version: "1"))
    let line = String(decoding: event.json, as: UTF8.self)
    try #require(line.contains(text))
    let result = try validate([Array(line.replacingOccurrences(of: text, with: other).utf8)])
    #expect(result.status == 1 && result.output.hasPrefix("1: "), "\(result.output)")
  }
}
