import IndicatorSchema
import PluginTesting
import Synchronization

@testable import HTTPFetch

/// What a fetch gave.
struct Fetched {
  var body: [UInt8]
  var response: HTTPResponse
  /// The pauses before transfers that were tried again.
  var pauses: [Duration]
}

/// Fetches from a server that answers as told; pauses take no time.
func fetch(
  _ policy: HTTPPolicy = HTTPPolicy(),
  request change: (inout HTTPRequest) -> Void = { _ in },
  from answering: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer
) throws -> Fetched {
  let server = try LoopbackServer(answering: answering)
  defer { server.stop() }
  return try fetch(server.address + "/table", policy, request: change)
}

/// Fetches an address; pauses take no time.
func fetch(
  _ url: String, _ policy: HTTPPolicy, request change: (inout HTTPRequest) -> Void = { _ in }
) throws -> Fetched {
  let retries = Mutex<[HTTPRetry]>([])
  let pause = Pause(isCancelled: { false }, sleep: { _ in })
  let client = CurlClient(policy, pause: pause) { retry in retries.withLock { $0.append(retry) } }
  var request = HTTPRequest(url: url)
  change(&request)
  var body: [UInt8] = []
  let response = try client.fetch(request) { body.append(contentsOf: $0) }
  return Fetched(body: body, response: response, pauses: retries.withLock { $0.map(\.pause) })
}

/// The code of the complaint that a fetch ends in.
func code(of body: () throws -> Fetched) -> DiagnosticCode? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? Diagnostic)?.code
  }
}

/// Bytes that differ from place to place.
func sample(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
  var generator = SeededGenerator(seed: seed)
  return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
}
