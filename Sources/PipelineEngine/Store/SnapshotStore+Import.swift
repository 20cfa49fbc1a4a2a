import Foundation
import IndicatorSchema

/// What was brought into the store.
public struct StoreImport: Sendable {
  /// How many contents are new.
  public var added = 0
  /// Their size in bytes.
  public var bytes = 0
  /// How many contents were there already.
  public var known = 0
  /// The lock files that the archive was made for.
  public var locks: [String] = []
}

extension SnapshotStore {
  /// Brings in what `export` wrote. Nothing gets its place before all of the archive was read and found to be right.
  ///
  /// - Throws: `Diagnostic` when it is not such a file, is damaged or ends too early, or the store can't be written.
  public func importArchive(_ path: String) throws -> StoreImport {
    let incoming = IncomingArchive(self)
    defer { incoming.drop() }
    try incoming.read(TarReader(path))
    return try incoming.keep()
  }
}

/// An archive on its way into the store.
private final class IncomingArchive {
  private let store: SnapshotStore
  private var files: [String: (path: String, bytes: Int)] = [:]
  private var records: [SnapshotRecord] = []
  private var origins: [(name: String, origin: WebOrigin)] = []
  private var result = StoreImport()

  /// No record or origin is larger; an object may be of any size.
  static let documentLimit = 1 << 20

  init(_ store: SnapshotStore) { self.store = store }

  /// Removes what did not get its place.
  func drop() {
    for file in files.values { try? FileManager.default.removeItem(atPath: file.path) }
  }

  func read(_ archive: TarReader) throws {
    var isEmpty = true
    while let header = try archive.next() {
      isEmpty = false
      switch ArchiveMember(header.name) {
      case .object(let sha256): try readObject(sha256, header, archive)
      case .record(let sha256):
        let record: SnapshotRecord = try document(header, archive)
        guard record.sha256 == sha256 else { throw archive.corrupt("has a record of another content") }
        records.append(record)
      case .origin(let name): origins.append((name, try document(header, archive)))
      case .lock(let name):
        try archive.content(of: header) { _ in }
        result.locks.append(name)
      case nil: throw archive.corrupt("has '\(header.name)', which does not belong in it")
      }
    }
    if isEmpty { throw archive.corrupt("is empty") }
  }

  private func readObject(_ sha256: String, _ header: TarHeader, _ archive: TarReader) throws {
    guard files[sha256] == nil, !store.holds(Snapshot(sha256: sha256, bytes: header.size)) else {
      result.known += 1
      return try check(sha256, header, archive) { _ in }
    }
    let file = try store.newFile()
    files[sha256] = (file, header.size)
    guard let handle = FileHandle(forWritingAtPath: file) else { throw store.cannotWrite }
    try check(sha256, header, archive) { bytes in
      do { try handle.write(contentsOf: bytes) } catch { throw store.cannotWrite }
    }
    do { try handle.close() } catch { throw store.cannotWrite }
  }

  private func check(
    _ sha256: String, _ header: TarHeader, _ archive: TarReader,
    _ receive: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let found = try FileDigest.take { block in
      try archive.content(of: header) { bytes in
        block(bytes)
        try receive(bytes)
      }
    }
    guard found == sha256 else {
      throw Diagnostic(
        .damagedSnapshot, "'\(header.name)' has sha256 \(found)",
        hint: "copy the archive again, or export it again")
    }
  }

  private func document<Document: Decodable>(_ header: TarHeader, _ archive: TarReader) throws -> Document {
    guard header.size <= Self.documentLimit else {
      throw archive.corrupt("has '\(header.name)', which is too large")
    }
    var data = Data()
    try archive.content(of: header) { data.append(contentsOf: $0) }
    do {
      return try JSONDecoder().decode(Document.self, from: data)
    } catch {
      throw archive.corrupt("has '\(header.name)', which is no such document")
    }
  }

  /// Gives everything its place.
  func keep() throws -> StoreImport {
    for (sha256, file) in files.sorted(by: { $0.key < $1.key }) {
      try store.keep(file.path, sha256: sha256)
      files[sha256] = nil
      result.added += 1
      result.bytes += file.bytes
    }
    for record in records where store.holds(Snapshot(sha256: record.sha256, bytes: record.bytes)) {
      // What this store knows itself goes before what another one says.
      try store.note(store.record(of: record.sha256).map { record.adding($0) } ?? record)
    }
    for (name, origin) in origins where store.holds(Snapshot(sha256: origin.sha256, bytes: origin.bytes)) {
      try store.bringIn(origin, name)
    }
    return result
  }
}

extension SnapshotStore {
  /// Keeps what another store found at an address, unless this one has looked itself since.
  ///
  /// It is used where nobody asks for the newest; a run asks the server for the document itself, without the marks by
  /// which it would say "unchanged": whoever made the archive could have put any content under them.
  fileprivate func bringIn(_ origin: WebOrigin, _ name: String) throws {
    if let own = self.origin(named: name), own.retrieved >= origin.retrieved { return }
    var origin = origin
    (origin.etag, origin.lastModified) = (nil, nil)
    try write(StoreJSON.encode(origin), to: "\(folder)/origins/\(name)")
  }
}
