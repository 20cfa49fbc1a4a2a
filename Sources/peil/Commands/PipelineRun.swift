import Foundation
import IndicatorSchema
import PipelineEngine

/// A run of a pipeline as the command line shows it.
struct PipelineRun {
  let plan: Pipeline
  let output: String
  let jobs: Int
  let web: WebAccess
  var keepsInputs = true
  var lock = Runner.LockUse.ignored
  /// Whether sources that go on where they left off do so from here the next time.
  var movesStates = true

  /// Runs it.
  ///
  /// - Parameter say: Gets the one line that a run without problems prints.
  @discardableResult
  func run(_ say: (String) -> Void) throws -> RunReport {
    let progress = RunProgress()
    var options = Runner.Options(
      output: output, jobs: jobs, version: Version.current, progress: progress, web: web,
      keepsInputs: keepsInputs, lock: lock)
    options.movesStates = movesStates
    let runner = try Runner(plan, options)
    let start = ContinuousClock.now
    let line = ProgressLine(progress, name: plan.file.name)
    do {
      let report = try runner.run()
      line.stop()
      say(Terminal.summary(report, output: output, duration: ContinuousClock.now - start))
      return report
    } catch {
      line.stop()
      let problems = Diagnostics(error)
      Terminal.complain(problems)
      Terminal.error(Terminal.lastLine(plan.file.name, problems, output: output))
      throw Stop(code: ExitStatus.of(problems))
    }
  }
}
