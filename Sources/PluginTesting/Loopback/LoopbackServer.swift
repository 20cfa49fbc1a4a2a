import Foundation
import Synchronization

/// A server on this machine for tests of what comes over HTTP: it sends what a test tells it, accidents included.
///
/// ```swift
/// let server = try LoopbackServer { request in
///   request.earlier == 0 ? LoopbackAnswer(503) : LoopbackAnswer(text: "code;inhabitants")
/// }
/// defer { server.stop() }
/// let address = server.address + "/table.csv"
/// ```
public final class LoopbackServer: Sendable {
  /// Its address, without a slash at the end.
  public let address: String
  private let listener: Int32
  private let answering: @Sendable (LoopbackRequest) -> LoopbackAnswer
  private let state = Mutex(State())

  private struct State {
    var requests: [LoopbackRequest] = []
    var counts: [String: Int] = [:]
    var isStopped = false
    var open = 0
    var mostOpen = 0
    var connections = 0
  }

  /// A server could not be started, or its socket not be read.
  public struct Failure: Error {}

  /// Starts a server on a free port of the loopback interface.
  ///
  /// - Throws: `Failure` when there is none.
  public init(answering: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer) throws {
    self.answering = answering
    listener = socket(AF_INET, LoopbackSocket.stream, 0)
    guard listener >= 0, let port = LoopbackSocket.listen(listener) else { throw Failure() }
    address = "http://127.0.0.1:\(port)"
    Thread.detachNewThread { self.acceptConnections() }
  }

  /// The requests it got, in their order.
  public var requests: [LoopbackRequest] { state.withLock { $0.requests } }

  /// How many connections were made.
  public var connections: Int { state.withLock { $0.connections } }

  /// The largest number of requests that were being answered at the same time.
  public var mostAtOnce: Int { state.withLock { $0.mostOpen } }

  /// Stops it: connections are refused from now on.
  public func stop() {
    let wasStopped = state.withLock { state in
      defer { state.isStopped = true }
      return state.isStopped
    }
    // The thread that accepts closes it, or the number could already stand for another socket there.
    if !wasStopped { shutdown(listener, LoopbackSocket.readAndWrite) }
  }

  private func acceptConnections() {
    defer { close(listener) }
    while !state.withLock({ $0.isStopped }) {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { continue }
      state.withLock { $0.connections += 1 }
      Thread.detachNewThread { self.serve(LoopbackSocket(connection)) }
    }
  }

  private func serve(_ socket: LoopbackSocket) {
    defer { socket.close() }
    while let head = socket.readHead(), let request = note(head, socket) {
      state.withLock { state in
        state.open += 1
        state.mostOpen = max(state.mostOpen, state.open)
      }
      let goesOn = send(answering(request), over: socket)
      state.withLock { $0.open -= 1 }
      guard goesOn else { return }
    }
  }

  private func note(_ head: [UInt8], _ socket: LoopbackSocket) -> LoopbackRequest? {
    var request = state.withLock { state in
      let request = LoopbackRequest(head: head) { state.counts[$0, default: 0] }
      if let request { state.counts[request.target, default: 0] += 1 }
      return request
    }
    guard let length = request?.length, let body = socket.read(length) else { return nil }
    request?.body = body
    if let request { state.withLock { $0.requests.append(request) } }
    return request
  }

  /// Sends an answer; false when the connection ends with it.
  private func send(_ answer: LoopbackAnswer, over socket: LoopbackSocket) -> Bool {
    for step in answer.steps {
      switch step {
      case .send(let bytes):
        guard socket.send(bytes) else { return false }
      case .wait(let time):
        Thread.sleep(
          forTimeInterval: Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
      case .reset:
        socket.breakConnection()
        return false
      }
    }
    return !answer.closes
  }
}
