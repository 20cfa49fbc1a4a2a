import Foundation
import IndicatorSchema
import PluginKit
import RunState

/// What the next nightly run would do with each step of a pipeline, and why. Nothing is fetched: of the web only what
/// was fetched before is looked at.
public struct Forecast: Sendable {
  /// The steps in the order of the flow.
  public let steps: [Step]

  /// What would become of a step.
  public struct Step: Hashable, Sendable {
    /// The name.
    public var name: String
    /// What would become of it.
    public var fate: Fate
    /// Why it runs; empty when it does not.
    public var reasons: [String]
  }

  /// What may become of a step.
  public enum Fate: String, Hashable, Sendable {
    /// It runs.
    case runs
    /// Its rows from the last time are used.
    case kept
    /// Nothing needs it.
    case idle
  }

  /// - Parameters:
  ///   - output: The folder with the outputs of the last run.
  ///   - version: The version of the program.
  /// - Throws: `Diagnostics` when an input or the state can't be read.
  public init(_ pipeline: Pipeline, output: String, version: String, web: WebAccess) throws {
    let file = pipeline.file.folder + "/.peil/state.sqlite"
    guard FileManager.default.fileExists(atPath: file) else {
      steps = pipeline.steps.map { Step(name: $0.name, fate: .runs, reasons: ["no nightly run is known"]) }
      return
    }
    let state = try StateFile(file)
    let last = try state.lastEntry(of: pipeline.file.name, .done)
    let refresh = try InputRefresh(
      pipeline, web, .stored, keepsInputs: false, known: KnownDigests(contentsOf: output + "/.peil/digests"),
      earlier: { state.facts(of: $0, in: last) })
    let keys = StepKeys(pipeline, version: version, inputs: refresh.digests)
    let plan = try StepPlan(pipeline, keys, state, output: output, last: last)
    steps = pipeline.steps.map { step in
      guard plan.running.contains(step.name) else {
        return Step(name: step.name, fate: plan.given.contains(step.name) ? .kept : .idle, reasons: [])
      }
      return Step(
        name: step.name, fate: .runs, reasons: Forecast.reasons(step, last, keys, refresh.unknown))
    }
  }

  private static func reasons(
    _ step: Pipeline.Step, _ last: RunEntry?, _ keys: StepKeys, _ unknown: Set<String>
  ) -> [String] {
    guard let before = last?.ingredients[step.name] else { return ["it never ran"] }
    if unknown.contains(step.name) { return ["what it reads is only known when it runs"] }
    let changes = StepKeys.changes(before, keys.ingredients[step.name] ?? [:])
    if !changes.isEmpty { return changes }
    return [step.schema == nil ? "an output is not there as it was made" : "its rows are not kept"]
  }
}

extension StateFile {
  /// What is known of a step from a run.
  func facts(of step: String, in run: RunEntry?) -> StepFacts? {
    guard let ingredients = run?.ingredients[step],
      let kept = try? self.step(StepKeys.digest(ingredients), withRows: false)
    else { return nil }
    return try? JSONDecoder().decode(StepFacts.self, from: kept.facts)
  }
}
