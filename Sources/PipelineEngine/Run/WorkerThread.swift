import Foundation
import Synchronization

/// A thread of its own for work that waits: for a disk, or for another thread.
///
/// The shared pools of the system have as many threads as there are cores and add one a second when all of them
/// wait, which would make a short run last seconds.
final class WorkerThread: Sendable {
  private let group = DispatchGroup()

  /// Starts the work.
  init(_ work: @escaping @Sendable () -> Void) {
    let group = group
    group.enter()
    let thread = Thread {
      work()
      group.leave()
    }
    // Parsers recurse; the default of half a megabyte on some systems is not enough for a hostile document.
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// Waits until the work has ended.
  func wait() { group.wait() }
}

/// Runs independent pieces of work in a limited number of threads.
final class Parallel: Sendable {
  private let work: [@Sendable () throws -> Void]
  private let next = Atomic<Int>(0)
  private let failures = Mutex([Int: any Error]())

  private init(_ work: [@Sendable () throws -> Void]) { self.work = work }

  /// Runs all work; the first failure in the order given is thrown when all have ended.
  static func run(_ work: [@Sendable () throws -> Void], jobs: Int) throws {
    let parallel = Parallel(work)
    let threads = (0..<max(1, min(jobs, work.count))).map { _ in WorkerThread { parallel.takeWork() } }
    for thread in threads { thread.wait() }
    let first = parallel.failures.withLock { found in found.min { $0.key < $1.key }?.value }
    if let first { throw first }
  }

  private func takeWork() {
    while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < work.count {
      do {
        try work[index]()
      } catch {
        failures.withLock { $0[index] = error }
      }
    }
  }
}
