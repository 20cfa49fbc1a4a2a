import Synchronization

/// Lets only so many transfers from one host go on at the same time, and keeps the handle of each for the next one.
final class HostGate: Sendable {
  private let perHost: Int
  private let state = Mutex(State())

  private struct State {
    /// How many transfers are going on, for each host that has any.
    var busy: [String: Int] = [:]
    /// The handles at rest, those used last at the end.
    var idle: [(host: String, handle: CurlHandle)] = []
  }

  /// How many handles at rest are kept, whose connections stay open.
  private static let keptHandles = 8

  init(perHost: Int) { self.perHost = max(1, perHost) }

  /// Runs `body` with a handle for a host, when it is its turn.
  func run<Result>(
    _ host: String, _ library: CurlLibrary, _ pause: Pause, _ body: (CurlHandle) throws -> Result
  ) throws -> Result {
    while !enter(host) { try pause.wait(.milliseconds(20)) }
    let handle: CurlHandle
    do {
      handle = try idleHandle(host) ?? CurlHandle(library)
    } catch {
      leave(host, nil)
      throw error
    }
    defer { leave(host, handle) }
    return try body(handle)
  }

  private func enter(_ host: String) -> Bool {
    state.withLock { state in
      guard state.busy[host, default: 0] < perHost else { return false }
      state.busy[host, default: 0] += 1
      return true
    }
  }

  private func idleHandle(_ host: String) -> CurlHandle? {
    state.withLock { state in
      guard let index = state.idle.lastIndex(where: { $0.host == host }) else { return nil }
      return state.idle.remove(at: index).handle
    }
  }

  private func leave(_ host: String, _ handle: CurlHandle?) {
    state.withLock { state in
      let left = state.busy[host, default: 1] - 1
      state.busy[host] = left > 0 ? left : nil
      if let handle { state.idle.append((host, handle)) }
      if state.idle.count > HostGate.keptHandles { state.idle.removeFirst() }
    }
  }
}
