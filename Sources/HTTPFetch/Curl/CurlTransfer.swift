import CLibCurl
import IndicatorSchema

/// One request and its answer, without redirects and second attempts.
///
/// libcurl calls it back on the thread that performs it, so it needs no lock.
final class CurlTransfer {
  /// What came back.
  enum End {
    /// An answer; its body is complete.
    case answered
    /// The connection failed, with the code of libcurl.
    case broken(Int32)
    /// Nothing came for as long as a server may send nothing.
    case idle
    /// The run was stopped.
    case cancelled
    /// What the receiver threw.
    case refused(any Error)
  }

  /// The status of the answer; 0 before there is one.
  private(set) var status = 0
  private(set) var headers = HTTPHeaders()
  /// The start of a body that is not given to the receiver: what the server says of an error.
  private(set) var excerpt: [UInt8] = []
  private let policy: HTTPPolicy
  private let isCancelled: () -> Bool
  private let begin: (CurlTransfer) throws -> Bool
  private let receive: (UnsafeRawBufferPointer) throws -> Void
  private var end: End?
  /// Whether the body is for the receiver; nil before it is known.
  private(set) var isForReceiver: Bool?
  private var headerBytes = 0
  private var lastActivity = ContinuousClock.now

  /// Prepares a transfer.
  ///
  /// - Parameters:
  ///   - begin: Is asked before the first byte of the body whether it is for the receiver.
  ///   - receive: Gets such a body.
  init(
    _ policy: HTTPPolicy, isCancelled: @escaping () -> Bool, begin: @escaping (CurlTransfer) throws -> Bool,
    receive: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) {
    self.policy = policy
    self.isCancelled = isCancelled
    self.begin = begin
    self.receive = receive
  }

  /// Performs the request that a handle was set up for.
  func run(_ handle: CurlHandle) -> End {
    let context = Unmanaged.passUnretained(self).toOpaque()
    handle.set(PEIL_CURL_HEADERDATA, pointer: context)
    handle.set(PEIL_CURL_WRITEDATA, pointer: context)
    handle.set(PEIL_CURL_XFERINFODATA, pointer: context)
    handle.set(PEIL_CURL_NOPROGRESS, number: 0)
    handle.set(
      PEIL_CURL_HEADERFUNCTION, receiver: { CurlTransfer.take($0, $1, $2, $3) { $0.takeHeader($1) } })
    handle.set(PEIL_CURL_WRITEFUNCTION, receiver: { CurlTransfer.take($0, $1, $2, $3) { $0.takeBody($1) } })
    handle.setProgress { context, _, _, _, _ in CurlTransfer.of(context)?.mayGoOn == false ? 1 : 0 }
    lastActivity = .now
    let code = withExtendedLifetime(self) { handle.perform() }
    if let end { return end }
    return code == 0 ? finish() : .broken(code)
  }

  /// An answer without a body is begun here.
  private func finish() -> End {
    do {
      if isForReceiver == nil { isForReceiver = try begin(self) }
      return .answered
    } catch {
      return .refused(error)
    }
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
    context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Hands bytes of libcurl over; the result is their count, or 0 to end the transfer.
  private static func take(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?,
    _ body: (CurlTransfer, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard let transfer = of(context) else { return 0 }
    return body(transfer, UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
  }

  private func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    lastActivity = .now
    headerBytes += line.count
    guard headerBytes < 1 << 20 else { return false }
    let text = String(decoding: line, as: UTF8.self)
    if text.hasPrefix("HTTP/") {
      // The last one counts: others may come before it.
      headers = HTTPHeaders()
      status = text.split(separator: " ").dropFirst().first.flatMap { Int($0.prefix(3)) } ?? 0
    } else {
      headers.add(line: text[...])
    }
    return true
  }

  private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    defer { lastActivity = .now }
    do {
      let isForReceiver = try self.isForReceiver ?? begin(self)
      self.isForReceiver = isForReceiver
      if isForReceiver {
        try receive(bytes)
      } else if excerpt.count < 4096 {
        excerpt.append(contentsOf: bytes.prefix(4096 - excerpt.count))
      }
      return true
    } catch {
      end = .refused(error)
      return false
    }
  }

  private var mayGoOn: Bool {
    if isCancelled() { end = .cancelled }
    if end == nil, lastActivity.duration(to: .now) > policy.idleTimeout { end = .idle }
    return end == nil
  }
}
