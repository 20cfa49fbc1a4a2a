import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import PipelineEngine

@Suite("A source of several files has each of them in its origins and in the record of the run")
struct SeveralInputsTests {
  /// Reads each file as one line `CODE=value`.
  struct LineSource: Source {
    static let declaration = PluginDeclaration(
      name: "line", kind: .source, purpose: "Reads lines.",
      config: ConfigSpec(Location.fields(doc: "The file.", example: "a.txt")))

    let schema: FrameSchema
    let locations: [Location]
    let table: SourceOrigin.TableFacts? = nil

    init(_ config: Config, _ context: PlanContext) throws {
      locations = try config.locations()
      schema = FrameSchema([context.catalogue.indicators["people"]].compactMap { $0 })
    }

    func read(host: any SourceHost, emit: (IndicatorFrame) throws -> Void) throws -> SourceReceipt {
      var receipt = SourceReceipt()
      for input in try host.inputs(of: locations) {
        let text = String(decoding: try host.open(input).readAll(limit: 1000), as: UTF8.self)
        host.bound("people", to: "column of \(input.displayName)")
        let parts = text.split(separator: "=")
        guard let code = AreaCode(cbs: String(parts[0])), let year = ListSource.year else { continue }
        var frame = IndicatorFrame(columns: schema.ids)
        frame.appendRow(Area(code), year, [(Double(parts[1]), .observed)])
        receipt.records += 1
        receipt.accepted += 1
        try emit(frame)
      }
      return receipt
    }
  }

  /// Keeps the origins that it is told.
  struct OriginSink: Sink {
    static let declaration = PluginDeclaration(
      name: "origins", kind: .sink, purpose: "Writes origins.",
      config: ConfigSpec([ConfigField("path", .outputPath, .required, doc: "The file.")]))

    let path: String
    var outputs: [String] { [path] }

    init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
      path = config.requiredText("path")
    }

    func start(host: any SinkHost) throws -> any SinkRun { Run(path: try host.stage(path)) }

    struct Run: SinkRun {
      let path: String
      var rows = 0

      mutating func write(_ batch: IndicatorFrame) throws { rows += batch.rowCount }

      mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
        guard case .source(let origin)? = facts.origins["people"] else { return SinkReceipt(rows: 0) }
        let lines = ([origin] + origin.others).map {
          "\($0.file) \($0.sha256?.prefix(6) ?? "-") \($0.column)\n"
        }
        try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
        return SinkReceipt(rows: rows)
      }
    }
  }

  @Test("each file has its digest and column", arguments: [1, 3])
  func origins(jobs: Int) throws {
    let workspace = try Workspace()
    for (name, text) in ["b": "GM0002=2", "a": "GM0001=1", "c": "GM0003=3"] {
      try workspace.write("in-\(name).txt", text)
    }
    try workspace.pipeline(
      """
      sources:
        a: { use: line, location: in-*.txt }
      sinks:
        s: { from: a, use: origins, path: origins.txt }
        l: { from: a, use: lines, path: lines.txt }
      """)
    try run(workspace, jobs: jobs)
    #expect(workspace.read("lines.txt") == "GM0001 1\nGM0002 2\nGM0003 3\n")
    // From sha256sum.
    #expect(
      workspace.read("origins.txt")
        == """
        in-a.txt 353864 column of in-a.txt
        in-b.txt 08dabb column of in-b.txt
        in-c.txt 3737d2 column of in-c.txt

        """)
    let record = try #require(workspace.read(".peil/run.json"))
    #expect(["in-a.txt", "in-b.txt", "in-c.txt"].allSatisfy { record.contains("\"file\" : \"\($0)\"") })
  }

  @Test("a digest that an earlier run took is used until the file changes")
  func knownDigest() throws {
    let workspace = try Workspace()
    let path = try workspace.write("in.txt", "GM0001=1")
    try workspace.pipeline(
      """
      sources:
        a: { use: line, location: in.txt }
      sinks:
        s: { from: a, use: origins, path: origins.txt }
      """)
    let identity = try #require(FileIdentity(path))
    var known = KnownDigests()
    let sha256 = String(repeating: "ab", count: 32)
    known.note(sha256, of: path, identity, began: .max)
    try FileManager.default.createDirectory(
      atPath: workspace.output + "/.peil", withIntermediateDirectories: true)
    known.write(to: workspace.output + "/.peil/digests", paths: [path])
    try run(workspace, keepsInputs: false)
    #expect(workspace.read("origins.txt") == "in.txt ababab column of in.txt\n")
    #expect(workspace.read(".peil/run.json")?.contains(sha256) == true)
    try workspace.write("in.txt", "GM0001=2")
    try run(workspace, keepsInputs: false)
    // From sha256sum.
    #expect(workspace.read("origins.txt") == "in.txt 6efd24 column of in.txt\n")
  }

  private func run(_ workspace: Workspace, jobs: Int = 2, keepsInputs: Bool = true) throws {
    var registry = Workspace.registry
    registry.register(LineSource.self)
    registry.register(OriginSink.self)
    let plan = try Planner.plan(
      path: workspace.folder.appendingPathComponent("pipeline.yml").path, parameters: Parameters(),
      registry: registry)
    _ = try Runner(
      plan, .init(output: workspace.output, jobs: jobs, version: "test", keepsInputs: keepsInputs)
    ).run()
  }
}
