import Foundation
import IndicatorSchema

/// What came of looking at every content of the store.
public struct StoreVerification: Sendable {
  /// How many were looked at.
  public var count: Int
  /// Their size in bytes.
  public var bytes: Int
  /// Those that are not what was kept.
  public var damaged: [StoredSnapshot]
}

extension SnapshotStore {
  /// Takes the digest of every content and compares it with that it is kept under.
  ///
  /// - Parameter removing: Whether what is damaged is removed.
  /// - Throws: `Diagnostic` when the store can't be read, or written where that is wanted.
  public func verify(removing: Bool = false) throws -> StoreVerification {
    let all = try snapshots()
    let damaged = try all.filter { snapshot in
      let path = path(of: snapshot.sha256)
      return try FileDigest.take(path, name: path).sha256 != snapshot.sha256
    }
    if removing { for snapshot in damaged { try remove(snapshot.sha256) } }
    return StoreVerification(count: all.count, bytes: all.map(\.bytes).reduce(0, +), damaged: damaged)
  }

  /// Removes a content and what is known of it.
  func remove(_ sha256: String) throws {
    do {
      try FileManager.default.removeItem(atPath: path(of: sha256))
    } catch {
      throw Diagnostic(
        .cannotWrite, "cannot remove '\(path(of: sha256))'", hint: "check the permissions of its folder")
    }
    try? FileManager.default.removeItem(atPath: recordPath(sha256))
  }
}
