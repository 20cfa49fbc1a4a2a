import Foundation
import IndicatorSchema
import Testing

@testable import PipelineEngine

@Suite("A preview shows the first rows of a step and reads no more than that takes")
struct PreviewTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    let rows = (1...500).map { "GM\(String(format: "%04d", $0))=\($0)" }.joined(separator: ", ")
    try workspace.pipeline(
      """
      sources:
        a: { use: list, rows: [\(rows), GM9999=bad], fail_after: 500 }
      transforms:
        t: { from: a, use: pass, mode: all }
      sinks:
        s: { from: t, use: lines, path: a.txt }

      """)
  }

  private func preview(
    _ step: String? = nil, rows: Int = 3, area: String? = nil, jobs: Int = 1
  ) throws -> Previewer.Preview {
    try Previewer(workspace.plan(), jobs: jobs).preview(step: step, rows: rows, area: area)
  }

  @Test("reading ends before what is wrong further on", arguments: [1, 2])
  func limit(_ jobs: Int) throws {
    let preview = try preview("a", jobs: jobs)
    #expect(preview.rows.rowCount == 3)
    #expect(preview.rows.area(0).code.text == "GM0001")
    #expect(preview.total == nil)
  }

  @Test("without a step it is the last that gives rows, and for a sink what it is given")
  func step() throws {
    #expect(try preview().step == "t")
    #expect(try preview("s").step == "t")
    #expect(!FileManager.default.fileExists(atPath: workspace.output))
  }

  @Test("all rows are read when they are wanted, and what is wrong with them is said")
  func all() throws {
    #expect(throws: Diagnostics.self) { try preview("a", rows: 600) }
  }

  @Test("an unknown step is complained of with the nearest")
  func unknownStep() throws {
    do {
      _ = try preview("tt")
      Issue.record("there is no such step")
    } catch let problem as Diagnostic {
      #expect(problem.code == .unknownStep)
      #expect(problem.hint != nil)
    }
  }

  @Test("rows can be chosen by area")
  func area() throws {
    try workspace.pipeline(
      "sources:\n  a: { use: list, rows: [GM0001=1, GM0002=2] }\nsinks:\n  s: { from: a, use: lines, path: a.txt }\n"
    )
    let preview = try preview("a", area: "gm0002")
    #expect(preview.rows.rowCount == 1)
    #expect(preview.total == 1)
  }
}
