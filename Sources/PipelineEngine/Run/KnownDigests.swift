import Foundation

/// The digests that earlier runs took of files which have not changed since, so that a large file is not read twice
/// each time.
///
/// A digest counts only while everything of the file's identity is the same. One that was taken of a file changed just
/// before is not kept: a clock goes in steps, and within one of them a further change would not show.
struct KnownDigests: Sendable {
  /// A digest, and of which file it was taken.
  struct Entry: Hashable, Sendable {
    var identity: FileIdentity
    var sha256: String
  }

  private var entries: [String: Entry] = [:]

  /// How long before its digest was taken a file must have been left alone, in nanoseconds.
  static let settled = 2_000_000_000

  /// Knows nothing.
  init() {}

  /// Reads what was kept; a file that is not there, or not as written here, holds nothing.
  init(contentsOf file: String) {
    let text = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let pairs = text.split(separator: "\n").compactMap(KnownDigests.entry)
    entries = Dictionary(pairs, uniquingKeysWith: { _, last in last })
  }

  /// The digest of a file, if it is known.
  func sha256(of path: String, _ identity: FileIdentity) -> String? {
    guard let entry = entries[path], entry.identity == identity else { return nil }
    return entry.sha256
  }

  /// Keeps a digest.
  ///
  /// - Parameter began: When the taking of the digest began, in nanoseconds since 1970.
  mutating func note(_ sha256: String, of path: String, _ identity: FileIdentity, began: Int) {
    let isSettled = max(identity.changed, identity.modified) + KnownDigests.settled < began
    guard isSettled, !path.contains(where: \.isNewline) else { return }
    entries[path] = Entry(identity: identity, sha256: sha256)
  }

  /// Writes the digests of some files, and forgets those of others; where that fails, the next run takes them again.
  func write(to file: String, paths: some Sequence<String>) {
    let lines = paths.sorted().compactMap { path in entries[path].map { KnownDigests.line($0, path) } }
    if lines.isEmpty { return }
    try? Data(lines.joined().utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
  }

  private static func line(_ entry: Entry, _ path: String) -> String {
    let file = entry.identity
    return
      "\(entry.sha256) \(file.device) \(file.file) \(file.bytes) \(file.modified) \(file.changed) \(path)\n"
  }

  private static func entry(_ line: Substring) -> (String, Entry)? {
    let parts = line.split(separator: " ", maxSplits: 6)
    guard parts.count == 7, parts[0].count == 64, parts[0].allSatisfy(\.isHexDigit),
      let device = UInt64(parts[1]), let file = UInt64(parts[2]), let bytes = Int(parts[3]),
      let modified = Int(parts[4]), let changed = Int(parts[5])
    else { return nil }
    let identity = FileIdentity(
      device: device, file: file, bytes: bytes, modified: modified, changed: changed)
    return (String(parts[6]), Entry(identity: identity, sha256: String(parts[0])))
  }
}
