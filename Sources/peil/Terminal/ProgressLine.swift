import Foundation
import PipelineEngine
import Synchronization

/// Shows how far a run is, on a terminal only; a scheduler's log stays quiet.
final class ProgressLine: Sendable {
  private let isStopped = Mutex(false)
  private let finished = DispatchSemaphore(value: 0)
  private let isShown: Bool

  /// Starts showing.
  init(_ progress: Progress, name: String) {
    isShown = isatty(STDERR_FILENO) == 1
    guard isShown else { return }
    let start = ContinuousClock.now
    Thread.detachNewThread { [self] in
      while !isStopped.withLock({ $0 }) {
        Thread.sleep(forTimeInterval: 0.1)
        show(progress, name, ContinuousClock.now - start)
      }
      FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
      finished.signal()
    }
  }

  /// Stops showing and clears the line.
  func stop() {
    isStopped.withLock { $0 = true }
    if isShown { finished.wait() }
  }

  private func show(_ progress: Progress, _ name: String, _ elapsed: Duration) {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let megabytes = Double(progress.bytes) / 1e6
    var text = "\(name): \(String(format: "%.1f", megabytes)) MB, \(progress.rows) rows"
    text += ", \(String(format: "%.0f", megabytes / max(seconds, 0.001))) MB/s"
    if let left = progress.secondsLeft(after: seconds) { text += ", \(Int(left.rounded(.up))) s left" }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }
}
