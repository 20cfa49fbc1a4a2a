import Crypto
import Foundation
import IndicatorSchema

/// The inputs that were fetched, each kept once, under the digest of its content.
///
/// `objects/` holds the contents; `records/` says what each one is; `origins/` says for each address what was there when
/// it was last looked at. A file appears whole or not at all, so that a run that is stopped leaves nothing half.
public struct SnapshotStore: Sendable {
  /// The folder of the store.
  public let folder: String
  /// What must not be written into it, beside the inputs themselves.
  let secrets: Secrets

  /// Makes a store in a folder, which is made when something is kept.
  public init(folder: String, without secrets: Secrets = Secrets()) {
    self.folder = folder
    self.secrets = secrets
  }

  /// The file with a content.
  func path(of sha256: String) -> String { "\(folder)/objects/\(sha256.prefix(2))/\(sha256)" }

  /// What was at an address when it was last looked at; nil when it never was, or its content is not whole.
  func origin(of url: String) -> WebOrigin? {
    guard let data = FileManager.default.contents(atPath: originPath(url)),
      let origin = try? JSONDecoder().decode(WebOrigin.self, from: data),
      size(of: path(of: origin.sha256)) == origin.bytes
    else { return nil }
    return origin
  }

  /// A file to fetch into; it is moved to its place by `keep`.
  ///
  /// - Throws: `Diagnostic` when the store can't be written.
  func newFile() throws -> String {
    let path = "\(folder)/incoming/\(UUID().uuidString)"
    try makeFolder(of: path)
    guard FileManager.default.createFile(atPath: path, contents: nil) else { throw cannotWrite }
    return path
  }

  /// Moves a complete file to the place of its content.
  ///
  /// - Throws: `Diagnostic` when the store can't be written.
  func keep(_ file: String, sha256: String) throws {
    let target = path(of: sha256)
    try makeFolder(of: target)
    guard rename(file, target) == 0 else { throw cannotWrite }
  }

  /// Keeps what was at an address.
  ///
  /// - Throws: `Diagnostic` when the store can't be written.
  func note(_ origin: WebOrigin, at url: String) throws {
    var origin = origin
    origin.url = secrets.redact(origin.url)
    try write(StoreJSON.encode(origin), to: originPath(url))
  }

  /// Writes a small file whole.
  ///
  /// - Throws: `Diagnostic` when the store can't be written.
  func write(_ data: Data, to path: String) throws {
    try makeFolder(of: path)
    do {
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw cannotWrite
    }
  }

  private func originPath(_ url: String) -> String {
    "\(folder)/origins/\(Digest.hex(SHA256.hash(data: Data(url.utf8)))).json"
  }

  private func size(of path: String) -> Int? {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
  }

  private func makeFolder(of path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw cannotWrite
    }
  }

  var cannotWrite: Diagnostic {
    Diagnostic(
      .cannotWrite, "cannot keep inputs in '\(folder)'",
      hint:
        "check its permissions and the room on the disk, give another folder with --store, or keep no copies of "
        + "files with --no-snapshots")
  }
}
