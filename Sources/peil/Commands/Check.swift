import ArgumentParser

/// `peil check`: finds everything that is wrong with a pipeline file without reading data.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a pipeline file without reading data.",
    discussion: """
      Reports all that is wrong in one go, each with its place and a suggestion, and exits with 2.

        peil check Pipelines/tilburg-2022.yml
      """)

  @OptionGroup var pipeline: PipelineOptions

  func run() throws {
    let plan = try pipeline.plan()
    print("\(pipeline.file): no problems found in \(plan.steps.count) steps")
  }
}
