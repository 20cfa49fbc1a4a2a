import Foundation
import IndicatorSchema
import Testing

@testable import PipelineEngine

@Suite("A run publishes everything or nothing, and loses no row")
struct RunTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func failure(_ body: String, jobs: Int = 2) throws -> [Diagnostic] {
    try workspace.pipeline(body)
    do {
      try workspace.run(jobs: jobs)
      Issue.record("the run succeeded")
      return []
    } catch let problems as Diagnostics {
      return problems.items
    }
  }

  private static let rows = "rows: [GM0001=1, GM0002=2, GM0003=]"

  private static func body(_ source: String = "", transform: String = "", sink: String = "") -> String {
    """
    sources:
      a: { use: list, \(rows)\(source) }
    transforms:
      t: { from: a, use: pass\(transform) }
    sinks:
      s: { from: t, use: lines, path: deep/a.txt\(sink) }
      u: { from: a, use: lines, path: b.txt }

    """
  }

  @Test("rows flow through steps to every sink, with any number of threads", arguments: [1, 2, 4])
  func flow(_ jobs: Int) throws {
    try workspace.pipeline(Self.body())
    let report = try workspace.run(jobs: jobs)
    #expect(workspace.read("deep/a.txt") == "GM0001 1\nGM0002 2\nGM0003 missing\n")
    #expect(workspace.read("b.txt") == workspace.read("deep/a.txt"))
    #expect(report.outputs.sorted() == ["b.txt", "deep/a.txt"])
    #expect(report.ledger.allSatisfy { $0.isBalanced && $0.rowsIn == 3 })
    #expect(!workspace.exists(".peil/stage"))
  }

  @Test("what a transform leaves out is in the ledger")
  func filtered() throws {
    try workspace.pipeline(Self.body(transform: ", mode: filter"))
    let report = try workspace.run()
    let entry = try #require(report.ledger.first { $0.step == "t" })
    #expect(entry.filtered == ["first": 2])
    #expect(entry.rowsOut == 1)
  }

  @Test("rows that a transform makes of others are in the ledger and in the record")
  func added() throws {
    try workspace.pipeline(Self.body(transform: ", mode: add"))
    let report = try workspace.run()
    let entry = try #require(report.ledger.first { $0.step == "t" })
    #expect(entry.isBalanced && entry.added == 1 && entry.rowsIn == 3 && entry.rowsOut == 4)
    #expect(workspace.read("deep/a.txt")?.hasSuffix("NL00 3\n") == true)
    #expect(workspace.read(".peil/run.json")?.contains("\"added\" : 1") == true)
  }

  @Test("rows that a transform makes without counting them are found out")
  func uncounted() throws {
    let problem = try #require(failure(Self.body(transform: ", mode: make")).first)
    #expect(problem.code == .ledgerMismatch && problem.step == "t")
    #expect(!workspace.exists("b.txt"))
  }

  @Test(
    "a plugin that loses a row is found out and nothing is published",
    arguments: [
      (", lose: true", "", "", "a"), ("", ", mode: lose", "", "t"), ("", "", ", mode: miscount", "s"),
    ])
  func ledger(_ source: String, _ transform: String, _ sink: String, _ step: String) throws {
    let problems = try failure(Self.body(source, transform: transform, sink: sink))
    let found = try #require(problems.first)
    #expect(found.code == .ledgerMismatch)
    #expect(found.message.contains("'\(step)'"))
    #expect(!workspace.exists("b.txt"))
  }

  @Test(
    "a failure anywhere leaves earlier outputs untouched, and names the step",
    arguments: [
      (", fail_after: 2", "", "", "a"), (", fail_after: 0", "", "", "a"), ("", ", mode: fail", "", "t"),
      ("", "", ", mode: fail", "s"),
    ], [1, 2])
  func untouched(_ fault: (String, String, String, String), _ jobs: Int) throws {
    try workspace.pipeline(Self.body())
    try workspace.run()
    let before = workspace.read("b.txt")
    let changed = Self.body(fault.0, transform: fault.1, sink: fault.2).replacing(
      "GM0002=2", with: "GM0002=3")
    let problems = try failure(changed, jobs: jobs)
    #expect(problems.first?.step == fault.3)
    #expect(workspace.read("b.txt") == before)
    #expect(workspace.read("deep/a.txt") == before)
    #expect(!workspace.exists(".peil/stage"))
    #expect(workspace.read(".peil/run.log")?.contains("error") == true)
  }

  @Test("outputs are replaced by those of the next run")
  func replaced() throws {
    try workspace.pipeline(Self.body())
    try workspace.run()
    try workspace.pipeline(Self.body().replacing("GM0002=2", with: "GM0002=3"))
    try workspace.run()
    #expect(workspace.read("b.txt") == "GM0001 1\nGM0002 3\nGM0003 missing\n")
  }

  @Test("when one output can't be published, those before it are put back")
  func publishing() throws {
    let folder = try OutputFolder(workspace.output)
    _ = try folder.prepareStage()
    try "new".write(toFile: folder.stager("a.txt"), atomically: false, encoding: .utf8)
    try "old".write(toFile: workspace.output + "/a.txt", atomically: false, encoding: .utf8)
    #expect(throws: Diagnostic.self) { try folder.publish(["a.txt", "never-made.txt"]) }
    #expect(workspace.read("a.txt") == "old")
  }

  @Test("what a killed run left behind is removed and reported")
  func leftOver() throws {
    let stage = workspace.output + "/.peil/stage"
    try FileManager.default.createDirectory(atPath: stage, withIntermediateDirectories: true)
    try "half".write(toFile: stage + "/b.txt", atomically: false, encoding: .utf8)
    try workspace.pipeline(Self.body())
    let report = try workspace.run()
    #expect(report.notes.count == 1)
    #expect(workspace.read("b.txt")?.hasPrefix("GM0001") == true)
  }

  @Test("two runs do not write to one folder at a time")
  func locked() throws {
    let first = try OutputFolder(workspace.output)
    let problem = #expect(throws: Diagnostic.self) { try OutputFolder(workspace.output) }
    #expect(problem?.code == .outputLocked)
    withExtendedLifetime(first) {}
  }

  @Test("an input that can't be read fails the run as out of reach")
  func unreadable() throws {
    let file = try workspace.write("data.csv", "x")
    try workspace.pipeline(Self.body(", location: data.csv"))
    let plan = try workspace.plan()
    try FileManager.default.removeItem(atPath: file)
    let problem = #expect(throws: Diagnostics.self) {
      try Runner(plan, .init(output: self.workspace.output, jobs: 1, version: "test")).run()
    }
    #expect(problem?.items.first?.code == .cannotRead)
  }

  @Test("the record of the run holds counts and digests, and no path")
  func record() throws {
    try workspace.write("data.csv", "x")
    try workspace.pipeline(Self.body(", location: data.csv"))
    try workspace.run()
    let text = try #require(workspace.read(".peil/run.json"))
    // The digest of the one byte "x", from an independent implementation.
    #expect(text.contains("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"))
    #expect(!text.contains(workspace.folder.path))
  }
}
