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

      With --update, what the run depended on and what came of it is written to NAME.lock beside the pipeline file. \
      With --locked, a run that differs from that in anything is refused. 'peil reproduce' makes the locked run again.
      """)

  @OptionGroup var pipeline: PipelineOptions

  @Option(name: .shortAndLong, help: "The folder to publish to.", completion: .directory)
  var output = "out"

  @Option(name: .shortAndLong, help: "The number of threads. All cores unless given.")
  var jobs = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @Flag(help: "Refuse to run with anything but what is locked.")
  var locked = false

  @Flag(help: "Lock the run, and show what changed since the last lock.")
  var update = false

  @Flag(name: .customLong("no-snapshots"), help: "Keep no copy of the files that are read.")
  var keepsNothing = false

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs expects a number of at least 1.") }
    guard !locked || !update else { throw ValidationError("--locked and --update exclude each other.") }
    guard !update || !keepsNothing else {
      throw ValidationError("--update needs the snapshots that --no-snapshots leaves out.")
    }
  }

  func run() throws {
    let before = update || locked ? try LockFile.read(of: pipeline.file) : nil
    let plan = try pipeline.plan()
    if update { _ = try Locker.lock(plan) }
    let run = PipelineRun(
      plan: plan, output: output, jobs: jobs, web: pipeline.web, keepsInputs: !keepsNothing, lock: try use())
    let report = try run.run { print($0) }
    guard update, let made = report.locked else { return }
    let changes = try Locker.update(plan, made, before: before)
    for line in LockText.lines(changes, isFirst: before?.run == nil) { print(line) }
    print("written to \(LockFile.path(of: pipeline.file))")
  }

  private func use() throws -> Runner.LockUse {
    if update { return .made }
    return locked ? .held(try LockFile.readRun(of: pipeline.file).run) : .ignored
  }
}
