import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine

/// `peil test`: runs the tests inside pipeline files.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the tests inside a pipeline file.",
    discussion: """
      A test gives small inputs and says what must come of them. Nothing is published and no input of the pipeline is \
      read, so that the data need not be there. Exits with 1 when a test fails.

        peil test Pipelines/tilburg-2022.yml
        peil test Pipelines/tilburg-2022.yml --filter missing
      """)

  @OptionGroup var pipeline: PipelineOptions

  @Option(help: "Only the tests with this in their name.")
  var filter: String?

  @Option(name: .shortAndLong, help: "The number of threads. All cores unless given.")
  var jobs = max(1, ProcessInfo.processInfo.activeProcessorCount)

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs expects a number of at least 1.") }
  }

  func run() throws {
    let plan = try pipeline.plan(inputs: .given)
    let runner = try TestRunner(plan, jobs: jobs)
    let tests = try chosen(runner.tests)
    var failures = 0
    for test in tests {
      let outcome = try runner.run(test)
      print(TestText.text(outcome))
      if !outcome.passed { failures += 1 }
    }
    let count = "\(tests.count) \(tests.count == 1 ? "test" : "tests")"
    guard failures > 0 else {
      print("\(pipeline.file): \(count) passed")
      return
    }
    print("\(pipeline.file): \(failures) of \(count) failed")
    throw Stop(code: ExitStatus.badData)
  }

  private func chosen(_ tests: [PipelineTest]) throws -> [PipelineTest] {
    guard !tests.isEmpty else {
      throw Diagnostic(
        .missingField, "the pipeline has no tests", at: Place(pipeline.file), hint: "add them under 'tests'")
    }
    guard let filter else { return tests }
    let found = tests.filter { $0.name.localizedCaseInsensitiveContains(filter) }
    guard !found.isEmpty else {
      throw Diagnostic(
        .usage, "--filter: no test has '\(filter)' in its name",
        hint: Suggestion.hint(for: filter, among: tests.map(\.name))
          ?? "there are " + tests.map { "'\($0.name)'" }.joined(separator: ", "))
    }
    return found
  }
}
