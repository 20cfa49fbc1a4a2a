import IndicatorSchema
import Testing

@testable import PipelineEngine

@Suite("Every column that reaches a sink has an origin")
struct LineageTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// The origins that the sink gets, with bindings as a run reports them.
  private func origins(_ mode: String) throws -> [IndicatorID: Origin] {
    try workspace.write("a.csv", "x")
    try workspace.write("b.csv", "y")
    try workspace.pipeline(
      """
      sources:
        a: { use: list, rows: [GM0001=1], location: a.csv }
        b: { use: list, rows: [GM0001=2], location: b.csv }
      transforms:
        t: { from: [a, b], use: pass, mode: \(mode) }
      sinks:
        s: { from: t, use: lines, path: a.txt }
      """)
    let plan = try workspace.plan()
    let lineage = Lineage()
    lineage.bind("people", to: "ColumnA", step: "a")
    lineage.bind("people", to: "ColumnB", step: "b")
    let sink = try #require(plan.steps.firstIndex { $0.name == "s" })
    let snapshots = [workspace.folder.path + "/b.csv": Snapshot(sha256: "abc", bytes: 1)]
    return lineage.origins(of: sink, in: plan, InputDigests(snapshots, nil))
  }

  @Test("a column that passes through comes from the first input that has it")
  func first() throws {
    #expect(
      try origins("fail")["people"]
        == .source(SourceOrigin(step: "a", column: "ColumnA", table: nil, file: "a.csv")))
  }

  @Test("a plugin that takes a column from another input says so, and the digest is that of its file")
  func second() throws {
    #expect(
      try origins("second")["people"]
        == .source(
          SourceOrigin(step: "b", column: "ColumnB", table: nil, file: "b.csv", sha256: "abc")))
  }

  @Test(
    "the edition that a source read is cited where the catalogue names none, and nothing else of what it says"
  )
  func edition() throws {
    try workspace.pipeline(
      """
      sources:
        a: { use: list, rows: [GM0001=1], cite: 1NED }
        b: { use: list, rows: [GM0001=1] }
      transforms:
        t: { from: [a, b], use: pass, mode: fail }
      sinks:
        s: { from: t, use: lines, path: a.txt }
      """)
    let plan = try workspace.plan()
    let lineage = Lineage()
    for step in ["a", "b"] {
      let facts = SourceOrigin.TableFacts(
        id: "X", title: "X", publisher: "", licence: "", edition: "2026-01-15")
      lineage.identify(facts, step: step)
    }
    let cited = plan.steps.indices.filter { ["a", "b"].contains(plan.steps[$0].name) }.map { step in
      if case .source(let origin) = lineage.origins(of: step, in: plan, InputDigests([:], nil))["people"] {
        origin.table
      } else {
        nil as SourceOrigin.TableFacts?
      }
    }
    #expect(
      cited == [.init(id: "1NED", title: "T", publisher: "P", licence: "L", edition: "2026-01-15"), nil])
  }

  @Test("a computed column has its formula and inputs")
  func derived() throws {
    #expect(
      try origins("all")["people"]
        == .derived(Derivation(step: "t", formula: "as it is", inputs: ["people"])))
  }
}
