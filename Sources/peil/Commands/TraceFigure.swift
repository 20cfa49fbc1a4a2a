import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine

/// `peil trace`: follows a figure back to file, row and column.
struct TraceFigure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Follow a figure of an area back to the file, row and column it comes from.",
    discussion: """
      Reads and computes what the figure depends on, and publishes nothing. A figure that a run hides because it is \
      about too few people is hidden here as well, unless --step looks before the step that hides it.

        peil trace Pipelines/tilburg-2022.yml WK085518 vulnerability
        peil trace Pipelines/tilburg-2022.yml WK085518 higher_education --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var pipeline: PipelineOptions

  @Argument(help: "The code of the area.")
  var area: String

  @Argument(help: "The indicator.")
  var indicator: String

  @Option(help: "The period. The last one there is unless given.")
  var period: String?

  @Option(
    help: "The step after which to look. The last one that has the indicator unless given.",
    completion: .custom { words, _, _ in Completion.steps(words) })
  var step: String?

  @Option(help: "How to print it: text or json.")
  var format = Format.text

  @Option(name: .shortAndLong, help: "The number of threads. All cores unless given.")
  var jobs = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @Flag(help: "Read what was locked, from the store, whatever became of the files.")
  var locked = false

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs expects a number of at least 1.") }
  }

  func run() throws {
    let question = Tracer.Question(area: area, indicator: indicator, period: try givenPeriod(), step: step)
    let trace = try tracer().trace(question)
    print(format == .json ? try TraceJSON.text(trace) : TraceText.text(trace))
  }

  private func tracer() throws -> Tracer {
    guard locked else { return try Tracer(pipeline.plan(), jobs: jobs, web: pipeline.web) }
    let lock = try LockFile.readRun(of: pipeline.file).run
    let plan = try Planner.plan(
      path: pipeline.file, parameters: Parameters(of: lock), registry: BuiltInPlugins.registry, inputs: .kept)
    return Tracer(plan, jobs: jobs, web: pipeline.web, lock: lock)
  }

  private func givenPeriod() throws -> Period? {
    guard let period else { return nil }
    guard let read = Period(period) else {
      throw Diagnostic(
        .usage, "--period: '\(period)' is not a period", hint: "a period is a year, a quarter or a month")
    }
    return read
  }
}
