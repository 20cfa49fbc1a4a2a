import IndicatorSchema

/// The client that really fetches, with the libcurl of the system.
///
/// Proxies are taken from the environment (`https_proxy`, `no_proxy`), certificates from the system.
public final class CurlClient: HTTPClient {
  let policy: HTTPPolicy
  let gate: HostGate
  let pause: Pause
  let retrying: @Sendable (HTTPRetry) -> Void

  /// Makes a client; libcurl is loaded when the first document is fetched.
  ///
  /// - Parameters:
  ///   - isCancelled: Whether the run was stopped; asked several times a second.
  ///   - retrying: Is told of each transfer that failed and will be tried again.
  public convenience init(
    _ policy: HTTPPolicy = HTTPPolicy(), isCancelled: @escaping @Sendable () -> Bool = { false },
    retrying: @escaping @Sendable (HTTPRetry) -> Void = { _ in }
  ) {
    self.init(policy, pause: Pause(isCancelled: isCancelled), retrying: retrying)
  }

  init(_ policy: HTTPPolicy, pause: Pause, retrying: @escaping @Sendable (HTTPRetry) -> Void) {
    self.policy = policy
    self.pause = pause
    self.retrying = retrying
    gate = HostGate(perHost: policy.transfersPerHost)
  }

  /// Fetches a document; see `HTTPClient`.
  ///
  /// Redirects are followed, but never from `https` to `http` or out of the web. A transfer that breaks, a body that
  /// is incomplete, and the statuses 429 and 5xx are tried again, after a growing pause or the one that the server
  /// asks for. It goes on where it broke off when the server can do that, and else from the beginning, without giving
  /// anything twice. Other statuses of 400 and more are final.
  ///
  /// - Throws: `Diagnostic` `http.unreachable`, `http.status`, `http.truncated`, `http.changed`, `http.too-large`,
  ///   `http.redirect`, `run.interrupted`, `system.missing-library`, and `config.invalid-value` for an address that is
  ///   none; and what `receive` throws.
  public func fetch(
    _ request: HTTPRequest, to receive: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> HTTPResponse {
    let address = try WebAddress(request.url, at: request.place)
    let library = try CurlLibrary.shared()
    return try withoutActuallyEscaping(receive) { receive in
      let body = GivenBody(limit: policy.maximumBytes, receive: receive)
      let attempt = FetchAttempt(
        request: request, policy: policy, pause: pause, gate: gate, library: library, body: body)
      return try RetryLoop(policy: policy, pause: pause, retrying: retrying)
        .run(address, progress: { body.count }) { try attempt.run(address, timeLeft: $0) }
    }
  }
}
