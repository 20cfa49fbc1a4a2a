import IndicatorSchema
import PluginKit

/// Reads all rows that a step gives, for a program that takes them over: computes what it needs, publishes nothing.
public struct StepReader {
  /// The step.
  public let step: Pipeline.Step
  private let needed: Pipeline
  private let checks: [Check]
  private let jobs: Int

  /// Prepares to read a step.
  ///
  /// - Parameters:
  ///   - name: The step; the last that gives rows unless given.
  ///   - jobs: The number of threads that may read or compute.
  /// - Throws: `Diagnostic` for a step that is not there or gives no rows, and for one before the step that hides what
  ///   may not be published.
  public init(_ pipeline: Pipeline, step name: String?, jobs: Int) throws {
    let index = try StepReader.position(of: name, in: pipeline)
    step = pipeline.steps[index]
    try StepReader.requireGuard(pipeline, index)
    needed = pipeline.leading(to: index)
    let names = Set(needed.steps.map(\.name))
    checks = pipeline.checks.filter { names.isSuperset(of: $0.steps) }
    self.jobs = jobs
  }

  /// The columns of the step.
  public var schema: FrameSchema { step.schema ?? FrameSchema() }

  /// Reads the rows; every check on them and on the steps before holds then.
  ///
  /// - Throws: `Diagnostics` for what goes wrong in a run, checks included.
  public func read() throws -> IndicatorFrame {
    let schemas = needed.steps.compactMap { step in step.schema.map { (step.name, $0) } }
    let run = CheckRun(checks, schemas: Dictionary(schemas, uniquingKeysWith: { first, _ in first }))
    let kept = AllRows(step: step.name, schema: schema, checks: run)
    let flow = try Flow(
      needed,
      Flow.Surroundings(
        quarantine: Quarantine(path: nil), lineage: Lineage(), progress: RunProgress(), jobs: jobs,
        stage: { _ in throw Diagnostic(.fault, "nothing is published here") }),
      observer: kept)
    _ = try flow.run()
    var failures = Diagnostics()
    for failure in run.results().compactMap(\.failure) { failures.add(failure) }
    try failures.throwIfAny()
    return kept.frame
  }

  private static func position(of name: String?, in pipeline: Pipeline) throws -> Int {
    let giving = pipeline.steps.filter { $0.schema != nil }.map(\.name)
    guard let name = name ?? giving.last else {
      throw Diagnostic(.unknownStep, "the pipeline has no step that gives rows")
    }
    if let index = pipeline.steps.firstIndex(where: { $0.name == name && $0.schema != nil }) { return index }
    throw Diagnostic(
      .unknownStep, "there is no step '\(name)' that gives rows",
      hint: Suggestion.hint(for: name, among: giving) ?? "there are " + giving.joined(separator: ", "))
  }

  /// What a step hides stays hidden: nothing leaves the pipeline around it.
  private static func requireGuard(_ pipeline: Pipeline, _ index: Int) throws {
    guard let guarding = pipeline.steps.first(where: { $0.declaration.isGuard }) else { return }
    var isGuarded: [Bool] = []
    for step in pipeline.steps[...index] {
      let isBehind = !step.inputs.isEmpty && step.inputs.allSatisfy { isGuarded[$0] }
      isGuarded.append(step.declaration.isGuard || isBehind)
    }
    guard isGuarded[index] else {
      throw Diagnostic(
        .unguardedSink,
        "'\(pipeline.steps[index].name)' gives figures that do not come through '\(guarding.name)'",
        at: pipeline.steps[index].place, hint: "read '\(guarding.name)' or a step behind it")
    }
  }
}

/// Keeps all rows of a step, and lets checks see the rows that they look at.
private final class AllRows: BatchObserver {
  let steps: Set<String>
  private(set) var frame: IndicatorFrame
  private let step: String
  private let checks: CheckRun

  init(step: String, schema: FrameSchema, checks: CheckRun) {
    self.step = step
    self.checks = checks
    steps = checks.steps.union([step])
    frame = IndicatorFrame(columns: schema.ids)
  }

  func observe(_ batch: IndicatorFrame, of step: String) {
    if step == self.step { frame.append(contentsOf: batch) }
    if checks.steps.contains(step) { checks.observe(batch, of: step) }
  }
}
