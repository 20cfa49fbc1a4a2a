import Dispatch
import Foundation
import Synchronization

/// Takes a document apart on a thread of its own, while the caller deals with the records found before.
///
/// A few blocks go round: the reader fills one and hands it over, in order. The two semaphores count free and filled
/// blocks, so that no block is ever changed by both.
final class RecordPipeline: @unchecked Sendable {
  private let ring: [RecordBlock]
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)
  private let isDone = DispatchSemaphore(value: 0)
  private let isStopped = Atomic(false)
  /// The number of blocks in all once the reader knows, before its last `filled` signal; else -1.
  private let total = Atomic(-1)
  /// The number of blocks handed over; the reader's own.
  private var given = 0
  /// What ended the reading, before the last `filled` signal.
  private var failure: (any Error)?

  /// Thrown in the reader when nobody takes its blocks any more.
  private struct Stopped: Error {}

  /// Makes a ring that starts with the block that is being filled.
  init(_ first: RecordBlock) {
    ring = [first] + (0..<2).map { _ in RecordBlock(capacity: first.capacity) }
  }

  /// Hands a filled block over and gives a free one; called by the reader.
  func exchange() throws -> RecordBlock {
    given += 1
    filled.signal()
    free.wait()
    if isStopped.load(ordering: .relaxed) { throw Stopped() }
    return ring[given % ring.count]
  }

  /// Runs a reader on a thread of its own, and calls a function with each block here, in order.
  ///
  /// - Parameter produce: Fills blocks, which it gets with `exchange`; the last one is handed over when it ends.
  /// - Throws: What the function throws, else what the reader throws once all blocks before are dealt with.
  func run(_ produce: @escaping () throws -> Void, _ take: (RecordBlock) throws -> Void) throws {
    let work = Work(produce)
    Thread.detachNewThread { [self] in
      do { try work.body() } catch { failure = error }
      // The last block is not full; before damage it holds what came before that.
      if !(failure is Stopped) {
        given += 1
        filled.signal()
      }
      total.store(given, ordering: .releasing)
      filled.signal()
      isDone.signal()
    }
    for _ in ring.dropFirst() { free.signal() }
    defer {
      isStopped.store(true, ordering: .relaxed)
      free.signal()
      isDone.wait()
    }
    for number in 0... {
      filled.wait()
      if number == total.load(ordering: .acquiring) { break }
      try take(ring[number % ring.count])
      free.signal()
    }
    if let failure { throw failure }
  }

  /// What the thread does; nobody else does it.
  private struct Work: @unchecked Sendable {
    let body: () throws -> Void

    init(_ body: @escaping () throws -> Void) { self.body = body }
  }
}
