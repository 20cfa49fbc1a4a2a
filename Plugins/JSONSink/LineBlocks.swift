import Dispatch
import FileWriting

/// Many lines at once: some threads put lines into text while one writes and recounts those of the round before.
///
/// Half of the time of an index went into its lines, in one thread. Blocks are written in their order, so that the
/// file does not depend on the number of threads; no more than two rounds of blocks are kept.
enum LineBlocks {
  private static let rowsPerBlock = 1024
  private static let blocksPerRound = 6

  /// Writes lines.
  ///
  /// - Parameter format: Appends the lines of these numbers.
  static func write(
    _ count: Int, to file: BufferedFile, stored: RecordCounter,
    _ format: @Sendable (Range<Int>, inout [UInt8]) -> Void
  ) throws {
    guard count > rowsPerBlock else {
      format(0..<count, &file.bytes)
      return try file.flushIfFull()
    }
    var (done, next) = (Round(), Round())
    for start in stride(from: 0, to: count, by: rowsPerBlock * blocksPerRound) {
      let end = min(start + rowsPerBlock * blocksPerRound, count)
      let blocks = (end - start + rowsPerBlock - 1) / rowsPerBlock
      let (writing, formatting) = (Writing(done, file, stored), next)
      formatting.used = blocks
      DispatchQueue.concurrentPerform(iterations: blocks + 1) { task in
        guard task > 0 else { return writing.run() }
        let first = start + (task - 1) * rowsPerBlock
        formatting.blocks[task - 1].fill { format(first..<min(first + rowsPerBlock, end), &$0) }
      }
      try writing.throwFailure()
      swap(&done, &next)
    }
    let writing = Writing(done, file, stored)
    writing.run()
    try writing.throwFailure()
  }

  /// The text of some lines; `@unchecked Sendable`: one thread at a time has it.
  private final class Block: @unchecked Sendable {
    private(set) var bytes: [UInt8] = []

    func fill(_ format: (inout [UInt8]) -> Void) {
      bytes.removeAll(keepingCapacity: true)
      format(&bytes)
    }
  }

  /// Neighbouring blocks; `@unchecked Sendable`: changed only between rounds.
  private final class Round: @unchecked Sendable {
    let blocks = (0..<blocksPerRound).map { _ in Block() }
    var used = 0
  }

  /// The writing of a round; `@unchecked Sendable`: one thread does it, another looks at the outcome when it is over.
  private final class Writing: @unchecked Sendable {
    private let round: Round
    private let file: BufferedFile
    private let stored: RecordCounter
    private var failure: (any Error)?

    init(_ round: Round, _ file: BufferedFile, _ stored: RecordCounter) {
      (self.round, self.file, self.stored) = (round, file, stored)
    }

    func run() {
      do {
        for block in round.blocks.prefix(round.used) { try file.write(block.bytes) }
        if round.used > 0 { try stored.readOn() }
      } catch {
        failure = error
      }
    }

    func throwFailure() throws {
      if let failure { throw failure }
    }
  }
}
