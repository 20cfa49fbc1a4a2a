import PluginKit

/// Reads blocks and finds their fields on a thread of its own, while the caller deals with the blocks before.
///
/// `@unchecked Sendable`: a block of the ring belongs to the thread that has its place.
final class BlockPipeline: @unchecked Sendable {
  private let blocks: RecordBlocks
  private let dialect: Dialect
  private let ring: [Block]
  private let places = RingHandOver()

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
    try places.run(places: ring.count, fill) { try body(ring[$0 % ring.count]) }
  }

  private func readHere(_ body: (Block) throws -> Void) throws {
    while blocks.next(ring[0]) {
      ring[0].index(dialect)
      try body(ring[0])
    }
  }

  private func fill() {
    var number = 0
    while places.waitForPlace(), blocks.next(ring[number % ring.count]) {
      ring[number % ring.count].index(dialect)
      number += 1
      places.handOver()
    }
  }
}
