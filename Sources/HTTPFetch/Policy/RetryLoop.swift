import IndicatorSchema

/// Tries again what failed for a reason that may pass.
struct RetryLoop {
  let policy: HTTPPolicy
  let pause: Pause
  let retrying: (HTTPRetry) -> Void

  /// What an attempt came to; one that failed for good throws.
  enum Outcome {
    case done(HTTPResponse)
    /// It failed for a reason that may pass; the server may have asked for a pause.
    case failed(Diagnostic, askedPause: Duration?)
  }

  /// Runs an attempt until it is done, fails for good, or was tried often enough.
  ///
  /// - Parameters:
  ///   - progress: How many bytes were received in all attempts.
  ///   - attempt: Gets the time that is left.
  func run(
    _ address: WebAddress, progress: () -> Int, attempt: (Duration) throws -> Outcome
  ) throws -> HTTPResponse {
    let start = ContinuousClock.now
    var withoutProgress = 0
    for count in 0... {
      let before = progress()
      let left = policy.totalTimeout - start.duration(to: .now)
      switch try attempt(left) {
      case .done(let response): return response
      case .failed(let failure, let asked):
        withoutProgress = progress() > before ? 0 : withoutProgress
        let pause = asked ?? policy.retries.pause(before: withoutProgress, of: address.text)
        let left = policy.totalTimeout - start.duration(to: .now)
        try giveUp(failure, asked, after: count, withoutProgress, pause: pause, left: left)
        withoutProgress += 1
        retrying(HTTPRetry(reason: failure.message, count: count, pause: pause))
        try self.pause.wait(pause)
      }
    }
    throw Diagnostic(.fault, "an endless loop ended")
  }

  /// Throws a failure when it is of no use, or not allowed, to try again.
  private func giveUp(
    _ failure: Diagnostic, _ asked: Duration?, after count: Int, _ withoutProgress: Int, pause: Duration,
    left: Duration
  ) throws {
    var failure = failure
    if let asked, asked > policy.retries.longestPause {
      failure.hint = "the server asks to wait \(asked.components.seconds) seconds: try again then"
      throw failure
    }
    guard count < policy.retries.total, withoutProgress < policy.retries.withoutProgress, pause < left else {
      if count > 0 { failure.message += ", \(count + 1) times" }
      throw failure
    }
  }
}
