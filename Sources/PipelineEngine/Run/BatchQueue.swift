import Foundation
import IndicatorSchema

/// Hands batches from the thread that reads to the one that goes on with them, a few at a time, in order.
///
/// `@unchecked Sendable`: all state is guarded by the condition.
final class BatchQueue: @unchecked Sendable {
  fileprivate let condition = NSCondition()
  private var batches: [IndicatorFrame] = []
  private var isClosed = false
  fileprivate var failure: (any Error)?
  private let capacity: Int

  init(capacity: Int = 4) { self.capacity = capacity }

  /// Adds a batch, waiting while the queue is full.
  ///
  /// - Throws: What the consumer failed with.
  func put(_ batch: IndicatorFrame) throws {
    condition.lock()
    defer { condition.unlock() }
    while batches.count >= capacity, failure == nil { condition.wait() }
    if let failure { throw failure }
    batches.append(batch)
    condition.signal()
  }

  /// Says that no batch follows.
  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }

  /// Says that the consumer failed, which ends the reading.
  func fail(_ error: any Error) {
    condition.lock()
    failure = error
    condition.broadcast()
    condition.unlock()
  }

  /// The next batch, or nil at the end.
  func take() -> IndicatorFrame? {
    condition.lock()
    defer { condition.unlock() }
    while batches.isEmpty, !isClosed, failure == nil { condition.wait() }
    guard failure == nil, !batches.isEmpty else { return nil }
    let batch = batches.removeFirst()
    condition.signal()
    return batch
  }
}

extension BatchQueue {
  /// Throws what the consumer failed with.
  func throwFailure() throws {
    condition.lock()
    defer { condition.unlock() }
    if let failure { throw failure }
  }
}
