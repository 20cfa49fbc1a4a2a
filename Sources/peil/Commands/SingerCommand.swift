import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine
import SingerBridge
import SingerProtocol

/// `peil singer`: a pipeline as a Singer plugin, for Meltano and other runners.
struct SingerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "singer",
    abstract: "Use a pipeline as a Singer tap or target, inside Meltano for one.",
    subcommands: [SingerTap.self, SingerTarget.self])
}

/// `peil singer tap`: the rows of a step as Singer messages.
struct SingerTap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tap",
    abstract: "Write the rows of a step to standard output as Singer messages.",
    discussion: """
      Nothing is written before every check on the rows holds. The values of --config are run parameters.

        peil singer tap Pipelines/tilburg-2022.yml figures --discover
        peil singer tap Pipelines/tilburg-2022.yml figures | target-csv --config target.json
      """)

  @OptionGroup var pipeline: PipelineOptions

  @Argument(help: "The step. The last one that gives rows unless given.")
  var step: String?

  @Option(help: "A JSON file whose values are run parameters.", completion: .file(extensions: ["json"]))
  var config: String?

  @Option(help: "A catalog that says what is wanted.", completion: .file(extensions: ["json"]))
  var catalog: String?

  @Option(help: "A state. Every run gives all rows, so it makes no difference.", completion: .file())
  var state: String?

  @Flag(help: "Say what there is, and read no data.")
  var discover = false

  @Option(help: "wide: a record per row. long: a record per cell.")
  var layout = FrameRecords.Layout.wide

  @Option(name: .shortAndLong, help: "The number of threads. All cores unless given.")
  var jobs = max(1, ProcessInfo.processInfo.activeProcessorCount)

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs expects a number of at least 1.") }
  }

  func run() throws {
    let plan = try pipeline.plan(with: try SingerConfig(file: config).parameters)
    let tap = try PipelineTap(plan, step: step, layout: layout, jobs: jobs, web: pipeline.web)
    if discover { return try StandardStreams.write(try tap.catalog()) }
    let wanted = try catalog.map { try SmallFile.read($0) }
    let count = try tap.run(catalog: wanted) { try StandardStreams.write($0) }
    Terminal.error("\(plan.file.name): \(count) records of '\(tap.stream)'")
  }
}

/// `peil singer target`: runs a pipeline on the Singer messages of standard input.
struct SingerTarget: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "target",
    abstract: "Run a pipeline on the Singer messages of standard input.",
    discussion: """
      The messages are kept in a file until all of them are there; a source reads them with \
      'use: singer' and 'location: ${singer_input}'. The state is printed when the outputs are published.

        tap-jsonl --config tap.json | peil singer target Pipelines/areas.yml --output out
      """)

  @OptionGroup var pipeline: PipelineOptions

  @Option(
    help: "A JSON file whose values are run parameters; 'output' is the folder to publish to.",
    completion: .file(extensions: ["json"]))
  var config: String?

  @Option(name: .shortAndLong, help: "The folder to publish to.", completion: .directory)
  var output: String?

  @Option(name: .shortAndLong, help: "The number of threads. All cores unless given.")
  var jobs = max(1, ProcessInfo.processInfo.activeProcessorCount)

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs expects a number of at least 1.") }
  }

  func run() throws {
    var config = try SingerConfig(file: config)
    let folder = config.take("output")
    let input = try TargetInput { try StandardStreams.read() }
    var parameters = config.parameters
    parameters[TargetInput.parameter] = input.file
    let run = PipelineRun(
      plan: try pipeline.plan(with: parameters), output: output ?? folder ?? "out", jobs: jobs,
      web: pipeline.web)
    try run.run { Terminal.error($0) }
    if let confirmation = input.confirmation { try StandardStreams.write(confirmation) }
  }
}

extension FrameRecords.Layout: ExpressibleByArgument {}
