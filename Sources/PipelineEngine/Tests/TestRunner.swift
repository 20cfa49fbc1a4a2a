import IndicatorSchema
import PluginKit

/// Runs the tests inside a pipeline file; nothing is published and no input of the pipeline is read.
public struct TestRunner {
  private let pipeline: Pipeline
  private let jobs: Int
  /// The tests in the order of the file.
  public let tests: [PipelineTest]

  /// Reads the tests of a pipeline that was planned with `Planner.Inputs.given`.
  ///
  /// - Throws: `Diagnostics` with everything in them that makes no sense.
  public init(_ pipeline: Pipeline, jobs: Int) throws {
    self.pipeline = pipeline
    self.jobs = jobs
    tests = try TestReader.read(pipeline)
  }

  /// What became of a test.
  public struct Outcome: Sendable {
    /// The test.
    public var test: PipelineTest
    /// Where what was found differs from what was expected; nothing when the test passed.
    public var differences: [TestDifference]

    /// Whether it passed.
    public var passed: Bool { differences.isEmpty }
  }

  /// Runs one test.
  ///
  /// - Throws: `Diagnostics` when a step that is looked at reads from a source that the test gives nothing.
  public func run(_ test: PipelineTest) throws -> Outcome {
    let needed = try neededPipeline(test)
    let rows = StepRows(steps: test.looksAt)
    let quarantine = Quarantine(path: nil)
    do {
      let flow = try Flow(
        needed,
        Flow.Surroundings(
          quarantine: quarantine, lineage: Lineage(), progress: RunProgress(), jobs: jobs,
          stage: { _ in throw Diagnostic(.fault, "a test has no outputs") },
          substitutes: try substitutes(test)),
        observer: rows)
      _ = try flow.run()
    } catch {
      return Outcome(test: test, differences: differences(test, failedWith: Diagnostics(error)))
    }
    if let failure = test.failure {
      return Outcome(test: test, differences: [.run(expected: "[\(failure)]", found: "the run succeeds")])
    }
    let refusals = TestComparison.refusals(test) { quarantine.count(of: $0) }
    return Outcome(test: test, differences: TestComparison.differences(test, rows) + refusals)
  }

  private func differences(_ test: PipelineTest, failedWith problems: Diagnostics) -> [TestDifference] {
    if let failure = test.failure, problems.items.contains(where: { $0.code.text == failure }) { return [] }
    let expected = test.failure.map { "[\($0)]" } ?? "the run succeeds"
    return problems.items.map { .run(expected: expected, found: "\($0)") }
  }

  /// The steps that the test looks at and those they depend on, with given rows in place.
  private func neededPipeline(_ test: PipelineTest) throws -> Pipeline {
    let steps = pipeline.steps.map { step -> Pipeline.Step in
      guard case .rows(let frame) = test.given[step.name] else { return step }
      return step.giving(frame)
    }
    // A test of a failure alone looks at everything that what is given leads to.
    let looked = test.looksAt.isEmpty ? reached(from: Set(test.given.keys)) : test.looksAt
    let whole = Pipeline(
      file: pipeline.file, steps: steps, checks: [], catalogue: pipeline.catalogue,
      documents: pipeline.documents)
    let needed = whole.leading(to: steps.indices.filter { looked.contains(steps[$0].name) })
    try requireGiven(needed, test)
    return needed
  }

  private func reached(from given: Set<String>) -> Set<String> {
    var reached = given
    for step in pipeline.steps where step.declaration.kind == .transform {
      let inputs = step.inputs.map { pipeline.steps[$0].name }
      if !inputs.isEmpty, inputs.allSatisfy(reached.contains) { reached.insert(step.name) }
    }
    return reached
  }

  private func requireGiven(_ needed: Pipeline, _ test: PipelineTest) throws {
    var diagnostics = Diagnostics()
    for step in needed.steps where step.declaration.kind == .source && test.given[step.name] == nil {
      diagnostics.add(
        Diagnostic(
          .missingField, "the test '\(test.name)' gives nothing for the source '\(step.name)'",
          at: test.place, hint: "add '\(step.name)' to 'given'; a test reads no input of the pipeline"))
    }
    try diagnostics.throwIfAny()
  }

  private func substitutes(_ test: PipelineTest) throws -> [String: InputSubstitute] {
    test.given.compactMapValues { given in
      switch given {
      case .text(let text): .bytes(Array(text.utf8))
      case .file(let location): .file(location)
      case .rows: nil
      }
    }
  }
}

/// Keeps all rows of some steps.
final class StepRows: BatchObserver {
  let steps: Set<String>
  private(set) var frames: [String: IndicatorFrame] = [:]

  init(steps: Set<String>) { self.steps = steps }

  func observe(_ batch: IndicatorFrame, of step: String) {
    if frames[step] == nil { frames[step] = IndicatorFrame(columns: batch.columns.map(\.id)) }
    frames[step]?.append(contentsOf: batch)
  }
}
