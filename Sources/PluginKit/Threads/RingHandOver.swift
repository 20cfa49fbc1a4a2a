import Dispatch
import Foundation
import Synchronization

/// Hands what goes round in a ring over from a thread that fills it to the one that goes on with it, in order.
///
/// Two semaphores count the free and the filled places, so that no place is ever used by both.
/// `@unchecked Sendable`: what is not guarded by them belongs to the thread that fills.
public final class RingHandOver: @unchecked Sendable {
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)
  private let isDone = DispatchSemaphore(value: 0)
  private let isStopped = Atomic(false)
  /// The number of places in all once the filler knows, before its last `filled` signal; else -1.
  private let total = Atomic(-1)
  /// The number of places handed over; the filler's own.
  private var given = 0
  private var hasEnded = false
  /// What ended the filling, before the last `filled` signal.
  private var failure: (any Error)?

  /// Makes a hand-over, for one ring and one use.
  public init() {}

  /// Fills on a thread of its own, and calls a function with the number of each filled place here, in order.
  ///
  /// - Parameters:
  ///   - places: The number of places that are free at the start.
  ///   - fill: Takes places with `waitForPlace` and gives them back with `handOver`.
  ///   - take: Goes on with a place, which is free again afterwards.
  /// - Throws: What `take` throws, else what `fill` throws once all places before are dealt with.
  public func run(
    places: Int, _ fill: @escaping () throws -> Void, _ take: (Int) throws -> Void
  ) throws {
    let work = Work(body: fill)
    Thread.detachNewThread { [self] in
      do {
        try work.body()
        end()
      } catch { end(error) }
      isDone.signal()
    }
    for _ in 0..<places { free.signal() }
    defer {
      isStopped.store(true, ordering: .relaxed)
      free.signal()
      isDone.wait()
    }
    for number in 0... {
      filled.wait()
      if number == total.load(ordering: .acquiring) { break }
      try take(number)
      free.signal()
    }
    if let failure { throw failure }
  }

  /// What the thread does; nobody else does it.
  private struct Work: @unchecked Sendable {
    let body: () throws -> Void
  }
}

// For the thread that fills.
extension RingHandOver {
  /// Whether somebody still takes what is filled.
  public var isWanted: Bool { !isStopped.load(ordering: .relaxed) }

  /// Waits for a free place; false when nobody takes any more.
  public func waitForPlace() -> Bool {
    free.wait()
    return isWanted
  }

  /// Takes a free place if there is one now.
  public func takePlaceNow() -> Bool { free.wait(timeout: .now()) == .success }

  /// Hands the next place over.
  public func handOver() {
    given += 1
    filled.signal()
  }

  /// Says that nothing follows; needed only by a filler that goes on with something else.
  public func end(_ failure: (any Error)? = nil) {
    if hasEnded { return }
    hasEnded = true
    self.failure = failure
    total.store(given, ordering: .releasing)
    filled.signal()
  }
}
