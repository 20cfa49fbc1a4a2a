import Dispatch
import Foundation
import Synchronization

/// Reads blocks and finds their fields on a thread of its own, while the caller deals with the blocks before.
///
/// A few blocks go round: the reader takes a free one, fills it and hands it over, in order. The two semaphores count
/// free and filled blocks, so that no block is ever used by both.
final class BlockPipeline: @unchecked Sendable {
  private let blocks: RecordBlocks
  private let dialect: Dialect
  private let ring: [Block]
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)
  private let isDone = DispatchSemaphore(value: 0)
  private let isStopped = Atomic(false)
  /// The number of blocks in all once the reader knows, before its last `filled` signal; else -1.
  private let total = Atomic(-1)

  private static let ringSize = 3

  /// Makes a pipeline for what is left of a table; `locatesFields` if the ends of all fields are located as well.
  init(_ blocks: RecordBlocks, _ dialect: Dialect, blockBytes: Int, locatesFields: Bool) {
    self.blocks = blocks
    self.dialect = dialect
    ring = (0..<BlockPipeline.ringSize).map { _ in Block(capacity: blockBytes, locatesFields: locatesFields) }
  }

  /// Calls a function for each block, in order; a short input takes no other thread.
  ///
  /// - Throws: What the function throws, which ends the reading.
  func forEach(_ body: (Block) throws -> Void) throws {
    guard !blocks.isShort else { return try readHere(body) }
    Thread.detachNewThread { [self] in fill() }
    for _ in ring { free.signal() }
    defer {
      isStopped.store(true, ordering: .relaxed)
      free.signal()
      isDone.wait()
    }
    for number in 0... {
      filled.wait()
      if number == total.load(ordering: .acquiring) { return }
      try body(ring[number % ring.count])
      free.signal()
    }
  }

  private func readHere(_ body: (Block) throws -> Void) throws {
    while blocks.next(ring[0]) {
      ring[0].index(dialect)
      try body(ring[0])
    }
  }

  private func fill() {
    var number = 0
    free.wait()
    while !isStopped.load(ordering: .relaxed), blocks.next(ring[number % ring.count]) {
      ring[number % ring.count].index(dialect)
      number += 1
      filled.signal()
      free.wait()
    }
    total.store(number, ordering: .releasing)
    filled.signal()
    isDone.signal()
  }
}
