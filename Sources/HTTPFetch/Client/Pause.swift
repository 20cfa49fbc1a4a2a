import IndicatorSchema

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waiting that ends at once when the run is stopped.
struct Pause: Sendable {
  /// Whether the run was stopped.
  let isCancelled: @Sendable () -> Bool
  /// What waits; a test does without.
  var sleep: @Sendable (Duration) -> Void = { usleep(UInt32($0.milliseconds) * 1000) }

  /// Waits.
  ///
  /// - Throws: `Diagnostic` `run.interrupted`.
  func wait(_ time: Duration) throws {
    var left = time
    repeat {
      if isCancelled() { throw Pause.interrupted }
      let step = min(left, .milliseconds(100))
      sleep(step)
      left -= step
    } while left > .zero
  }

  static var interrupted: Diagnostic { Diagnostic(.interrupted, "the run was stopped while it fetched") }
}
