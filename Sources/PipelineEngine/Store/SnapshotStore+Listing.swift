import Foundation
import IndicatorSchema

/// A content in the store, with what is known of it.
public struct StoredSnapshot: Hashable, Sendable {
  /// The SHA-256 that it is kept under.
  public var sha256: String
  /// Its size in bytes.
  public var bytes: Int
  /// When it came into this store, in UTC.
  public var arrived: String
  /// What is known of it; nil when nothing is.
  public var record: SnapshotRecord?

  /// When it was first kept, in UTC, here or where it was brought in from.
  public var kept: String { record?.kept ?? arrived }
}

extension SnapshotStore {
  /// The store of a pipeline file, or of the current folder, where no other is named.
  public static func standardFolder(beside pipeline: String?) -> String {
    let folder = pipeline.map { ($0 as NSString).deletingLastPathComponent } ?? ""
    return folder.isEmpty ? ".peil/snapshots" : "\(folder)/.peil/snapshots"
  }

  /// Everything in the store, what was kept last first.
  ///
  /// - Throws: `Diagnostic` when the store can't be read.
  public func snapshots() throws -> [StoredSnapshot] {
    try objects().map { sha256, identity in
      StoredSnapshot(
        sha256: sha256, bytes: identity.bytes, arrived: identity.day, record: record(of: sha256))
    }.sorted { ($1.kept, $0.sha256) < ($0.kept, $1.sha256) }
  }

  /// The contents by digest, in the order of their digests.
  func objects() throws -> [(sha256: String, identity: FileIdentity)] {
    try names(in: "objects").flatMap { folder in
      try names(in: "objects/\(folder)").compactMap { name -> (sha256: String, identity: FileIdentity)? in
        guard Digest.isHex(name), name.hasPrefix(folder), folder.utf8.count == 2 else { return nil }
        return FileIdentity(path(of: name)).map { (name, $0) }
      }
    }
  }

  /// What was at each address when it was last looked at, by the name of its document.
  func origins() throws -> [String: WebOrigin] {
    var origins: [String: WebOrigin] = [:]
    for name in try names(in: "origins") where name.hasSuffix(".json") {
      origins[name] = origin(named: name)
    }
    return origins
  }

  /// What a document says of an address.
  func origin(named name: String) -> WebOrigin? {
    FileManager.default.contents(atPath: "\(folder)/origins/\(name)")
      .flatMap { try? JSONDecoder().decode(WebOrigin.self, from: $0) }
  }

  /// The names in a folder of the store, sorted; none when it is not there.
  func names(in part: String) throws -> [String] {
    let path = "\(folder)/\(part)"
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      return []
    }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw Diagnostic(.cannotRead, "cannot read the store '\(path)'", hint: "check its permissions")
    }
  }
}

extension Digest {
  /// Whether a text is a SHA-256 in lower-case hexadecimal.
  static func isHex(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
