import Crypto
import Foundation
import IndicatorSchema
import PluginKit
import Synchronization

/// What an input was when it was read: its digest, and proof that it did not change meanwhile.
struct Snapshot: Sendable {
  /// The SHA-256 of the file, in hexadecimal.
  var sha256: String
  /// The size of the file in bytes.
  var bytes: Int
}

/// Takes the digests of all inputs beside the reading.
final class SnapshotTaker: Sendable {
  private let results = Mutex<[String: Result<Snapshot, Diagnostic>]>([:])
  private let group = DispatchGroup()

  /// Starts taking the digest of each file, given by absolute path and the name messages use.
  init(_ files: [String: String]) {
    for (path, name) in files {
      DispatchQueue.global().async(group: group) {
        let result: Result<Snapshot, Diagnostic>
        do {
          result = .success(try SnapshotTaker.take(path, name: name))
        } catch {
          result = .failure(Diagnostics(error).items[0])
        }
        self.results.withLock { $0[path] = result }
      }
    }
  }

  /// The snapshots by path, when all are taken.
  ///
  /// - Throws: `Diagnostic` when a file can't be read or changed while it was read.
  func wait() throws -> [String: Snapshot] {
    group.wait()
    return try results.withLock { try $0.mapValues { try $0.get() } }
  }

  private static func take(_ path: String, name: String) throws -> Snapshot {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Diagnostic(.cannotRead, "cannot read '\(name)'", at: Place(name))
    }
    defer { try? handle.close() }
    let before = identity(path)
    var hash = SHA256()
    var bytes = 0
    while let block = try handle.read(upToCount: 1 << 20), !block.isEmpty {
      hash.update(data: block)
      bytes += block.count
    }
    guard identity(path) == before else {
      throw Diagnostic(
        .cannotRead, "the file changed while it was read", at: Place(name), hint: "run again")
    }
    return Snapshot(sha256: Digest.hex(hash.finalize()), bytes: bytes)
  }

  private static func identity(_ path: String) -> [String] {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    let date = (facts?[.modificationDate] as? Date)?.timeIntervalSince1970
    return ["\(facts?[.size] ?? "")", "\(facts?[.systemFileNumber] ?? "")", "\(date ?? 0)"]
  }
}
