import Crypto
import Foundation
import HTTPFetch
import IndicatorSchema
import PluginKit
import Synchronization

/// The documents of the web that a pipeline reads: each fetched once, kept, and read from where it is kept.
final class WebInputs: Sendable {
  private let store: SnapshotStore
  private let client: any HTTPClient
  private let freshness: Freshness
  private let journal: FetchJournal?
  private let state: Mutex<State>
  /// One request at a time: open-data servers are shared, and cut off those who ask for much at once.
  private let turn = NSLock()

  /// Whether what was fetched before will do.
  enum Freshness: Sendable {
    /// The server is asked whether there is something newer.
    case current
    /// What was fetched before is looked at as it is; only what never was is fetched.
    case stored
    /// What a run that was locked had fetched is read from the store, and nothing is fetched.
    case kept(KeptInputs)
  }

  private struct State {
    var earlier: [String: String] = [:]
    var read: [String: Snapshot] = [:]
    var urls: [String: [String]] = [:]
  }

  /// - Parameter journal: Where a run keeps what it has fetched until it ends well; nil for what only looks.
  init(
    _ store: SnapshotStore, client: any HTTPClient, freshness: Freshness, journal: FetchJournal? = nil
  ) {
    self.store = store
    self.client = client
    self.freshness = freshness
    self.journal = journal
    state = Mutex(State(earlier: journal?.earlier() ?? [:]))
  }

  /// What was read, by address.
  var snapshots: [String: Snapshot] { state.withLock { $0.read } }

  /// The addresses that a step read, in the order of reading, with what was there.
  func read(by step: String) -> [(url: String, snapshot: Snapshot)] {
    state.withLock { state in
      state.urls[step, default: []].compactMap { url in state.read[url].map { (url, $0) } }
    }
  }

  /// Forgets which addresses a step read, before it reads anew; what was there is remembered.
  func restart(_ step: String) { state.withLock { $0.urls[step] = nil } }

  /// The digest of all that a step read, in the order of reading; nil when it read nothing.
  func digest(of step: String) -> String? {
    state.withLock { state in
      guard let urls = state.urls[step], !urls.isEmpty else { return nil }
      let digests = urls.compactMap { state.read[$0]?.sha256 }
      if digests.count == 1 { return digests[0] }
      return Digest.hex(SHA256.hash(data: Data(digests.joined(separator: "\n").utf8)))
    }
  }

  /// The file with what is at an address.
  ///
  /// - Throws: `Diagnostic` when it can't be fetched or kept.
  func path(of location: Location, step: String) throws -> String {
    turn.lock()
    defer { turn.unlock() }
    let url = location.path
    let known = state.withLock { $0.read[url] }
    let snapshot = try known ?? snapshot(of: location, step)
    let digests = state.withLock { state -> [String: String] in
      state.read[url] = snapshot
      if state.urls[step]?.contains(url) != true { state.urls[step, default: []].append(url) }
      return state.read.mapValues(\.sha256)
    }
    if known == nil { try journal?.note(digests) }
    return store.path(of: snapshot.sha256)
  }

  /// Takes note that the run ended well.
  func finish() { journal?.forget() }

  /// Takes note that the run failed. What it had fetched is used again only where something was out of reach: when the
  /// data was the reason, the publisher may have mended it.
  func finish(after problems: Diagnostics) {
    if !problems.items.allSatisfy({ $0.code.category == .reach }) { journal?.forget() }
  }

  private func snapshot(of location: Location, _ step: String) throws -> Snapshot {
    let url = location.path
    if case .kept(let kept) = freshness { return try snapshot(of: location, step, kept) }
    let origin = store.origin(of: url)
    let earlier = state.withLock { $0.earlier[url] }
    if let origin {
      if case .stored = freshness { return Snapshot(origin) }
      if earlier == origin.sha256 { return Snapshot(origin) }
    }
    return try Snapshot(fetch(location, known: origin))
  }

  /// What was kept, held to its digest.
  private func snapshot(
    of location: Location, _ step: String, _ kept: KeptInputs
  ) throws -> Snapshot {
    let path = try kept.path(of: location, step: step)
    let taken = try FileDigest.take(path, name: location.displayName)
    guard let input = kept.input(location, step: step), input.sha256 == taken.sha256 else {
      throw Diagnostic(
        .damagedSnapshot, "what the store holds of '\(location.displayName)' is not what was kept",
        at: location.place, hint: "remove it with 'peil snapshot verify --remove', and bring it in again")
    }
    return Snapshot(WebOrigin(input))
  }

  private func fetch(_ location: Location, known: WebOrigin?) throws -> WebOrigin {
    let file = try store.newFile()
    defer { try? FileManager.default.removeItem(atPath: file) }
    guard let handle = FileHandle(forWritingAtPath: file) else {
      throw Diagnostic(.cannotWrite, "cannot write what is fetched")
    }
    var hash = SHA256()
    let response = try client.fetch(request(location, known: known)) { bytes in
      hash.update(bufferPointer: bytes)
      do { try handle.write(contentsOf: Data(bytes)) } catch {
        throw Diagnostic(.cannotWrite, "cannot write what is fetched: \(error.localizedDescription)")
      }
    }
    try? handle.synchronize()
    try? handle.close()
    let now = Date().ISO8601Format()
    if response.isUnchanged, var origin = known {
      origin.retrieved = now
      try store.note(origin, at: location.path)
      try store.note(SnapshotRecord(origin))
      return origin
    }
    let origin = WebOrigin(
      url: WebAddress.redacted(location.path), sha256: Digest.hex(hash.finalize()), bytes: response.bytes,
      retrieved: now, etag: response.validators?.etag, lastModified: response.validators?.lastModified,
      mediaType: response.headers["Content-Type"])
    try store.keep(file, sha256: origin.sha256)
    try store.note(origin, at: location.path)
    try store.note(SnapshotRecord(origin))
    return origin
  }

  private func request(_ location: Location, known: WebOrigin?) -> HTTPRequest {
    let validators = known.flatMap { origin in
      origin.etag ?? origin.lastModified == nil
        ? nil : HTTPValidators(etag: origin.etag, lastModified: origin.lastModified)
    }
    // Else a server may send the archive decompressed, and its name would promise what it is not.
    let name = location.path.prefix { $0 != "?" && $0 != "#" }.lowercased()
    let isArchive = [".gz", ".zip", ".xz", ".zst", ".bz2"].contains { name.hasSuffix($0) }
    return HTTPRequest(
      url: location.path, known: validators, acceptsCompression: !isArchive, place: location.place)
  }
}

extension WebOrigin {
  /// Where a locked input came from.
  fileprivate init(_ input: LockedInput) {
    self.init(
      url: input.location, sha256: input.sha256, bytes: input.bytes, retrieved: input.retrieved ?? "",
      etag: input.etag, lastModified: input.modified)
  }
}

extension Snapshot {
  /// What was fetched.
  init(_ origin: WebOrigin) { self.init(sha256: origin.sha256, bytes: origin.bytes, origin: origin) }
}
