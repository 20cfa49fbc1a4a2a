import Foundation
import Glibc
import IndicatorSchema

/// Lets one nightly run at a time work on the pipelines of a folder. The lock goes with the process, however that ends.
final class NightlyLock {
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - folder: The program's own folder beside the pipelines.
  ///   - patience: How long to wait for another run, in seconds.
  /// - Throws: `Diagnostic` when another run has it, or the folder can't be written.
  init(_ folder: String, patience: Double) throws {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    descriptor = open(folder + "/nightly.lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Diagnostic(.cannotWrite, "cannot write in '\(folder)'", hint: "check its permissions")
    }
    let start = ContinuousClock.now
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard ContinuousClock.now - start < .seconds(patience) else {
        close(descriptor)
        throw Diagnostic(
          .nightlyBusy, "another nightly run is at work on these pipelines",
          hint: "wait for it with --wait, or let the next night do it")
      }
      usleep(50_000)
    }
  }

  deinit { close(descriptor) }
}
