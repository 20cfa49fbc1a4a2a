import PluginKit

/// Takes a document apart on a thread of its own, while the caller deals with the records found before.
///
/// `@unchecked Sendable`: a block of the ring belongs to the thread that has its place.
final class RecordPipeline: @unchecked Sendable {
  private let ring: [RecordBlock]
  private let places = RingHandOver()
  /// The number of blocks handed over; the reader's own.
  private var given = 0

  /// Thrown in the reader when nobody takes its blocks any more.
  private struct Stopped: Error {}

  /// Makes a ring that starts with the block that is being filled.
  init(_ first: RecordBlock) {
    ring = [first] + (0..<2).map { _ in RecordBlock(capacity: first.capacity) }
  }

  /// Hands a filled block over and gives a free one; called by the reader.
  func exchange() throws -> RecordBlock {
    handOver()
    guard places.waitForPlace() else { throw Stopped() }
    return ring[given % ring.count]
  }

  /// Runs a reader on a thread of its own, and calls a function with each block here, in order.
  ///
  /// - Parameter produce: Fills blocks, which it gets with `exchange`; the last one is handed over when it ends.
  /// - Throws: What the function throws, else what the reader throws once all blocks before are dealt with.
  func run(_ produce: @escaping () throws -> Void, _ take: (RecordBlock) throws -> Void) throws {
    try places.run(
      places: ring.count - 1,
      { [self] in
        do { try produce() } catch {
          // Before damage the last block holds what came before that.
          if !(error is Stopped) { handOver() }
          throw error
        }
        handOver()
      }
    ) { try take(ring[$0 % ring.count]) }
  }

  private func handOver() {
    given += 1
    places.handOver()
  }
}
