import Foundation
import IndicatorSchema
import PluginKit
import RunState
import Synchronization
import Testing

@testable import PipelineEngine

@Suite("A nightly run does what has to be done and nothing else")
struct NightlyTests {
  private let workspace: Workspace
  private let web = SmallWeb(["https://example.org/b.txt": "GM0001=1\nGM0002=2\n"])
  private let pauses = Pauses()

  private final class Pauses: Sendable {
    private let taken = Mutex<[Double]>([])
    var all: [Double] { taken.withLock { $0 } }
    func add(_ seconds: Double) { taken.withLock { $0.append(seconds) } }
  }

  init() throws {
    workspace = try Workspace()
    try workspace.write("a.txt", "GM0001=5\nGM0002=7\nGM0003=9\n")
    try pipeline()
  }

  private func pipeline(_ checks: String = "", b: String = "https://example.org/b.txt") throws {
    try workspace.pipeline(
      """
      sources:
        a: { use: file, location: a.txt }
        b: { use: file, location: "\(b)" }
      transforms:
        t: { from: a, use: pass }
        u: { from: b, use: pass }
      sinks:
        one: { from: t, use: lines, path: one.txt }
        two: { from: u, use: lines, path: deep/two.txt }
      \(checks)
      """)
  }

  private var file: String { workspace.folder.appendingPathComponent("pipeline.yml").path }
  private var output: String { workspace.output + "/pipeline" }

  private var registry: PluginRegistry {
    var registry = Workspace.registry
    registry.register(FileSource.self)
    return registry
  }

  private func settings() -> Nightly.Settings {
    var settings = Nightly.Settings(output: workspace.output, jobs: 2, version: "1")
    settings.web = WebAccess(client: web)
    settings.retryDelay = 8
    return settings
  }

  @discardableResult
  private func night(_ change: (inout Nightly.Settings) -> Void = { _ in }) throws -> Nightly.Result {
    var settings = settings()
    change(&settings)
    var results: [Nightly.Result] = []
    try Nightly(settings, registry: registry, pause: pauses.add).run([file]) { results.append($0) }
    return try #require(results.first)
  }

  private func read(_ name: String) -> String? { workspace.read("pipeline/" + name) }

  /// Every file of the outputs with its number and times, so that any write shows.
  private func stamps() throws -> [String: FileIdentity] {
    let names = try #require(FileManager.default.enumerator(atPath: output)).compactMap { $0 as? String }
    return Dictionary(names.compactMap { name in FileIdentity(output + "/" + name).map { (name, $0) } }) {
      $1
    }
  }

  private func codes(_ result: Nightly.Result) -> [String] { result.problems.items.map(\.code.text) }

  @Test("the first night runs everything, the next one nothing, and writes nothing to the outputs")
  func unchanged() throws {
    let first = try night()
    #expect(first.entry.outcome == .done)
    #expect(first.report?.stepsRun == 6)
    #expect(read("one.txt") == "GM0001 5\nGM0002 7\nGM0003 9\n")
    let before = try stamps()
    let second = try night()
    #expect(second.entry.outcome == .unchanged)
    #expect(second.report == nil)
    #expect(try stamps() == before)
    #expect(web.requests.last?.known?.etag != nil)
  }

  @Test("only the steps run that something changed for, and what comes of it is what a whole run makes")
  func dirtySteps() throws {
    try night()
    try workspace.write("a.txt", "GM0001=6\n")
    let second = try night()
    #expect(second.report?.stepsRun == 3)
    #expect(second.report?.outputs == ["one.txt"])
    #expect(second.entry.changes == ["input a.txt changed"])
    #expect(read("one.txt") == "GM0001 6\n")
    #expect(read("deep/two.txt") == "GM0001 1\nGM0002 2\n")
    let ledger = try #require(second.report?.ledger)
    #expect(ledger.map(\.rowsOut) == [1, 2, 1, 2, 1, 2])
  }

  @Test("another page of the web is noticed, and the other half stays as it was")
  func changedPage() throws {
    try night()
    web.put("GM0001=3\n", at: "https://example.org/b.txt")
    let second = try night()
    #expect(second.report?.outputs == ["deep/two.txt"])
    #expect(read("deep/two.txt") == "GM0001 3\n")
    #expect(try night().entry.outcome == .unchanged)
  }

  @Test("a file that is replaced between the look at it and the run is refused, and read in the next attempt")
  func replacedMeanwhile() throws {
    try night()
    try workspace.write("a.txt", "GM0001=6\n")
    // The web is asked after the files were looked at.
    let path = workspace.folder.appendingPathComponent("a.txt").path
    web.meanwhile { _ = FileManager.default.createFile(atPath: path, contents: Data("GM0001=8\n".utf8)) }
    let second = try night { $0.retries = 0 }
    #expect(second.entry.outcome == .failed)
    #expect(codes(second) == ["io.cannot-read"])
    #expect(second.problems.items.first?.message == "the file changed after it was looked at")
    #expect(read("one.txt") == "GM0001 5\nGM0002 7\nGM0003 9\n")
    #expect(try night().entry.outcome == .done)
    #expect(read("one.txt") == "GM0001 8\n")
  }

  @Test("a step goes on from the kept rows of the one before it")
  func keptRows() throws {
    try night()
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try workspace.write(
      "pipeline.yml",
      text.replacing("u: { from: b, use: pass }", with: "u: { from: b, use: pass, mode: filter }"))
    let second = try night()
    #expect(second.entry.outcome == .done)
    // Both sinks state the digest of the pipeline file, so both run; of the other steps only the one that changed.
    #expect(second.report?.stepsRun == 3)
    #expect(read("deep/two.txt") == "GM0002 2\n")
    #expect(second.entry.changes.contains("settings changed"))
  }

  @Test("an output that is gone or was tampered with is made again", arguments: [true, false])
  func brokenOutput(_ isGone: Bool) throws {
    try night()
    let path = output + "/one.txt"
    if isGone {
      try FileManager.default.removeItem(atPath: path)
    } else {
      try Data("nonsense".utf8).write(to: URL(fileURLWithPath: path))
    }
    let second = try night()
    #expect(second.report?.stepsRun == 1)
    #expect(read("one.txt") == "GM0001 5\nGM0002 7\nGM0003 9\n")
  }

  @Test("without the state everything runs again, and nothing comes out otherwise")
  func lostState() throws {
    try night()
    let before = read("one.txt")
    try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent(".peil/state.sqlite"))
    #expect(try night().report?.stepsRun == 6)
    #expect(read("one.txt") == before)
  }

  @Test("a night that fails leaves the outputs of the last one, and is in the history with its reason")
  func failed() throws {
    try night()
    try workspace.write("a.txt", "nonsense\n")
    let second = try night()
    #expect(codes(second) == ["data.not-a-number"])
    #expect(second.entry.exitCode == 1)
    #expect(read("one.txt") == "GM0001 5\nGM0002 7\nGM0003 9\n")
    #expect(pauses.all.isEmpty)
    try workspace.write("a.txt", "GM0001=5\nGM0002=7\nGM0003=9\n")
    let third = try night()
    #expect(third.entry.outcome == .unchanged)
    #expect(third.before?.outcome == .failed)
    let history = try RunHistory(file).entries(limit: 9)
    #expect(history.map(\.outcome) == [.unchanged, .failed, .done])
    #expect(history[1].problems.first?.code == "data.not-a-number")
  }

  @Test("what is out of reach is tried again, each time after a longer while")
  func retries() throws {
    web.fail(2)
    #expect(try night().entry.outcome == .done)
    #expect(pauses.all.count == 2)
    let (first, second) = (pauses.all[0], pauses.all[1])
    #expect((6...10).contains(first) && (12...20).contains(second))
  }

  @Test("an outage that lasts fails the night as out of reach, and the next one catches up")
  func outage() throws {
    try night()
    web.goDown()
    let second = try night()
    #expect(codes(second) == ["http.unreachable"])
    #expect(second.entry.exitCode == 3)
    #expect(pauses.all.count == 3)
    #expect(read("deep/two.txt") == "GM0001 1\nGM0002 2\n")
  }

  @Test("the outputs that were replaced are kept, as many as asked for")
  func previous() throws {
    for number in 1...4 {
      try workspace.write("a.txt", "GM0001=\(number)\n")
      try night { $0.keepsOutputs = 2 }
      // Folders are named after the second.
      usleep(1_050_000)
    }
    let kept = try FileManager.default.contentsOfDirectory(atPath: output + "/.peil/previous").sorted()
    #expect(kept.count == 2)
    let texts = kept.map { read(".peil/previous/\($0)/one.txt") }
    #expect(texts == ["GM0001 2\n", "GM0001 3\n"])
    #expect(kept.allSatisfy { read(".peil/previous/\($0)/run.json") != nil })
  }

  @Test("rows that are too unlike those of the run before stop it, until they are accepted")
  func past() throws {
    try pipeline(
      """
      checks:
        - { on: a, that: rows, within: 10%, of: past }
        - { on: a, that: sum(people), within: 5, of: past }
        - { on: a, that: missing(people), within: 0, of: past }
        - { on: a, that: distribution(people), at_most: 0.2, of: past }
      """)
    #expect(try night().entry.outcome == .done)
    try workspace.write("a.txt", "GM0001=5\n")
    let second = try night()
    #expect(codes(second) == ["run.unlike-before", "run.unlike-before", "run.unlike-before"])
    #expect(
      second.problems.items[0].message
        == "'a': rows is 1 and was 3 in the run before, give or take 10% allowed")
    #expect(second.entry.exitCode == 1)
    #expect(read("one.txt") == "GM0001 5\nGM0002 7\nGM0003 9\n")
    #expect(try night().entry.outcome == .failed)
    #expect(try night { $0.accepts = true }.entry.outcome == .done)
    #expect(read("one.txt") == "GM0001 5\n")
    try workspace.write("a.txt", "GM0001=6\n")
    #expect(codes(try night()) == ["run.unlike-before"])
  }

  @Test("columns that are not what they were stop the night, with what may be meant, until they are accepted")
  func drift() throws {
    try workspace.write("a.txt", "# people income\nGM0001=5\n")
    try night()
    try workspace.write("a.txt", "# people incomes\nGM0001=6\n")
    let second = try night()
    #expect(codes(second) == ["run.schema-drift", "run.schema-drift"])
    #expect(second.problems.items[0].message == "column 'income' is gone in the input of 'a'")
    #expect(second.problems.items[0].hint?.hasPrefix("it may be 'incomes' now, which is new") == true)
    #expect(second.problems.items[1].message == "column 'incomes' is new in the input of 'a'")
    #expect(read("one.txt") == "GM0001 5\n")
    let third = try night { $0.accepts = true }
    #expect(third.entry.changes.contains("a: column 'income' is gone"))
    #expect(read("one.txt") == "GM0001 6\n")
    #expect(try night().entry.outcome == .unchanged)
  }

  @Test("a source may only report what changed about its columns")
  func reportedDrift() throws {
    try workspace.pipeline(
      """
      sources:
        a: { use: file, location: a.txt, drift: report }
      sinks:
        one: { from: a, use: lines, path: one.txt }
      """)
    try workspace.write("a.txt", "# people\nGM0001=5\n")
    try night()
    try workspace.write("a.txt", "# people income\nGM0001=6\n")
    #expect(try night().entry.changes == ["input a.txt changed", "a: column 'income' is new"])
  }

  @Test("another edition of the table stops the night where one is cited, and nowhere else")
  func edition() throws {
    func pipeline(_ cites: String) throws {
      try workspace.pipeline(
        """
        sources:
          a: { use: file, location: a.txt\(cites) }
        sinks:
          one: { from: a, use: lines, path: one.txt }
        """)
    }
    try pipeline("")
    try workspace.write("a.txt", "edition 1\nGM0001=5\n")
    try night()
    try workspace.write("a.txt", "edition 2\nGM0001=5\n")
    #expect(try night().entry.outcome == .done)
    try pipeline(", cites: second")
    #expect(try night().entry.outcome == .done)
    try workspace.write("a.txt", "edition 3\nGM0001=5\n")
    let stopped = try night()
    #expect(
      stopped.problems.items.map(\.message) == [
        "the edition of the table was 'edition 2' and is 'edition 3', while 'second' is cited in the input of 'a'"
      ])
    #expect(try night { $0.accepts = true }.entry.outcome == .done)
  }

  @Test("the forecast says what the next night runs, and what made it so")
  func forecast() throws {
    func reasons() throws -> [String: [String]] {
      let plan = try Planner.plan(path: file, parameters: Parameters(), registry: registry)
      let forecast = try Forecast(plan, output: output, version: "1", web: WebAccess(client: web))
      return Dictionary(forecast.steps.filter { $0.fate == .runs }.map { ($0.name, $0.reasons) }) {
        first, _ in first
      }
    }
    #expect(try reasons().count == 6)
    try night()
    let requests = web.requests.count
    #expect(try reasons().isEmpty)
    try workspace.write("a.txt", "GM0001=6\n")
    #expect(
      try reasons() == ["a": ["input a.txt changed"], "t": ["step a changed"], "one": ["step t changed"]])
    try workspace.write("a.txt", "GM0001=5\nGM0002=7\nGM0003=9\n")
    try FileManager.default.removeItem(atPath: output + "/one.txt")
    #expect(try reasons() == ["one": ["an output is not there as it was made"]])
    #expect(web.requests.count == requests)
  }

  @Test("what was fetched for a night that the data failed is asked for anew")
  func askedAnew() throws {
    try night()
    web.put("nonsense\n", at: "https://example.org/b.txt")
    #expect(codes(try night()) == ["data.not-a-number"])
    web.put("GM0001=4\n", at: "https://example.org/b.txt")
    #expect(try night().entry.outcome == .done)
    #expect(read("deep/two.txt") == "GM0001 4\n")
  }

  @Test("a second nightly run leaves, or waits as long as it is told to")
  func locked() throws {
    let folder = workspace.folder.path + "/.peil"
    let lock = try NightlyLock(folder, patience: 0)
    let problem = #expect(throws: Diagnostic.self) { try night() }
    #expect(problem?.code == .nightlyBusy)
    #expect(throws: Diagnostic.self) { try night { $0.patience = 0.2 } }
    withExtendedLifetime(lock) {}
  }

  @Test("each pipeline gets the parameters that it has")
  func parameters() throws {
    try pipeline(b: "${base}/b.txt")
    let result = try night {
      $0.parameters = Parameters(given: ["base": "https://example.org", "other": "x"])
    }
    #expect(result.entry.outcome == .done)
  }

  @Test("a file that can't be planned fails alone, under the name that it has")
  func badFile() throws {
    try workspace.pipeline("sources: { a: { use: nonsense } }")
    let result = try night()
    #expect(result.entry.pipeline == "test")
    #expect(result.entry.exitCode == 2)
    #expect(codes(result).contains("config.unknown-plugin"))
  }

  @Test("what a source refused is refused again the next time that something changes")
  func quarantined() throws {
    try workspace.pipeline(
      """
      sources:
        a: { use: list, rows: [GM0001=1, GM0002=bad], quarantine: { max: 1 } }
        b: { use: file, location: a.txt }
      sinks:
        one: { from: a, use: lines, path: one.txt }
        two: { from: b, use: lines, path: two.txt }
      """)
    #expect(try night().report?.quarantined == 1)
    try workspace.write("a.txt", "GM0001=6\n")
    let second = try night()
    #expect(second.report?.quarantined == 1)
    // The source that refuses, and what changed; not the sink behind the first, which has what it had.
    #expect(second.report?.stepsRun == 3)
    #expect(read(".peil/quarantine.jsonl")?.contains("bad") == true)
    #expect(try night().entry.outcome == .unchanged)
    #expect(read(".peil/quarantine.jsonl")?.contains("bad") == true)
  }

  @Test("an input that was replaced long ago goes; what a lock or the last run names stays, however old")
  func pruned() throws {
    try night()
    try workspace.write("a.txt", "GM0001=6\nGM0002=7\nGM0003=9\n")
    try night()
    let folder = workspace.folder.path
    let store = SnapshotStore(folder: folder + "/.peil/snapshots")
    let all = try store.snapshots()
    #expect(all.count == 3)
    let later = Date().addingTimeInterval(40 * 86_400)
    let pruning = NightlyPruning(folder)
    #expect(try pruning.prune(days: 30).removed.isEmpty)
    let removed = try pruning.prune(days: 30, now: later).removed
    #expect(removed.count == 1)
    #expect(try pruning.prune(days: 30, now: later).removed.isEmpty)
    #expect(try night().entry.outcome == .unchanged)
    try workspace.write("pipeline.lock", "damaged")
    #expect(throws: Diagnostics.self) { try pruning.prune(days: 30, now: later) }
    #expect(NightlyPruning.folders(of: [file, file]) == [folder])
  }
}
