import Foundation
import Glibc
import IndicatorSchema

extension SnapshotStore {
  /// Whether a content is there, as far as its size tells.
  func holds(_ snapshot: Snapshot) -> Bool {
    FileIdentity(path(of: snapshot.sha256))?.bytes == snapshot.bytes
  }

  /// Takes the digest of a file and keeps a copy of what was read for it.
  ///
  /// - Throws: `Diagnostic` when the file can't be read or the copy not be kept.
  func keepFile(_ path: String, name: String) throws -> Snapshot {
    let incoming = try newFile()
    var isKept = false
    defer { if !isKept { unlink(incoming) } }
    guard let handle = FileHandle(forWritingAtPath: incoming) else { throw cannotWrite }
    let snapshot = try FileDigest.take(path, name: name) { block in
      do { try handle.write(contentsOf: block) } catch { throw cannotWrite }
    }
    do { try handle.close() } catch { throw cannotWrite }
    if holds(snapshot) {
      // It has come anew, and what came lately is not cleared away.
      utimensat(AT_FDCWD, self.path(of: snapshot.sha256), nil, 0)
    } else {
      try keep(incoming, sha256: snapshot.sha256)
      isKept = true
    }
    try note(SnapshotRecord(snapshot, .input, name: name))
    return snapshot
  }
}
