import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import PipelineEngine

@Suite("Two runs are compared in words")
struct DiffTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("a.txt", "GM0001=5\nGM0002=7\nGM0003=9\n")
    try workspace.pipeline(
      """
      sources:
        a: { use: file, location: a.txt }
      sinks:
        one: { from: a, use: lines, path: one.txt }
      """)
  }

  private var file: String { workspace.folder.appendingPathComponent("pipeline.yml").path }

  private var registry: PluginRegistry {
    var registry = Workspace.registry
    registry.register(FileSource.self)
    return registry
  }

  private func night(_ rows: String) throws {
    try workspace.write("a.txt", rows)
    let settings = Nightly.Settings(output: workspace.output, jobs: 1, version: "1")
    try Nightly(settings, registry: registry).run([file]) { #expect($0.problems.items.isEmpty) }
  }

  @Test("rows that are new or gone, cells that changed, and which changed most")
  func runs() throws {
    try night("GM0001=5\nGM0002=7\nGM0003=9\n")
    try night("GM0001=6\nGM0002=17\nGM0004=9\n")
    let difference = try RunComparison.runs(["last~1", "last"], in: file)
    #expect(difference.facts == ["a: input a.txt changed"])
    #expect(
      difference.rows.flatMap(\.words) == [
        "a: 1 row is new", "a: 1 row is gone", "a: 2 cells of people changed, at most by +10 (GM0002)",
        "  people of GM0001 in 2017 was 5 and is 6", "  people of GM0002 in 2017 was 7 and is 17",
        "  the row of GM0003 in 2017 is gone", "  the row of GM0004 in 2017 is new",
      ])
    #expect(difference.rows.first?.columns.first?.meanChange == 5.5)
  }

  @Test("a run and itself do not differ, and a run that is not there is said so")
  func same() throws {
    try night("GM0001=5\n")
    #expect(try RunComparison.runs(["last", "last"], in: file).isEmpty)
    #expect(throws: Diagnostic.self) { try RunComparison.runs(["last~1", "last"], in: file) }
    #expect(throws: Diagnostic.self) { try RunComparison.runs(["zz", "last"], in: file) }
  }

  @Test("a pipeline as it is now is compared with its lock, and nothing is published")
  func againstLock() throws {
    let plan = { try Planner.plan(path: file, parameters: Parameters(), registry: registry) }
    var options = Runner.Options(output: workspace.output, jobs: 1, version: "1", lock: .made)
    let run = try #require(try Runner(plan(), options).run().locked)
    _ = try Locker.update(plan(), run, before: nil)
    options.output = workspace.folder.appendingPathComponent("scratch").path
    options.lock = .ignored
    let lock = LockFile.path(of: file)
    #expect(try RunComparison.against(lock, plan(), options).isEmpty)
    try workspace.write("a.txt", "GM0001=5\nGM0002=8\nGM0003=9\n")
    let difference = try RunComparison.against(lock, plan(), options)
    #expect(difference.facts.count == 2)
    #expect(difference.rows.first?.examples == ["people of GM0002 in 2017 was 7 and is 8"])
    #expect(workspace.read("one.txt") == "GM0001 5\nGM0002 7\nGM0003 9\n")
  }
}
