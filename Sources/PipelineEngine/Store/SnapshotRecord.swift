import Foundation
import IndicatorSchema

/// What is known of a content in the store beside its digest: enough to tell years later what it is.
public struct SnapshotRecord: Hashable, Sendable, Codable {
  /// What a content is.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// What a pipeline read.
    case input
    /// The rows that a step of a locked run gave.
    case rows
  }

  /// The SHA-256 of the content, in hexadecimal.
  public var sha256: String
  /// The size of the content in bytes.
  public var bytes: Int
  /// What it is.
  public var kind: Kind
  /// The names of the files that had this content, without their folders; of rows, the names of the steps.
  public var names: [String]
  /// The addresses where it was, without what is secret in them.
  public var urls: [String]
  /// When it was first kept, in UTC.
  public var kept: String
  /// When its publisher changed it, as its server says.
  public var modified: String?
  /// What its server calls this version.
  public var etag: String?
  /// The table that it is cited from.
  public var table: String?
  /// The publisher of the table.
  public var publisher: String?
  /// The licence of the table.
  public var licence: String?

  init(_ snapshot: Snapshot, _ kind: Kind, name: String) {
    sha256 = snapshot.sha256
    bytes = snapshot.bytes
    self.kind = kind
    names = [kind == .input ? (name as NSString).lastPathComponent : name]
    urls = []
    kept = Date().ISO8601Format()
  }

  init(_ origin: WebOrigin) {
    self.init(Snapshot(sha256: origin.sha256, bytes: origin.bytes), .input, name: "")
    names = []
    urls = [origin.url]
    modified = origin.lastModified
    etag = origin.etag
  }

  init(_ input: LockedInput) {
    let name = input.isRemote ? "" : input.location
    self.init(Snapshot(sha256: input.sha256, bytes: input.bytes), .input, name: name)
    if input.isRemote { (names, urls) = ([], [input.location]) }
    modified = input.modified
    etag = input.etag
    table = input.table
    publisher = input.publisher
    licence = input.licence
  }

  /// The record with what another one of the same content says; where they differ in one thing, the other one holds.
  func adding(_ other: SnapshotRecord) -> SnapshotRecord {
    var both = self
    if other.kind == .input { both.kind = .input }
    both.names = Set(names + other.names).sorted()
    both.urls = Set(urls + other.urls).sorted()
    both.kept = min(kept, other.kept)
    both.modified = other.modified ?? modified
    both.etag = other.etag ?? etag
    both.table = other.table ?? table
    both.publisher = other.publisher ?? publisher
    both.licence = other.licence ?? licence
    return both
  }

  func without(_ secrets: Secrets) -> SnapshotRecord {
    guard !secrets.isEmpty else { return self }
    var record = self
    record.names = names.map { secrets.redact($0) }
    record.urls = urls.map { secrets.redact($0) }
    return record
  }
}
