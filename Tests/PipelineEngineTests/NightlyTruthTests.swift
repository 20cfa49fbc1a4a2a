import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import PipelineEngine

@Suite("What a night takes for unchanged is unchanged")
struct NightlyTruthTests {
  private let workspace: Workspace
  private let web = SmallWeb(["https://example.org/b.txt": "GM0001=1\n"])
  private let place = UUID().uuidString

  init() throws {
    workspace = try Workspace()
    try workspace.write("a.txt", "GM0001=5\nGM0002=7\n")
  }

  private var file: String { workspace.folder.appendingPathComponent("pipeline.yml").path }

  private var registry: PluginRegistry {
    var registry = Workspace.registry
    registry.register(FileSource.self)
    registry.register(CommitTests.VaultSink.self)
    return registry
  }

  private func night(_ given: [String: String] = [:]) throws -> Nightly.Result {
    var settings = Nightly.Settings(output: workspace.output, jobs: 2, version: "1")
    settings.web = WebAccess(client: web)
    settings.retries = 0
    settings.parameters = Parameters(given: given)
    var results: [Nightly.Result] = []
    try Nightly(settings, registry: registry).run([file]) { results.append($0) }
    return try #require(results.last)
  }

  private var commits: Int { CommitTests.Journal.entries(place).filter { $0.hasPrefix("committed") }.count }

  private func vault(_ key: String = "") throws {
    try workspace.pipeline(
      """
      sources:
        a: { use: file, location: a.txt }
      sinks:
        v: { from: a, use: vault, place: \(place)\(key) }
      """)
  }

  @Test("what is stored elsewhere is stored again when the data goes back to what it once was")
  func backAgain() throws {
    try vault()
    #expect(try night().entry.outcome == .done)
    try workspace.write("a.txt", "GM0001=6\nGM0002=7\n")
    #expect(try night().entry.outcome == .done)
    #expect(commits == 2)
    try workspace.write("a.txt", "GM0001=5\nGM0002=7\n")
    #expect(try night().entry.outcome == .done)
    #expect(commits == 3)
    #expect(try night().entry.outcome == .unchanged)
    #expect(commits == 3)
  }

  @Test("another database gets everything")
  func otherTarget() throws {
    try vault(", key: first")
    _ = try night()
    try vault(", key: second")
    let second = try night()
    #expect(second.entry.outcome == .done && commits == 2)
    #expect(second.entry.changes.contains("target changed"))
  }

  @Test("to compare and to make again store nothing elsewhere")
  func nothingElsewhere() throws {
    try vault()
    let plan = try Planner.plan(path: file, parameters: Parameters(), registry: registry)
    let options = { (lock: Runner.LockUse) in
      Runner.Options(output: workspace.output, jobs: 2, version: "1", web: WebAccess(client: web), lock: lock)
    }
    let run = try #require(try Runner(plan, options(.made)).run().locked)
    _ = try Locker.update(plan, run, before: LockFile.read(of: file))
    #expect(commits == 1)
    #expect(try Reproducer(file, registry: registry, options(.ignored)).reproduce().isSame)
    _ = try RunComparison.against(LockFile.path(of: file), plan, options(.ignored))
    #expect(CommitTests.Journal.entries(place).count == 2)
  }

  @Test("to ask what would run does not keep the next night from asking the web")
  func forecastAsksNobody() throws {
    try workspace.pipeline(
      """
      sources:
        b: { use: file, location: "https://example.org/b.txt" }
      sinks:
        o: { from: b, use: lines, path: o.txt }
      """)
    _ = try night()
    web.put("GM0001=2\n", at: "https://example.org/b.txt")
    let plan = try Planner.plan(path: file, parameters: Parameters(), registry: registry)
    _ = try Forecast(plan, output: workspace.output + "/pipeline", version: "1", web: WebAccess(client: web))
    #expect(try night().entry.outcome == .done)
    #expect(workspace.read("pipeline/o.txt") == "GM0001 2\n")
  }

  @Test("a catalogue in the pipeline file counts for sources")
  func inlineCatalogue() throws {
    func pipeline(_ label: String) throws {
      try workspace.write(
        "pipeline.yml",
        """
        peil: 1
        name: test
        catalogue:
          - peil-catalogue: 1
            id: inline
            indicators:
              people: { label: \(label), unit: count, polarity: context, domain: population }
        sources:
          a: { use: file, location: a.txt }
        sinks:
          o: { from: a, use: lines, path: o.txt }
        """)
    }
    try pipeline("Mensen")
    _ = try night()
    try pipeline("Inwoners")
    let second = try night()
    #expect(second.report?.stepsRun == 2, "\(second.problems.items)")
  }

  @Test("no secret of an address is in the state, the history or the record")
  func secrets() throws {
    web.put("GM0001=1\n", at: "https://example.org/hushhush/b.txt")
    try workspace.pipeline(
      """
      sources:
        b: { use: file, location: "https://example.org/${key}/b.txt" }
      sinks:
        o: { from: b, use: lines, path: o.txt }
      """, top: "parameters: { key: { secret: true } }\n")
    let result = try night(["key": "hushhush"])
    #expect(result.entry.outcome == .done, "\(result.problems.items)")
    #expect(result.entry.record?.inputs.map(\.file) == ["https://example.org/[secret]/b.txt"])
    #expect(try night(["key": "hushhush"]).entry.outcome == .unchanged)
    let state = workspace.folder.path + "/.peil/state.sqlite"
    let data = try #require(FileManager.default.contents(atPath: state))
    #expect(data.firstRange(of: Data("hushhush".utf8)) == nil)
  }

  @Test("a path that is written out is found again, also in the folder that a parameter names")
  func literalPath() throws {
    try FileManager.default.createDirectory(
      at: workspace.folder.appendingPathComponent("data"), withIntermediateDirectories: true)
    try workspace.write("data/a.txt", "GM0001=5\n")
    try workspace.write("data/b.txt", "GM0001=6\n")
    try workspace.pipeline(
      """
      sources:
        a: { use: file, location: "${data}/a.txt" }
        b: { use: file, location: data/b.txt }
      sinks:
        o: { from: a, use: lines, path: o.txt }
        p: { from: b, use: lines, path: p.txt }
      """, top: "parameters: { data: {} }\n")
    let given = Parameters(given: ["data": "data"])
    let plan = try Planner.plan(path: file, parameters: given, registry: registry)
    let options = { (lock: Runner.LockUse) in
      Runner.Options(output: workspace.output, jobs: 2, version: "1", lock: lock)
    }
    let run = try #require(try Runner(plan, options(.made)).run().locked)
    _ = try Locker.update(plan, run, before: LockFile.read(of: file))
    #expect(try Reproducer(file, registry: registry, options(.ignored)).reproduce().isSame)
  }

  @Test("more periods than anybody has are refused rather than cut off")
  func tooManyPeriods() throws {
    #expect(try PeriodRange.periods("2000-01..2020-12").count == 252)
    #expect(throws: Diagnostic.self) { try PeriodRange.periods("1900-01..2020-12") }
  }
}
