import Dispatch
import PluginKit
import Synchronization

/// Reads blocks of lines on a thread of its own, which takes them apart as well when there is nothing to read; the
/// caller takes apart what was not, and deals with the records in order.
///
/// Most of the work on JSON lines is to take them apart. Whichever thread is free does it, so that both stay busy
/// whatever the caller does with the records. Each block goes round in a slot, which one thread at a time has: the
/// reader until it is filled, whoever claims it while its lines are taken apart, then the caller.
final class LinePipeline: @unchecked Sendable {
  private let slots: [Slot]
  private let places = RingHandOver()

  private static let slotCount = 4

  /// A block on its way.
  private final class Slot: @unchecked Sendable {
    let block: RecordBlock
    /// Whether its lines are there and nobody takes them apart yet.
    let isOpen = Atomic(false)
    /// Signalled when the reader took the lines apart.
    let isScanned = DispatchSemaphore(value: 0)

    init(_ block: RecordBlock) { self.block = block }

    /// Whether the caller of this is the one to take the lines apart.
    func claim() -> Bool {
      isOpen.compareExchange(expected: true, desired: false, ordering: .acquiringAndReleasing).exchanged
    }
  }

  /// Makes a ring that starts with the block that is being filled.
  init(_ first: RecordBlock) {
    slots =
      [Slot(first)] + (1..<LinePipeline.slotCount).map { _ in Slot(RecordBlock(capacity: first.capacity)) }
  }

  /// Runs the reader on a thread of its own, and calls a function with each block here, in order.
  ///
  /// - Parameters:
  ///   - read: Gives the next block, which says whether it is the last; its argument is a block to go on with.
  ///   - makeScanner: Makes what takes lines apart: one for each thread.
  ///   - take: Takes a block of which lines were taken apart; the scanner is for those that are left.
  /// - Throws: What `take` throws, else what `read` throws once all blocks before are dealt with.
  func run(
    _ read: @escaping (RecordBlock) throws -> RecordBlock, _ makeScanner: () -> LineScanner,
    _ take: (RecordBlock, inout LineScanner) throws -> Void
  ) throws {
    var own = makeScanner()
    let others = makeScanner()
    // The reader has the first block from the start.
    try places.run(places: slots.count - 1, { [self] in produce(read, others) }) { number in
      let slot = slots[number % slots.count]
      if slot.claim() { own.scan(slot.block) } else { slot.isScanned.wait() }
      try take(slot.block, &own)
    }
  }

  private func produce(_ read: (RecordBlock) throws -> RecordBlock, _ scanner: LineScanner) {
    var scanner = scanner
    var number = 0
    do {
      var isLast = false
      while !isLast, waitForPlace(behind: number, &scanner) {
        isLast = try read(slots[(number + 1) % slots.count].block).isLast
        slots[number % slots.count].isOpen.store(true, ordering: .releasing)
        number += 1
        places.handOver()
      }
      places.end()
    } catch { places.end(error) }
    while places.isWanted, scanOne(before: number, &scanner) {}
  }

  /// Waits for a free slot, and takes lines apart until there is one; false when the reading is to end.
  private func waitForPlace(behind number: Int, _ scanner: inout LineScanner) -> Bool {
    while !places.takePlaceNow() {
      guard scanOne(before: number, &scanner) else { return places.waitForPlace() }
    }
    return places.isWanted
  }

  /// Takes the lines of one block apart: of the one that the caller comes to last; false when there is none.
  private func scanOne(before number: Int, _ scanner: inout LineScanner) -> Bool {
    for candidate in stride(from: number - 1, through: max(0, number - slots.count), by: -1) {
      let slot = slots[candidate % slots.count]
      guard slot.claim() else { continue }
      scanner.scan(slot.block)
      slot.isScanned.signal()
      return true
    }
    return false
  }
}
