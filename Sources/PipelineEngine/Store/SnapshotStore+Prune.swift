import Foundation
import IndicatorSchema

/// What was removed from the store, or would be.
public struct StorePruning: Sendable {
  /// The contents that nothing names any more.
  public var removed: [StoredSnapshot]
  /// How many contents stay.
  public var left: Int
  /// How many files of runs that were stopped long ago.
  public var stale: Int

  /// The size of the contents in bytes.
  public var bytes: Int { removed.map(\.bytes).reduce(0, +) }
}

extension SnapshotStore {
  /// Removes what no lock names, what is not at an address now, and what has been here for long.
  ///
  /// - Parameters:
  ///   - pipelines: Those whose locks keep what they name.
  ///   - digests: What else stays.
  ///   - days: How long anything stays in any case.
  ///   - removing: Whether it is done, rather than only said.
  /// - Throws: `Diagnostic` when the store can't be read or written.
  public func prune(
    keeping pipelines: [LockedPipeline], and digests: Set<String> = [], days: Int, removing: Bool = true,
    now: Date = Date()
  ) throws -> StorePruning {
    let origins = Set(try origins().values.map(\.sha256))
    let unfinished = try FetchJournal.unfinished(in: self, now: now)
    let named = pipelines.reduce(origins.union(unfinished).union(digests)) { $0.union($1.digests) }
    let limit = now.addingTimeInterval(-Double(days) * 86_400).ISO8601Format()
    let all = try snapshots()
    let removed = all.filter { !named.contains($0.sha256) && $0.arrived <= limit }
    if removing { for snapshot in removed { try remove(snapshot.sha256) } }
    let stale = try staleFiles(now)
    if removing { for file in stale { try? FileManager.default.removeItem(atPath: file) } }
    return StorePruning(removed: removed, left: all.count - removed.count, stale: stale.count)
  }

  /// What runs that were stopped have left half; one that still runs writes to its own at least once a day.
  private func staleFiles(_ now: Date) throws -> [String] {
    let limit = now.addingTimeInterval(-86_400).ISO8601Format()
    return try names(in: "incoming").map { "\(folder)/incoming/\($0)" }
      .filter { path in FileIdentity(path).map { $0.day < limit } ?? false }
  }
}
