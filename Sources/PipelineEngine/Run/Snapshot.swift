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
  /// Where it was fetched from; nil for a file.
  var origin: WebOrigin?
}

/// Takes the digests of all inputs beside the reading.
final class SnapshotTaker: Sendable {
  private let results: Results
  private let thread: WorkerThread?
  /// The inputs, and what each file was before it was read.
  private let files: [String: (file: InputFile, identity: FileIdentity?)]

  /// Of which files digests are wanted.
  enum Wanted: Sendable {
    /// Of none: nothing is published, so nothing has to be traced.
    case none
    /// Of all, as far as they are not known from an earlier run; with a store, each content is kept in it.
    case all(known: KnownDigests, store: SnapshotStore? = nil)
  }

  /// Starts taking the digest of each file.
  init(_ inputs: [String: InputFile], _ wanted: Wanted) {
    let files = inputs.mapValues { (file: $0, identity: FileIdentity($0.path)) }
    self.files = files
    let results = Results()
    self.results = results
    guard case .all(let known, let store) = wanted else {
      thread = nil
      return
    }
    results.value.withLock { $0.known = known }
    thread = WorkerThread {
      for (key, file) in files.sorted(by: { $0.key < $1.key }) {
        let began = FileIdentity.now
        let result = Result { try SnapshotTaker.snapshot(file.file, file.identity, known, store) }
          .mapError { Diagnostics($0).items.first ?? Diagnostic(.fault, "\($0)") }
        results.value.withLock { $0.add(result, key, file.identity, began) }
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
    for (_, (file, identity)) in files.sorted(by: { $0.key < $1.key }) {
      guard let identity else { continue }
      if FileIdentity(file.path)?.hasContent(of: identity) == true { continue }
      throw Diagnostic(
        .cannotRead, "the file changed while it was read", at: Place(file.name), hint: "run again")
    }
    return snapshots
  }

  /// The digests known now, those taken included.
  var known: KnownDigests { results.value.withLock { $0.known } }

  private static func snapshot(
    _ file: InputFile, _ identity: FileIdentity?, _ known: KnownDigests, _ store: SnapshotStore?
  ) throws -> Snapshot {
    if let identity, let sha256 = known.sha256(of: file.path, identity) {
      let snapshot = Snapshot(sha256: sha256, bytes: identity.bytes)
      if store?.holds(snapshot) != false { return snapshot }
    }
    let snapshot =
      try store?.keepFile(file.path, name: file.name) ?? FileDigest.take(file.path, name: file.name)
    try file.expected?.check(snapshot, file)
    return snapshot
  }
}

/// A file that is read: an input, or what was kept of one.
struct InputFile: Sendable {
  /// Where it is.
  var path: String
  /// What messages call it.
  var name: String
  /// What it has to be, where that is known beforehand.
  var expected: LockedInput?
}

extension LockedInput {
  fileprivate func check(_ snapshot: Snapshot, _ file: InputFile) throws {
    guard snapshot.sha256 != sha256 else { return }
    throw Diagnostic(
      .damagedSnapshot, "what the store holds of '\(file.name)' has sha256 \(snapshot.sha256), not \(sha256)",
      hint: "remove it with 'peil snapshot verify --remove', and bring it in again")
  }
}
