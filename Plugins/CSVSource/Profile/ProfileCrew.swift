import Dispatch
import Glibc
import IndicatorSchema
import PluginKit
import Synchronization

/// Profiles a table on several threads: each takes the next block and tallies it, and the tallies are merged.
///
/// The lock guards the reading of blocks and the state below; a profiler belongs to one thread.
final class ProfileCrew: @unchecked Sendable {
  private let table: Table
  private let profilers: [(block: Block, profiler: BlockProfiler)]
  private let state = Mutex(State())

  private struct State {
    /// The lines of each block that was tallied.
    var lines: [Int: Int] = [:]
    /// The block with the first damaged record, and who has it.
    var damaged: (block: Int, worker: Int)?
  }

  /// As many threads as there are processors, up to a number beyond which reading is what takes the time.
  static var workers: Int { min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), 8) }

  /// Makes a crew.
  ///
  /// A table with a footer takes one thread, because the footer says that what follows is no table.
  init(_ table: Table, _ format: CSVFormat, blockBytes: Int, workers: Int) {
    self.table = table
    profilers = (0..<(format.footers.isEmpty ? workers : 1)).map { _ in
      let block = Block(capacity: blockBytes)
      return (block, BlockProfiler(table, format, block))
    }
  }

  /// Reads the whole table.
  ///
  /// - Throws: `Diagnostic` for the first damaged record, and what the reader throws.
  func run() throws {
    DispatchQueue.concurrentPerform(iterations: profilers.count) { work($0) }
    let (lines, damaged) = state.withLock { ($0.lines, $0.damaged) }
    func line(before block: Int) -> Int { (0..<block).reduce(table.firstLine) { $0 + (lines[$1] ?? 0) } }
    if let damaged {
      // The thread that met the damage did not know the number of the line; now it is known.
      _ = try profilers[damaged.worker].profiler.take(line: line(before: damaged.block))
    }
    try table.blocks.finish(line: line(before: lines.count))
  }

  private func work(_ worker: Int) {
    let (block, profiler) = profilers[worker]
    while state.withLock({ $0.damaged == nil && table.blocks.next(block) }) {
      do {
        let lines = try profiler.take(line: 0)
        state.withLock { $0.lines[block.number] = lines }
      } catch {
        return state.withLock { state in
          if state.damaged.map({ block.number < $0.block }) ?? true { state.damaged = (block.number, worker) }
        }
      }
    }
  }

  /// What was found.
  func profile() -> TableProfile {
    let whole = TableTally(columns: table.columns.count)
    for (_, profiler) in profilers { whole.merge(profiler.tally) }
    let rows = profilers.reduce(0) { $0 + $1.profiler.rows }
    return TableProfile(rows: rows, columns: whole.profiles(names: table.columns, rows: rows))
  }
}
