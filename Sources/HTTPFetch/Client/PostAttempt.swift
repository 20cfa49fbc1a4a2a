import IndicatorSchema

/// One attempt to send something to a server.
struct PostAttempt {
  let post: HTTPPost
  let policy: HTTPPolicy
  let pause: Pause
  let gate: HostGate
  let library: CurlLibrary

  /// Sends it once.
  ///
  /// - Throws: `Diagnostic` for what fails for good.
  func run(_ address: WebAddress, timeLeft: Duration) throws -> RetryLoop.Outcome {
    let headers = try post.headers()
    let transfer = CurlTransfer(
      policy, isCancelled: pause.isCancelled, begin: { _ in false }, receive: { _ in })
    let end = try gate.run(address.host, library, pause) { handle in
      handle.prepare(address, headers, range: nil, policy)
      handle.setBody(post.body)
      handle.limit(timeLeft)
      return transfer.run(handle)
    }
    // The path of an address to send to is often a secret itself.
    let failure = FetchFailure(
      shown: "'\(WebAddress.host(of: post.url))'", place: nil, policy: policy, limit: 0)
    switch end {
    case .answered: return try judge(transfer, address, failure)
    case .broken(let code): return .failed(try failure.broken(code, library), askedPause: nil)
    case .idle: return .failed(failure.idle, askedPause: nil)
    case .cancelled: throw Pause.interrupted
    case .refused(let error): throw error
    }
  }

  private func judge(_ transfer: CurlTransfer, _ address: WebAddress, _ failure: FetchFailure) throws
    -> RetryLoop.Outcome
  {
    // What the server says may repeat the path.
    let complaint = failure.status(transfer, mayShow: false)
    switch transfer.status {
    case 200...299:
      return .done(
        HTTPResponse(
          status: transfer.status, headers: transfer.headers, finalURL: address.redacted, bytes: 0))
    case 300...399:
      throw Diagnostic(
        .httpRedirect, "\(failure.shown) redirects what is sent to it, which is not followed",
        hint: "give the address that it should end at")
    case 429, 500, 502...504:
      let asked = transfer.headers["Retry-After"].flatMap(library.pause(retryAfter:))
      return .failed(complaint, askedPause: asked)
    default: throw complaint
    }
  }
}

extension CurlClient {
  /// Sends something to a server, and blocks until it was taken or it is certain that it won't be.
  ///
  /// A transfer that breaks, and the statuses 429, 500 and 502 to 504, are tried again, so it may arrive twice.
  /// Redirects are not followed: what is sent is for nobody else. Messages name the host alone.
  ///
  /// - Returns: The answer, of which the body is not kept.
  /// - Throws: `Diagnostic` `http.unreachable`, `http.status`, `http.redirect`, `run.interrupted`,
  ///   `system.missing-library`, and `config.invalid-value` for an address or a token that is none.
  public func post(_ post: HTTPPost) throws -> HTTPResponse {
    let address = try WebAddress(post.url)
    let library = try CurlLibrary.shared()
    let attempt = PostAttempt(post: post, policy: policy, pause: pause, gate: gate, library: library)
    return try RetryLoop(policy: policy, pause: pause, retrying: retrying)
      .run(address, progress: { 0 }) { try attempt.run(address, timeLeft: $0) }
  }
}
