import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine

/// What people see of the store.
enum SnapshotText {
  /// A name of a content, or its address.
  static func name(of snapshot: StoredSnapshot) -> String {
    guard let record = snapshot.record else { return "nothing is known of it" }
    let names = record.names.isEmpty ? record.urls : record.names
    let shown = TextTable.plain(names.first ?? "no name")
    let text = record.kind == .rows ? "rows of \(shown)" : shown
    return names.count > 1 ? "\(text) and \(names.count - 1) more" : text
  }

  /// The table and its licence, as far as known.
  static func table(of snapshot: StoredSnapshot) -> String {
    let parts = [snapshot.record?.publisher, snapshot.record?.table, snapshot.record?.licence]
    return parts.compactMap { $0.map(TextTable.plain) }.joined(separator: ", ")
  }

  /// A size as people read it.
  static func size(_ bytes: Int) -> String {
    let units = [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)]
    guard let (unit, scale) = units.first(where: { Double(bytes) >= $0.1 }) else { return "\(bytes) B" }
    return String(format: "%.1f", Double(bytes) / scale) + " " + unit
  }

  /// How many contents, and how much that is.
  static func sum(_ count: Int, _ bytes: Int) -> String {
    "\(count) \(count == 1 ? "snapshot" : "snapshots"), \(size(bytes))"
  }

  /// The day and minute of a time.
  static func minute(_ time: String) -> String {
    TextTable.plain(String(time.prefix(16))).replacingOccurrences(of: "T", with: " ")
  }
}

/// The list of the store.
struct SnapshotListText {
  private let snapshots: [StoredSnapshot]
  private let locked: [(lock: String, digests: Set<String>)]
  private let folder: String

  init(_ snapshots: [StoredSnapshot], _ locked: [LockedPipeline], in folder: String) {
    self.snapshots = snapshots
    self.locked = locked.map { ($0.lock, $0.digests) }
    self.folder = folder
  }

  /// A table for people.
  var lines: [String] {
    guard !snapshots.isEmpty else { return ["\(folder): nothing is kept there"] }
    let head = ["sha256", "size", "what", "table", "kept"] + (locked.isEmpty ? [] : ["locked by"])
    let rows = snapshots.map { snapshot in
      [
        String(snapshot.sha256.prefix(12)), SnapshotText.size(snapshot.bytes),
        SnapshotText.name(of: snapshot), SnapshotText.table(of: snapshot),
        SnapshotText.minute(snapshot.kept),
      ] + (locked.isEmpty ? [] : [locks(of: snapshot).joined(separator: ", ")])
    }
    let bytes = snapshots.map(\.bytes).reduce(0, +)
    return TextTable.lines([head] + rows, sides: [.left, .right])
      + ["\(folder): \(SnapshotText.sum(snapshots.count, bytes))"]
  }

  /// JSON for programs.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let entries = snapshots.map { Entry($0, locks: locks(of: $0)) }
    return String(decoding: try encoder.encode(entries), as: UTF8.self)
  }

  private func locks(of snapshot: StoredSnapshot) -> [String] {
    locked.filter { $0.digests.contains(snapshot.sha256) }.map(\.lock)
  }

  private struct Entry: Encodable {
    var sha256: String
    var bytes: Int
    var kept: String
    var kind: SnapshotRecord.Kind?
    var names: [String]
    var urls: [String]
    var modified: String?
    var etag: String?
    var table: String?
    var publisher: String?
    var licence: String?
    var locks: [String]

    init(_ snapshot: StoredSnapshot, locks: [String]) {
      let record = snapshot.record
      (sha256, bytes, kept) = (snapshot.sha256, snapshot.bytes, snapshot.kept)
      (kind, names, urls) = (record?.kind, record?.names ?? [], record?.urls ?? [])
      (modified, etag) = (record?.modified, record?.etag)
      (table, publisher, licence) = (record?.table, record?.publisher, record?.licence)
      self.locks = locks
    }
  }
}

extension StoreOptions {
  /// The store that the user names, or that beside a pipeline file.
  func store(beside pipeline: String?) -> SnapshotStore {
    SnapshotStore(folder: folder ?? SnapshotStore.standardFolder(beside: pipeline))
  }
}

extension CompletionKind {
  /// Pipeline files.
  static var pipelines: CompletionKind { .file(extensions: ["yml", "yaml"]) }
}
