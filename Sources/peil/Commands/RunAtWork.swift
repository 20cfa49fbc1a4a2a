import Foundation
import IndicatorSchema
import PipelineEngine
import Synchronization

/// The pipeline that a nightly run is at, for when the program is told to stop.
final class RunAtWork: Sendable {
  private let state = Mutex(State())

  private struct State {
    var run: Nightly.Result?
    var isStopping = false
  }

  /// Takes note of a run, and tells that it begins.
  func begin(_ run: Nightly.Result, _ report: NightlyReporting) {
    state.withLock { $0.run = run }
    report.begin(run.entry, run.output)
  }

  /// Takes note that a run has ended. When the program is stopping, which tells of the run already, this waits for its
  /// end.
  func end(_ result: Nightly.Result) {
    let isStopping = state.withLock { state in
      if !result.wasKilled { state.run = nil }
      return state.isStopping
    }
    while isStopping { sleep(60) }
  }

  /// Tells that the run at work is stopped by a signal.
  func stop(by signal: String, _ report: NightlyReporting) {
    let run = state.withLock { state in
      state.isStopping = true
      return state.run
    }
    guard let run else { return }
    let result = Nightly.stop(run, by: signal)
    NightlyText.show(result)
    report.end(result)
  }
}
