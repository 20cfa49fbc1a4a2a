import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import PipelineEngine

@Suite("A record that was refused is put right beside the pipeline, and read so from then on")
struct MendTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("a.txt", "GM0001=5\nGM0002=7x\nGM0003=9\nGM0004=7x\n")
    try workspace.pipeline(
      """
      sources:
        a: { use: file, location: a.txt }
      sinks:
        one: { from: a, use: lines, path: one.txt }
      """)
  }

  private func run() throws -> RunReport {
    var registry = Workspace.registry
    registry.register(FileSource.self)
    let plan = try Planner.plan(
      path: workspace.folder.appendingPathComponent("pipeline.yml").path, parameters: Parameters(),
      registry: registry)
    return try Runner(plan, .init(output: workspace.output, jobs: 1, version: "1")).run()
  }

  private func mend(_ line: Int?, _ raw: String, _ mended: String?) -> String {
    let text = mended.map { "\"\($0)\"" } ?? "null"
    let place = line.map { "\"line\":\($0)," } ?? ""
    return "{\"step\":\"a\",\"file\":\"a.txt\",\(place)\"record\":1,\"raw\":\"\(raw)\",\"mended\":\(text)}\n"
  }

  @Test("the mended text is read in its place, and the file is a document of the run")
  func mended() throws {
    #expect(throws: Diagnostics.self) { try run() }
    try workspace.write("pipeline.mends", mend(4, "GM0004=7x", "GM0004=8") + mend(2, "GM0002=7x", "GM0002=7"))
    let report = try run()
    #expect(workspace.read("one.txt") == "GM0001 5\nGM0002 7\nGM0003 9\nGM0004 8\n")
    #expect(report.record?.documents.map(\.file).contains("pipeline.mends") == true)
  }

  @Test("without a line the record is found by what it is")
  func byContent() throws {
    try workspace.write("a.txt", "GM0001=5\nGM0002=7x\n")
    try workspace.write("pipeline.mends", mend(nil, "7x", "7"))
    _ = try run()
    #expect(workspace.read("one.txt") == "GM0001 5\nGM0002 7\n")
  }

  @Test(
    "a mend that does not fit is refused with its place",
    arguments: [(3, "GM0002=7x"), (99, "GM0002=7x"), (2, "GM0002=7y")])
  func unfit(_ line: Int, _ raw: String) throws {
    try workspace.write("pipeline.mends", "\n" + mend(line, raw, "GM0002=7"))
    let problems = #expect(throws: Diagnostics.self) { try run() }
    let item = try #require(problems?.items.first)
    #expect(item.code == .mendUnfit)
    #expect(item.place?.description.hasSuffix("pipeline.mends:2") == true)
  }

  @Test("a line that nobody has mended yet changes nothing, and one that is no record is an error")
  func lines() throws {
    try workspace.write("a.txt", "GM0001=5\n")
    try workspace.write("pipeline.mends", mend(1, "GM0001=5", nil))
    _ = try run()
    try workspace.write("pipeline.mends", "{\n")
    let problems = #expect(throws: Diagnostics.self) { try run() }
    #expect(problems?.items.first?.code == .mendUnfit)
  }

  @Test("what is exported has the records as they were refused, to be filled in")
  func export() throws {
    try workspace.pipeline(
      """
      sources:
        a: { use: list, rows: [GM0001=1, GM0002=bad], quarantine: { max: 1 } }
      sinks:
        one: { from: a, use: lines, path: one.txt }
      """)
    _ = try run()
    let file = try QuarantineFile(output: workspace.output)
    #expect(file.records.map(\.raw) == ["GM0002=bad"])
    #expect(file.records.first?.line == 2)
    #expect(file.export.hasSuffix(",\"mended\":null}\n"))
    #expect(throws: Diagnostic.self) { try QuarantineFile(output: workspace.folder.path) }
  }
}
