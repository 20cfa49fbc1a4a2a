import IndicatorSchema

/// One attempt to fetch a document, redirects included; it knows where the last one broke off.
final class FetchAttempt {
  private let request: HTTPRequest
  private let policy: HTTPPolicy
  private let pause: Pause
  private let gate: HostGate
  private let library: CurlLibrary
  private let body: GivenBody
  /// What the version of the document that is being received is known by, when it can be asked for in parts.
  private var version: String?
  /// What decompresses the body of the answer at hand; nil when it is not compressed.
  private var decoder: TransferDecoder?

  init(
    request: HTTPRequest, policy: HTTPPolicy, pause: Pause, gate: HostGate, library: CurlLibrary,
    body: GivenBody
  ) {
    self.request = request
    self.policy = policy
    self.pause = pause
    self.gate = gate
    self.library = library
    self.body = body
  }

  /// One answer, and where it redirects to.
  private struct Answer {
    var address: WebAddress
    var transfer: CurlTransfer
    var end: CurlTransfer.End
    var redirect: String?
  }

  /// Asks for the document, and follows redirects.
  ///
  /// - Throws: `Diagnostic` for what fails for good, and what the receiver throws.
  func run(_ start: WebAddress, timeLeft: Duration) throws -> RetryLoop.Outcome {
    var address = start
    for _ in 0...policy.maximumRedirects {
      let answer = try ask(address, isFirstHost: address.host == start.host, timeLeft)
      guard case .answered = answer.end, let target = answer.redirect else { return try judge(answer) }
      address = try FetchAttempt.follow(target, from: address, at: request.place)
    }
    throw Diagnostic(
      .httpRedirect, "'\(start.redacted)' redirects more than \(policy.maximumRedirects) times",
      at: request.place, hint: "give the address that it should end at")
  }

  private func ask(_ address: WebAddress, isFirstHost: Bool, _ timeLeft: Duration) throws -> Answer {
    // A document is only gone on with when its version can be named.
    let range = body.count > 0 && version != nil ? body.count : nil
    let transfer = CurlTransfer(
      policy, isCancelled: pause.isCancelled, begin: { try self.begin($0, range) },
      receive: { try self.take($0) })
    return try gate.run(address.host, library, pause) { handle in
      handle.prepare(address, headers(isFirstHost, range), range: range, policy)
      handle.limit(timeLeft)
      let end = transfer.run(handle)
      let redirects = [301, 302, 303, 307, 308].contains(transfer.status)
      return Answer(
        address: address, transfer: transfer, end: end, redirect: redirects ? handle.redirect : nil)
    }
  }

  private func headers(_ isFirstHost: Bool, _ range: Int?) -> HTTPHeaders {
    var headers = HTTPHeaders()
    let identifying = ["authorization", "cookie", "proxy-authorization"]
    for field in request.headers.fields where isFirstHost || !identifying.contains(field.name.lowercased()) {
      headers.add(field.name, field.value)
    }
    if request.acceptsCompression, range == nil { headers.add("Accept-Encoding", "gzip") }
    if range != nil, let version {
      headers.add("If-Range", version)
    } else if body.count == 0 {
      if let etag = request.known?.etag { headers.add("If-None-Match", etag) }
      if let date = request.known?.lastModified { headers.add("If-Modified-Since", date) }
    }
    return headers
  }

  /// The address that an answer redirects to.
  ///
  /// - Throws: `Diagnostic` `http.redirect` for one that is not followed.
  static func follow(_ target: String, from address: WebAddress, at place: Place?) throws -> WebAddress {
    let next = try? WebAddress(target)
    if let next, next.isSecure || !address.isSecure { return next }
    let shown = WebAddress.redacted(String(target.prefix(300)))
    throw Diagnostic(
      .httpRedirect, "'\(address.redacted)' redirects to '\(shown)', which is not followed", at: place,
      hint: next == nil
        ? "it is not an address of the web" : "a secure connection is not given up for one that is not")
  }

  /// Whether the body of an answer is for the receiver; then this is where it starts.
  private func begin(_ transfer: CurlTransfer, _ range: Int?) throws -> Bool {
    decoder = nil
    switch transfer.status {
    case 206:
      guard let range, transfer.headers["Content-Range"]?.hasPrefix("bytes \(range)-") == true else {
        version = nil
        return false
      }
      body.start(at: range)
      return true
    case 200...299:
      version = library.version(transfer.headers)
      body.start(at: 0)
      // A body that is compressed without having been asked for is a compressed document.
      if request.acceptsCompression, let encoding = transfer.headers["Content-Encoding"]?.lowercased() {
        guard ["gzip", "x-gzip", "identity"].contains(encoding) else { throw TransferDecoder.Damage() }
        if encoding != "identity" { decoder = try TransferDecoder() }
      }
      return true
    default:
      return false
    }
  }

  private func take(_ bytes: UnsafeRawBufferPointer) throws {
    guard let decoder else { return try body.take(bytes) }
    try decoder.take(bytes) { try body.take($0) }
  }

  private func judge(_ answer: Answer) throws -> RetryLoop.Outcome {
    let failure = FetchFailure(
      shown: "'\(answer.address.redacted)'", place: request.place, policy: policy, limit: policy.maximumBytes)
    switch answer.end {
    case .answered: return try judgeStatus(answer, failure)
    case .broken(let code): return .failed(try failure.broken(code, library), askedPause: nil)
    case .idle: return .failed(failure.idle, askedPause: nil)
    case .cancelled: throw Pause.interrupted
    case .refused(let fault as GivenBody.Fault): throw failure.fault(fault)
    case .refused(is TransferDecoder.Damage): return .failed(failure.damaged, askedPause: nil)
    case .refused(let error): throw error
    }
  }

  private func judgeStatus(_ answer: Answer, _ failure: FetchFailure) throws -> RetryLoop.Outcome {
    let transfer = answer.transfer
    let mayShow = answer.address.redacted == answer.address.text && request.headers.fields.isEmpty
    switch transfer.status {
    case 200...299 where transfer.isForReceiver == true:
      guard decoder?.isComplete != false else { return .failed(failure.truncated, askedPause: nil) }
      do { try body.finish() } catch { throw failure.fault(.changed) }
      return .done(response(answer))
    case 304 where request.known != nil && body.count == 0:
      return .done(response(answer))
    case 206 where body.count > 0, 412 where body.count > 0, 416 where body.count > 0:
      // The server can't go on where it broke off after all.
      version = nil
      return .failed(failure.status(transfer, mayShow: false), askedPause: nil)
    case 429, 500, 502...504, 506...599:
      let asked = transfer.headers["Retry-After"].flatMap(library.pause(retryAfter:))
      return .failed(failure.status(transfer, mayShow: mayShow), askedPause: asked)
    default:
      throw failure.status(transfer, mayShow: mayShow)
    }
  }

  private func response(_ answer: Answer) -> HTTPResponse {
    HTTPResponse(
      status: answer.transfer.status == 206 ? 200 : answer.transfer.status, headers: answer.transfer.headers,
      finalURL: answer.address.redacted, bytes: body.count)
  }
}
