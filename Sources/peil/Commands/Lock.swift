import ArgumentParser
import IndicatorSchema
import PipelineEngine

/// `peil lock`: holds a pipeline to the programs that it runs.
struct Lock: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: "Hold a pipeline to the programs from outside that it runs.",
    discussion: """
      Writes NAME.lock beside the pipeline file: for each step that runs a program its digest, what is installed \
      around it, its version, and the schema of what it gives. A run refuses anything else from then on.

        peil lock Pipelines/tilburg-2022.yml
      """)

  @OptionGroup var pipeline: PipelineOptions

  func run() throws {
    let plan = try pipeline.plan()
    let lock = try Locker.lock(plan)
    guard !lock.plugins.isEmpty else {
      return print("\(pipeline.file): no step runs a program from outside; there is nothing to lock")
    }
    for (step, program) in lock.plugins.sorted(by: { $0.key < $1.key }) {
      print("\(step): \(program.version ?? program.command), sha256 \(program.sha256.prefix(12))…")
    }
    print("written to \(LockFile.path(of: pipeline.file))")
  }
}
