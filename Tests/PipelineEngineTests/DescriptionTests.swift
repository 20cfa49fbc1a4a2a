import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import PipelineEngine

@Suite("A file that describes an input is read beside it and holds no figures")
struct DescriptionTests {
  /// Reads `CODE=value`, and multiplies by what another file holds.
  struct ScaledSource: Source {
    static let declaration = PluginDeclaration(
      name: "scaled", kind: .source, purpose: "Reads a line.",
      config: ConfigSpec(
        Location.fields(doc: "The file.", example: "a.txt")
          + [ConfigField("scale", .location, .required, doc: "The factor.")]))

    let schema: FrameSchema
    let locations: [Location]
    let descriptions: [Location]
    let table: SourceOrigin.TableFacts? = nil

    init(_ config: Config, _ context: PlanContext) throws {
      locations = try config.locations()
      descriptions = [Location(path: config.requiredText("scale"), place: config.place(of: "scale"))]
      schema = FrameSchema([context.catalogue.indicators["people"]].compactMap { $0 })
    }

    func read(host: any SourceHost, emit: (IndicatorFrame) throws -> Void) throws -> SourceReceipt {
      func text(_ location: Location) throws -> String {
        String(decoding: try host.open(location).readAll(limit: 1000), as: UTF8.self)
      }
      let factor = try #require(Double(text(descriptions[0])))
      let inputs = try host.inputs(of: locations)
      #expect(inputs.count == 1)
      let parts = try text(inputs[0]).split(separator: "=")
      host.bound("people", to: "value")
      var frame = IndicatorFrame(columns: schema.ids)
      let area = try #require(AreaCode(cbs: String(parts[0])))
      let value = try #require(Double(parts[1]))
      frame.appendRow(Area(area), try #require(Period(year: 2020)), [(value * factor, .observed)])
      try emit(frame)
      return SourceReceipt(records: 1, accepted: 1)
    }
  }

  private func plan(_ workspace: Workspace, tests: String = "") throws -> Pipeline {
    try workspace.pipeline(
      """
      sources:
        a: { use: scaled, location: in.txt, scale: scale.txt }
      sinks:
        s: { from: a, use: origins, path: origins.txt }
        l: { from: a, use: lines, path: lines.txt }
      \(tests)
      """)
    var registry = Workspace.registry
    registry.register(ScaledSource.self)
    registry.register(SeveralInputsTests.OriginSink.self)
    return try Planner.plan(
      path: workspace.folder.appendingPathComponent("pipeline.yml").path, parameters: Parameters(),
      registry: registry)
  }

  @Test("it is not among the origins of figures")
  func origins() throws {
    let workspace = try Workspace()
    try workspace.write("in.txt", "GM0001=2")
    try workspace.write("scale.txt", "10")
    _ = try Runner(plan(workspace), .init(output: workspace.output, jobs: 2, version: "test")).run()
    #expect(workspace.read("lines.txt") == "GM0001 20\n")
    let origins = try #require(workspace.read("origins.txt"))
    #expect(origins.hasPrefix("in.txt "))
    #expect(origins.split(separator: "\n").count == 1)
  }

  @Test("it has to be there before anything is read")
  func missing() throws {
    let workspace = try Workspace()
    try workspace.write("in.txt", "GM0001=2")
    let error = #expect(throws: Diagnostics.self) { try plan(workspace) }
    #expect(error?.items.map(\.code) == [.fileNotFound])
    #expect(error?.items.first?.message == "there is no file 'scale.txt'")
  }

  @Test("a test that gives other figures reads it as it is")
  func given() throws {
    let workspace = try Workspace()
    try workspace.write("in.txt", "GM0001=2")
    try workspace.write("scale.txt", "10")
    let tests = """
      tests:
        - { name: n, given: { a: "GM0002=3" }, expect: { a: [{ area: GM0002, people: 30 }] } }
      """
    let runner = try TestRunner(plan(workspace, tests: tests), jobs: 1)
    let outcome = try runner.run(try #require(runner.tests.first))
    #expect(outcome.differences.isEmpty)
  }
}
