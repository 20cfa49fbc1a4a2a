import Crypto
import Foundation
import Glibc
import IndicatorSchema
import PluginKit
import Synchronization

/// What an input was when it was read: its digest, and proof that it did not change meanwhile.
struct Snapshot: Sendable {
  /// The SHA-256 of the file, in hexadecimal.
  var sha256: String
  /// The size of the file in bytes.
  var bytes: Int
  /// Where it was fetched from; nil for a file.
  var origin: WebOrigin?
}

/// Takes the digests of all inputs beside the reading.
final class SnapshotTaker: Sendable {
  private let results: Results
  private let thread: WorkerThread

  /// Starts taking the digest of each file, given by absolute path and the name messages use.
  init(_ files: [String: String]) {
    let results = Results()
    self.results = results
    thread = WorkerThread {
      for (path, name) in files.sorted(by: { $0.key < $1.key }) {
        let result = Result { try SnapshotTaker.take(path, name: name) }
          .mapError { Diagnostics($0).items.first ?? Diagnostic(.fault, "\($0)") }
        results.value.withLock { $0[path] = result }
      }
    }
  }

  private final class Results: Sendable {
    let value = Mutex<[String: Result<Snapshot, Diagnostic>]>([:])
  }

  /// The snapshots by path, when all are taken.
  ///
  /// - Throws: `Diagnostic` when a file can't be read or changed while it was read.
  func wait() throws -> [String: Snapshot] {
    thread.wait()
    return try results.value.withLock { try $0.mapValues { try $0.get() } }
  }

  private static func take(_ path: String, name: String) throws -> Snapshot {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Diagnostic(.cannotRead, "cannot read '\(name)'", at: Place(name))
    }
    defer { close(descriptor) }
    let before = identity(path)
    // One buffer for all blocks: memory touched for the first time costs more than the digest.
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
    defer { buffer.deallocate() }
    var hash = SHA256()
    var bytes = 0
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Diagnostic(.cannotRead, "cannot read '\(name)'", at: Place(name)) }
      if count == 0 { break }
      hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      bytes += count
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
