import Dispatch
import Foundation
import IndicatorSchema
import PluginKit

/// Profiles a table on several threads: each takes the next block and tallies it, and the tallies are merged.
///
/// The lock guards the reading of blocks and the variables below; a profiler belongs to one thread. It is a lock
/// that the thread sanitizer knows, so that this is checked and not only said.
final class ProfileCrew: @unchecked Sendable {
  private let table: Table
  private let members: [(block: Block, profiler: BlockProfiler)]
  private let lock = NSLock()
  /// The lines of each block that was tallied.
  private var lines: [Int: Int] = [:]
  /// The block with the first damaged record, and who has it.
  private var damaged: (block: Int, member: Int)?

  /// As many threads as there are processors, up to a number beyond which reading is what takes the time.
  static var workers: Int { min(ProcessInfo.processInfo.activeProcessorCount, 8) }

  /// Makes a crew.
  ///
  /// A table with a footer takes one thread, because the footer says that what follows is no table.
  init(_ table: Table, _ format: CSVFormat, blockBytes: Int, workers: Int) {
    self.table = table
    members = (0..<(format.footers.isEmpty ? workers : 1)).map { _ in
      let block = Block(capacity: blockBytes)
      return (block, BlockProfiler(table, format, block))
    }
  }

  /// Reads the whole table.
  ///
  /// - Throws: `Diagnostic` for the first damaged record, and what the reader throws.
  func run() throws {
    DispatchQueue.concurrentPerform(iterations: table.blocks.isShort ? 1 : members.count) { work($0) }
    try lock.withLock {
      if let damaged {
        // The thread that met the damage did not know the number of the line; now it is known.
        _ = try members[damaged.member].profiler.take(line: line(before: damaged.block))
        throw Diagnostic(.fault, "damage in \(table.name) was met once and not again")
      }
      try table.blocks.finish(line: line(before: lines.count))
    }
  }

  private func line(before block: Int) -> Int {
    (0..<block).reduce(table.firstLine) { $0 + (lines[$1] ?? 0) }
  }

  private func work(_ member: Int) {
    let (block, profiler) = members[member]
    while lock.withLock({ damaged == nil && table.blocks.next(block) }) {
      do {
        let count = try profiler.take(line: 0)
        lock.withLock { lines[block.number] = count }
      } catch {
        return lock.withLock {
          if damaged.map({ block.number < $0.block }) ?? true { damaged = (block.number, member) }
        }
      }
    }
  }

  /// What was found.
  func profile() -> TableProfile {
    let whole = TableTally(columns: table.columns.count)
    for (_, profiler) in members { whole.merge(profiler.tally) }
    let rows = members.reduce(0) { $0 + $1.profiler.rows }
    return TableProfile(rows: rows, columns: whole.profiles(names: table.columns, rows: rows))
  }
}
