import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import PipelineEngine

/// Passes rows on, stands for a step that hides what may not be published, and says what it saw.
private struct HidingTransform: Transform {
  static let declaration = PluginDeclaration(
    name: "hide", kind: .transform, purpose: "Hides.", config: ConfigSpec([]), inputs: 1...2, isGuard: true)

  let schema: FrameSchema
  let derivations: [IndicatorID: Derivation] = [:]
  private let ancestors: [IndicatorID: Set<IndicatorID>]
  private let comparisons: Set<IndicatorID>

  init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    schema = inputs[0]
    ancestors = context.ancestors
    comparisons = context.comparisons
  }

  func start(host: any TransformHost) -> any TransformRun {
    Run(ancestors: ancestors, comparisons: comparisons)
  }

  private struct Run: TransformRun {
    let ancestors: [IndicatorID: Set<IndicatorID>]
    let comparisons: Set<IndicatorID>

    mutating func process(
      _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void
    ) throws { if input == 0 { try emit(batch) } }

    mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
      TransformReceipt(
        findings: ancestors.sorted { $0.key < $1.key }.map { id, others in
          Finding("ancestors", about: [id.text] + others.map(\.text).sorted(), Double(others.count))
        }
          + comparisons.sorted().map { Finding("comparison", about: [$0.text], nil) }
          + [Finding("not_a_number", .nan, note: "nothing to count")])
    }
  }
}

/// Adds a column computed over all rows from the first one.
private struct RankTransform: Transform {
  static let declaration = PluginDeclaration(
    name: "rank", kind: .transform, purpose: "Ranks.", config: ConfigSpec([]), needsAllRows: true)

  let schema: FrameSchema
  let derivations: [IndicatorID: Derivation]

  init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    (schema, derivations) = AddedColumn.plan("ranked", of: inputs[0], inputs[0].ids[0], context)
  }

  func start(host: any TransformHost) -> any TransformRun { AddedColumn(id: "ranked") }
}

/// Adds a column computed row by row from `ranked`.
private struct TwiceTransform: Transform {
  static let declaration = PluginDeclaration(
    name: "twice", kind: .transform, purpose: "Doubles.", config: ConfigSpec([]))

  let schema: FrameSchema
  let derivations: [IndicatorID: Derivation]

  init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    (schema, derivations) = AddedColumn.plan("ranked_twice", of: inputs[0], "ranked", context)
  }

  func start(host: any TransformHost) -> any TransformRun { AddedColumn(id: "ranked_twice") }
}

/// Adds a column of ones, which stand for what a plan says of it.
private struct AddedColumn: TransformRun {
  let id: IndicatorID

  static func plan(
    _ id: IndicatorID, of input: FrameSchema, _ source: IndicatorID, _ context: PlanContext
  ) -> (FrameSchema, [IndicatorID: Derivation]) {
    let indicator = Indicator(
      id: id, label: LocalizedText(nl: id.text), unit: .score, polarity: .context, domain: "test")
    return (
      input.adding(indicator), [id: Derivation(step: context.step, formula: "made up", inputs: [source])]
    )
  }

  mutating func process(
    _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void
  ) throws {
    var batch = batch
    let ones = [Double](repeating: 1, count: batch.rowCount)
    batch.setColumn(IndicatorColumn(id, values: ones, statuses: ones.map { _ in .observed }))
    try emit(batch)
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    TransformReceipt()
  }
}

@Suite("What may not be published can't reach a sink around the step that hides it")
struct GuardTests {
  private func plan(_ body: String) throws -> (Workspace, Result<Pipeline, any Error>) {
    let workspace = try Workspace()
    let path = try workspace.pipeline(body)
    var registry = Workspace.registry
    registry.register(HidingTransform.self)
    registry.register(RankTransform.self)
    registry.register(TwiceTransform.self)
    return (
      workspace, Result { try Planner.plan(path: path, parameters: Parameters(), registry: registry) }
    )
  }

  private let source = "sources:\n  a: { use: list, rows: [GM0001=1] }\n"

  private func complaints(_ body: String) throws -> [Diagnostic] {
    switch try plan(body).1 {
    case .success: []
    case .failure(let error): Diagnostics(error).items
    }
  }

  @Test("a sink behind the step, directly or by way of others, is fine")
  func behind() throws {
    let steps = "transforms:\n  h: { from: a, use: hide }\n  p: { from: h, use: pass }\n"
    let sinks = "sinks:\n  s: { from: h, use: lines, path: s }\n  t: { from: p, use: lines, path: t }\n"
    #expect(try complaints(source + steps + sinks) == [])
  }

  @Test("a sink that reads around the step is an error that names both")
  func around() throws {
    let steps = "transforms:\n  h: { from: a, use: hide }\n"
    let sinks = "sinks:\n  s: { from: h, use: lines, path: s }\n  t: { from: a, use: lines, path: t }\n"
    let found = try #require(try complaints(source + steps + sinks).first)
    #expect(found.code == .unguardedSink)
    #expect(found.message.contains("'t'"))
    #expect(found.hint?.contains("'h'") == true)
  }

  @Test("a step behind it that also reads what was not hidden lets it through, and is an error")
  func joined() throws {
    let steps = "transforms:\n  h: { from: a, use: hide }\n  p: { from: [h, a], use: pass }\n"
    let sinks = "sinks:\n  s: { from: p, use: lines, path: s }\n"
    #expect(try complaints(source + steps + sinks).map(\.code) == [.unguardedSink])
  }

  @Test("a step knows which columns of its input were computed over several rows, and by way of others")
  func comparisons() throws {
    let steps = """
      transforms:
        r: { from: a, use: rank }
        p: { from: r, use: twice }
        h: { from: p, use: hide }

      """
    let (workspace, result) = try plan(source + steps + "sinks:\n  s: { from: h, use: lines, path: s }\n")
    let options = Runner.Options(output: workspace.output, jobs: 2, version: "test")
    let findings = try #require(
      try Runner(result.get(), options).run().ledger.first { $0.step == "h" }
    ).findings
    #expect(findings.filter { $0.name == "comparison" }.map(\.subject) == [["ranked"], ["ranked_twice"]])
  }

  @Test("a step knows from which columns its input was computed, and what it finds is kept with the run")
  func ancestry() throws {
    let steps = "transforms:\n  p: { from: a, use: pass }\n  h: { from: p, use: hide }\n"
    let (workspace, result) = try plan(source + steps + "sinks:\n  s: { from: h, use: lines, path: s }\n")
    let options = Runner.Options(output: workspace.output, jobs: 2, version: "test")
    let report = try Runner(result.get(), options).run()
    let findings = try #require(report.ledger.first { $0.step == "h" }).findings
    #expect(findings.first == Finding("ancestors", about: ["people", "people"], 1))
    #expect(findings.last?.value == nil)
    let record = try #require(workspace.read(".peil/run.json"))
    #expect(record.contains("\"ancestors\""))
    #expect(record.contains("catalogue.yml"))
  }
}
