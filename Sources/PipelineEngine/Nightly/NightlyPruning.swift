import Foundation
import IndicatorSchema
import RunState

/// Clears the store beside pipelines of inputs that nobody needs any more, after a night.
public struct NightlyPruning {
  private let folder: String

  /// - Parameter folder: A folder with pipelines. What others of them need than those that ran stays as well.
  public init(_ folder: String) { self.folder = folder }

  /// The folders of pipeline files, each once, by name.
  public static func folders(of files: [String]) -> [String] {
    Set(files.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }).sorted()
  }

  /// Removes what no lock and no last run names, what is not at an address now, and what has been here for long.
  ///
  /// - Parameter days: How long anything stays in any case.
  /// - Throws: `Diagnostics` when a lock, the state or the store can't be read; then nothing is removed.
  public func prune(days: Int, now: Date = Date()) throws -> StorePruning {
    let store = SnapshotStore(folder: folder + "/.peil/snapshots")
    let locked = try Nightly.files(folder).compactMap(LockedPipeline.ifLocked)
    return try store.prune(keeping: locked, and: lastInputs(), days: days, now: now)
  }

  /// What the last run of each pipeline read: with it a figure can be traced to its cell.
  private func lastInputs() throws -> Set<String> {
    let file = folder + "/.peil/state.sqlite"
    guard FileManager.default.fileExists(atPath: file) else { return [] }
    let entries = try StateFile(file).entries(of: nil, [.done], limit: .max)
    let last = Dictionary(entries.map { ($0.pipeline, $0) }, uniquingKeysWith: { newest, _ in newest })
    return Set(last.values.flatMap { $0.record?.inputs ?? [] }.map(\.sha256))
  }
}
