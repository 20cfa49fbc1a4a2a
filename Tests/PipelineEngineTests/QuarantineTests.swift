import Foundation
import IndicatorSchema
import Testing

@testable import PipelineEngine

@Suite("Refused records are kept, counted and held against the budget")
struct QuarantineTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func body(_ rows: [String], budget: String? = nil) -> String {
    """
    sources:
      a:
        use: list
        rows: [\(rows.joined(separator: ", "))]
        \(budget.map { "quarantine: \($0)" } ?? "")
    sinks:
      s: { from: a, use: lines, path: a.txt }

    """
  }

  private func problems(_ body: String) throws -> [Diagnostic] {
    try workspace.pipeline(body)
    do {
      try workspace.run()
      return []
    } catch let problems as Diagnostics {
      return problems.items
    }
  }

  @Test("without a budget one refused record fails the run, and is shown with its place")
  func zeroTolerance() throws {
    let problems = try problems(body(["GM0001=1", "GM0002=bad", "GM0003=3"]))
    #expect(problems.map(\.code) == [.notANumber, .budgetExceeded])
    #expect(problems[0].place?.line == 2)
    #expect(problems[1].message.contains("refused 1 of 3 records"))
    #expect(!workspace.exists("a.txt"))
  }

  @Test("the quarantine holds every refused record with its raw text")
  func contents() throws {
    _ = try problems(body(["GM0001=bad", "GM0002=2", "GM0003=bad"]))
    let lines = try #require(workspace.read(".peil/quarantine.jsonl")).split(separator: "\n")
    #expect(lines.count == 2)
    let first = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(first["raw"] as? String == "GM0001=bad")
    #expect(first["code"] as? String == "data.not-a-number")
    #expect(first["step"] as? String == "a")
    #expect(first["line"] as? Int == 1)
  }

  @Test("a budget lets the run go on and the ledger shows the loss")
  func withinBudget() throws {
    try workspace.pipeline(body(["GM0001=1", "GM0002=bad"], budget: "{ max: 1 }"))
    let report = try workspace.run()
    #expect(report.quarantined == 1)
    #expect(workspace.read("a.txt") == "GM0001 1\n")
  }

  @Test("a share is looked at only from the minimum number of records")
  func share() throws {
    let rows = ["GM0001=1", "GM0002=bad"]
    #expect(try problems(body(rows, budget: "{ percent: 10, minimum_records: 3 }")).isEmpty)
    #expect(try problems(body(rows, budget: "{ percent: 10, minimum_records: 2 }")).count == 2)
    #expect(try problems(body(rows, budget: "{ percent: 50 }")).isEmpty)
    #expect(try problems(body(rows, budget: "{ percent: 50, max: 0 }")).count == 2)
  }

  @Test("when a great many are refused, the reading ends early and the message says how many are shown")
  func flood() throws {
    let rows = (0..<3000).map { "X\($0)=bad" }
    let problems = try problems(body(rows))
    #expect(problems.count == Quarantine.exampleLimit + 1)
    #expect(problems.last?.message.contains("of which the first 10 are shown") == true)
  }

  @Test("raw bytes that are not text are kept as base64")
  func rawBytes() throws {
    let path = workspace.folder.appendingPathComponent("q.jsonl").path
    let quarantine = Quarantine(path: path)
    try quarantine.add(
      .init(reason: Diagnostic(.encoding, "bad"), record: 1, raw: [0xFF, 0x41]), step: "a")
    quarantine.close()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("\"raw_base64\":\"/0E=\""))
  }
}
