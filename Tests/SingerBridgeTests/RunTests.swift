import Foundation
import IndicatorSchema
import PipelineEngine
import Testing

@Suite("A run with programs from outside publishes all or nothing")
struct RunTests {
  private let folder: PipelineFolder

  init() throws {
    folder = try PipelineFolder()
    try folder.program("tap", "echo tapping >&2\n" + PipelineFolder.printing(PipelineFolder.messages))
    try folder.program("mapper", "cat")
    try folder.program("target", PipelineFolder.target)
    try folder.pipeline(
      """
      sources:
        areas: { use: singer, command: ./tap, discover: false, state: areas.state.json, \(PipelineFolder.source) }
      transforms:
        mapped: { from: areas, use: singer, command: ./mapper }
      sinks:
        kept: { from: mapped, use: singer, command: ./target, path: kept }
      checks:
        - { on: areas, that: rows, equals: 2 }
      """)
  }

  @Test("rows, what was said and the new state")
  func succeeds() throws {
    let report = try folder.run()
    #expect(report.ledger.map(\.rowsOut) == [2, 2, 2])
    #expect(folder.text("out/kept/areas.jsonl")?.split(separator: "\n").count == 2)
    #expect(folder.text("areas.state.json") == "{\"at\":1}\n")
    #expect(folder.text("out/.peil/messages/areas.txt") == "tapping\n")
  }

  @Test("nothing when the tap fails, the mapper fails, a check fails or the target fails")
  func fails() throws {
    _ = try folder.run()
    let before = folder.text("out/kept/areas.jsonl")
    let broken = [
      ("tap", "echo broken >&2; exit 1"),
      ("tap", PipelineFolder.printing(PipelineFolder.schema + "\n" + PipelineFolder.records[0] + "\n")),
      ("mapper", "exit 1"), ("target", "cat >/dev/null; exit 1"), ("target", "cat >areas.jsonl"),
    ]
    for (name, script) in broken {
      let good = try #require(folder.text(name))
      try folder.write("areas.state.json", "{\"at\":0}\n")
      try folder.program(name, script)
      #expect(throws: Diagnostics.self) { try folder.run() }
      #expect(folder.text("out/kept/areas.jsonl") == before)
      #expect(folder.text("areas.state.json") == "{\"at\":0}\n")
      #expect(folder.text("areas.state.json.new") == nil)
      try folder.write(name, good)
    }
    try folder.program("tap", "echo broken >&2; exit 1")
    _ = try? folder.run()
    #expect(folder.text("out/.peil/messages/areas.txt") == "broken\n")
  }

  @Test("what stores elsewhere is started last, when all else is stored")
  func order() throws {
    try folder.program(
      "elsewhere", "ls out/.peil/stage >seen; " + PipelineFolder.target.replacing("../in", with: "in"))
    try folder.pipeline(
      """
      sources:
        areas: { use: singer, command: ./tap, discover: false, \(PipelineFolder.source) }
      sinks:
        database: { from: areas, use: singer, command: ./elsewhere }
        kept: { from: areas, use: singer, command: ./target, path: kept }
      """)
    let report = try folder.run()
    #expect(folder.text("seen") == "kept\n")
    #expect(report.ledger.first { $0.step == "database" }?.notes.first?.contains("is not here") == true)
  }

  @Test("a lock file holds the run to the programs it was made with")
  func lock() throws {
    let lock = try Locker.lock(folder.plan())
    #expect(lock.plugins.keys.sorted() == ["areas", "kept", "mapped"])
    let text = try #require(folder.text("p.lock"))
    #expect(text == lock.text)
    #expect(!text.contains(folder.path))
    _ = try folder.run()
    let target = try #require(folder.text("target"))
    try folder.write("target", target + "# changed\n")
    let problems = try #require(throws: Diagnostics.self) { try folder.run() }
    #expect(problems.items.first?.code == .pluginChanged)
    #expect(problems.items.first?.step == "kept")
    #expect(
      problems.items.first?.hint
        == "look at what changed, then lock it anew with 'peil lock \(folder.path)/p.yml'")
    _ = try Locker.lock(folder.plan())
    _ = try folder.run()
    let more = PipelineFolder.messages.replacing(
      #""people":{"type":"integer"}"#, with: #""people":{"type":"number"}"#)
    try folder.program("more", PipelineFolder.printing(more))
    try folder.write(
      "p.lock", try #require(folder.text("p.lock")).replacing("mapped", with: "Mapped \\\"x\\\""))
    #expect(throws: Diagnostics.self) { try folder.run() }
  }

  @Test("a lock file that is none is refused")
  func damagedLock() throws {
    try folder.write("p.lock", "peil: 1\nplugins:\n  areas: { command: ./tap }\n")
    let problems = try #require(throws: Diagnostics.self) { try folder.run() }
    #expect(problems.items.map(\.code) == [.missingField])
    #expect(LockFile.path(of: "Pipelines/a.b.yml") == "Pipelines/a.b.lock")
    #expect(LockFile.path(of: "p.yml") == "p.lock")
  }
}
