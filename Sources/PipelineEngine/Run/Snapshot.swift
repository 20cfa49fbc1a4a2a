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
  private let thread: WorkerThread?
  /// The inputs: the name messages use, and what the file was before it was read.
  private let files: [String: (name: String, identity: FileIdentity?)]

  /// Of which files digests are wanted.
  enum Wanted: Sendable {
    /// Of none: nothing is published, so nothing has to be traced.
    case none
    /// Of all, as far as they are not known from an earlier run.
    case all(known: KnownDigests)
  }

  /// Starts taking the digest of each file, given by absolute path and the name messages use.
  init(_ names: [String: String], _ wanted: Wanted) {
    let files = Dictionary(
      uniqueKeysWithValues: names.map { ($0, (name: $1, identity: FileIdentity($0))) })
    self.files = files
    let results = Results()
    self.results = results
    guard case .all(let known) = wanted else {
      thread = nil
      return
    }
    results.value.withLock { $0.known = known }
    thread = WorkerThread {
      for (path, file) in files.sorted(by: { $0.key < $1.key }) {
        let began = FileIdentity.now
        let result = Result { try SnapshotTaker.snapshot(path, file.name, file.identity, known) }
          .mapError { Diagnostics($0).items.first ?? Diagnostic(.fault, "\($0)") }
        results.value.withLock { $0.add(result, path, file.identity, began) }
      }
    }
  }

  private struct Taken: Sendable {
    var snapshots: [String: Result<Snapshot, Diagnostic>] = [:]
    var known = KnownDigests()

    mutating func add(
      _ result: Result<Snapshot, Diagnostic>, _ path: String, _ identity: FileIdentity?, _ began: Int
    ) {
      snapshots[path] = result
      guard let identity, case .success(let snapshot) = result else { return }
      if known.sha256(of: path, identity) == nil {
        known.note(snapshot.sha256, of: path, identity, began: began)
      }
    }
  }

  private final class Results: Sendable {
    let value = Mutex(Taken())
  }

  /// The snapshots by path, when all are taken; called after everything was read.
  ///
  /// - Throws: `Diagnostic` when a file can't be read or changed while it was read.
  func wait() throws -> [String: Snapshot] {
    thread?.wait()
    let snapshots = try results.value.withLock { try $0.snapshots.mapValues { try $0.get() } }
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      guard let identity = file.identity else { continue }
      if FileIdentity(path)?.hasContent(of: identity) == true { continue }
      throw Diagnostic(
        .cannotRead, "the file changed while it was read", at: Place(file.name), hint: "run again")
    }
    return snapshots
  }

  /// The digests known now, those taken included.
  var known: KnownDigests { results.value.withLock { $0.known } }

  private static func snapshot(
    _ path: String, _ name: String, _ identity: FileIdentity?, _ known: KnownDigests
  ) throws -> Snapshot {
    if let identity, let sha256 = known.sha256(of: path, identity) {
      return Snapshot(sha256: sha256, bytes: identity.bytes)
    }
    return try take(path, name: name)
  }

  private static func take(_ path: String, name: String) throws -> Snapshot {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Diagnostic(.cannotRead, "cannot read '\(name)'", at: Place(name))
    }
    defer { close(descriptor) }
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
    return Snapshot(sha256: Digest.hex(hash.finalize()), bytes: bytes)
  }
}
