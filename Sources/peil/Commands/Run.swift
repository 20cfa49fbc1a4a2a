import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine

/// `peil run`: runs a pipeline and publishes its outputs.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a pipeline and publish its outputs.",
    discussion: """
      All outputs appear together, or none: a run that fails leaves the earlier outputs as they were.

        peil run Pipelines/ken-uw-doelgroep-amsterdam-2017.yml --set data=../data --output out
      """)

  @OptionGroup var pipeline: PipelineOptions

  @Option(name: .shortAndLong, help: "The folder to publish to.", completion: .directory)
  var output = "out"

  @Option(name: .shortAndLong, help: "The number of threads. All cores unless given.")
  var jobs = max(1, ProcessInfo.processInfo.activeProcessorCount)

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs expects a number of at least 1.") }
  }

  func run() throws {
    let run = PipelineRun(plan: try pipeline.plan(), output: output, jobs: jobs, web: pipeline.web)
    try run.run { print($0) }
  }
}
