import Foundation
import IndicatorSchema
import PluginKit
import Synchronization
import Testing

@testable import PipelineEngine

@Suite("What can't be taken back happens last")
struct CommitTests {
  /// What happened in the order in which it did.
  final class Journal: Sendable {
    static let shared = Mutex<[String: [String]]>([:])

    static func note(_ what: String, in place: String) {
      shared.withLock { $0[place, default: []].append(what) }
    }

    static func entries(_ place: String) -> [String] { shared.withLock { $0[place] ?? [] } }
  }

  /// Stores outside the output folder, and can fail when it commits.
  struct VaultSink: Sink {
    static let declaration = PluginDeclaration(
      name: "vault", kind: .sink, purpose: "Stores elsewhere.",
      config: ConfigSpec([
        ConfigField("place", .text, .required, doc: "Where to note what happens."),
        ConfigField("look", .text, doc: "A file to look at before the commit."),
        ConfigField("mode", .choice(["all", "fail"]), .defaults(to: "all"), doc: "What to do."),
        ConfigField("key", .text, doc: "A secret.", isSecret: true),
      ]))

    let place: String
    let look: String?
    let fails: Bool
    let key: String?
    var outputs: [String] { [] }
    var target: String? { key }

    init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
      place = config.requiredText("place")
      look = config.text("look")
      fails = config.text("mode") == "fail"
      key = config.text("key")
      if key == "short" {
        throw Diagnostic(.invalidValue, "the key '\(key ?? "")' is too short", at: config.place(of: "key"))
      }
    }

    func start(host: any SinkHost) throws -> any SinkRun { Run(sink: self) }

    struct Run: CommittingSinkRun {
      let sink: VaultSink
      var rows = 0

      mutating func write(_ batch: IndicatorFrame) throws { rows += batch.rowCount }

      mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
        Journal.note("finished", in: sink.place)
        return SinkReceipt(rows: rows, notes: sink.key.map { ["opened with \($0)"] } ?? [])
      }

      mutating func commit() throws {
        if sink.fails {
          throw Diagnostic(.databaseUnreachable, "the line to \(sink.key ?? "it") is dead")
        }
        let seen = sink.look.map { FileManager.default.fileExists(atPath: $0) } ?? false
        Journal.note("committed \(rows), file there: \(seen)", in: sink.place)
      }
    }
  }

  let workspace: Workspace
  let place = UUID().uuidString

  init() throws { workspace = try Workspace() }

  private var registry: PluginRegistry {
    var registry = Workspace.registry
    registry.register(VaultSink.self)
    return registry
  }

  private func run(_ body: String, _ parameters: Parameters = Parameters(), top: String = "") throws
    -> RunReport
  {
    try workspace.pipeline(body, top: top)
    let plan = try Planner.plan(
      path: workspace.folder.appendingPathComponent("pipeline.yml").path, parameters: parameters,
      registry: registry)
    return try Runner(plan, .init(output: workspace.output, jobs: 2, version: "test")).run()
  }

  private func body(_ rows: String = "GM0001=1", vault: String = "", check: String = "") -> String {
    """
    sources:
      a: { use: list, rows: [\(rows)] }
    sinks:
      v: { from: a, use: vault, place: \(place), look: "\(workspace.output)/a.txt"\(vault) }
      s: { from: a, use: lines, path: a.txt }
    \(check)
    """
  }

  @Test("a sink commits after the files are in place")
  func order() throws {
    _ = try run(body())
    #expect(Journal.entries(place) == ["finished", "committed 1, file there: true"])
  }

  @Test("a check that fails lets nothing be committed")
  func failingCheck() throws {
    #expect(throws: Diagnostics.self) {
      _ = try run(body(check: "checks:\n  - { on: a, that: rows, equals: 5 }\n"))
    }
    #expect(Journal.entries(place).isEmpty)
  }

  @Test("when a commit fails the files are as they were, and so is the record of the last run")
  func failingCommit() throws {
    _ = try run(body())
    let record = workspace.read(".peil/run.json")
    let problems = try #require(throws: Diagnostics.self) {
      _ = try run(body("GM0001=2, GM0002=3", vault: ", mode: fail"))
    }
    #expect(problems.items.map(\.code) == [.databaseUnreachable])
    #expect(problems.items.first?.step == "v")
    #expect(workspace.read("a.txt") == "GM0001 1\n")
    #expect(workspace.read(".peil/run.json") == record)
    #expect(!workspace.exists(".peil/stage"))
  }

  @Test("when the first commit fails there is no file at all")
  func failingFirstCommit() throws {
    #expect(throws: Diagnostics.self) { _ = try run(body(vault: ", mode: fail")) }
    #expect(!workspace.exists("a.txt"))
    #expect(!workspace.exists(".peil/run.json"))
  }

  // MARK: Secrets

  private static let secret = "host=h password='s3cr3t \\' word' user=\"x\""

  private var kept: [String] {
    ["run.json", "run.log", "quarantine.jsonl"].compactMap { workspace.read(".peil/" + $0) }
  }

  private func secrets(_ value: String) -> Parameters { Parameters(environment: ["PEIL_KEY": value]) }

  @Test("a secret is in no file of a run, whatever a plugin says")
  func secretsInFiles() throws {
    let report = try run(body(vault: ", key: \"${key}\""), secrets(Self.secret))
    #expect(report.ledger.flatMap(\.notes) == ["opened with [secret]"])
    #expect(kept.count == 2)
    #expect(kept.allSatisfy { !$0.contains("s3cr3t") && $0.contains("[secret]") })
  }

  @Test("a secret is in no complaint, neither of a run nor of a plan")
  func secretsInComplaints() throws {
    let failed = try #require(throws: Diagnostics.self) {
      _ = try run(body(vault: ", mode: fail, key: \"${key}\""), secrets(Self.secret))
    }
    #expect(failed.items.map(\.message) == ["the line to [secret] is dead"])
    #expect(kept.allSatisfy { !$0.contains("s3cr3t") })
    let refused = try #require(throws: Diagnostics.self) {
      _ = try run(body(vault: ", key: \"${key}\""), secrets("short"))
    }
    #expect(refused.items.map(\.message) == ["the key '[secret]' is too [secret]"])
  }

  @Test("a parameter that is declared secret is one wherever it is used")
  func secretParameter() throws {
    let top = "parameters:\n  rows: { secret: true }\n"
    let problems = try #require(throws: Diagnostics.self) {
      _ = try run(
        body("\"${rows}\""), Parameters(given: ["rows": "GM0001=bad"]), top: top)
    }
    #expect(!problems.description.contains("GM0001"), "\(problems)")
    #expect(problems.description.contains("[secret]"))
    let quarantine = try #require(workspace.read(".peil/quarantine.jsonl"))
    #expect(!quarantine.contains("GM0001") && quarantine.contains("[secret]"))
  }

  @Test(
    "of a text that says who connects to what, the password alone is secret too",
    arguments: [
      ("host=h password=hunter2 user=u", "hunter2"), ("password = 'hunter two'", "hunter two"),
      ("postgresql://peil:hunter2@db.example.org/x", "hunter2"),
      ("postgresql://peil:hunt%40er@db.example.org/x", "hunt@er"),
      ("postgresql://db/x?user=u&password=hunter2&sslmode=require", "hunter2"),
    ])
  func passwords(connection: String, password: String) {
    var secrets = Secrets()
    secrets.add(connection)
    #expect(secrets.redact("a \(connection) b") == "a [secret] b")
    #expect(secrets.redact("said '\(password)'") == "said '[secret]'")
    #expect(secrets.redact("said nothing") == "said nothing")
  }

  @Test("secrets are found however the fields are nested, and whatever shape they have")
  func nested() {
    let fields = [
      ConfigField(
        "servers", .list(.object([ConfigField("key", .text, doc: "Key.", isSecret: true)])), doc: "Servers."),
      ConfigField("token", .text, doc: "Token.", isSecret: true),
    ]
    func text(_ text: String) -> ConfigNode { ConfigNode(.scalar(text, isQuoted: true), at: Place("p")) }
    func entry(_ key: String, _ value: ConfigNode) -> ConfigNode.Entry {
      .init(key: key, keyPlace: Place("p"), value: value)
    }
    let server = ConfigNode(.map([entry("key", text("inner"))]), at: Place("p"))
    let node = ConfigNode(
      .map([
        entry("servers", ConfigNode(.list([server]), at: Place("p"))),
        entry("token", ConfigNode(.list([text("listed")]), at: Place("p"))),
      ]), at: Place("p"))
    var secrets = Secrets()
    secrets.add(node, fields)
    #expect(secrets.redact("inner, listed, other") == "[secret], [secret], other")
  }
}
