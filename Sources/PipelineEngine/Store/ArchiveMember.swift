/// The files that an exported part of a store may hold, and no other.
enum ArchiveMember: Hashable {
  /// A content, by its digest.
  case object(String)
  /// What is known of a content, by its digest.
  case record(String)
  /// What was at an address, by the name of its document.
  case origin(String)
  /// The lock of a pipeline, which is there to be looked at.
  case lock(String)

  /// Tells what a name stands for; nil for a name that has no business there.
  init?(_ name: String) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count) {
    case ("objects", 3) where Digest.isHex(parts[2]) && parts[1] == parts[2].prefix(2):
      self = .object(parts[2])
    case ("records", 2) where ArchiveMember.isDocument(parts[1]): self = .record(String(parts[1].dropLast(5)))
    case ("origins", 2) where ArchiveMember.isDocument(parts[1]): self = .origin(parts[1])
    case ("locks", 2) where ArchiveMember.isLock(parts[1]): self = .lock(parts[1])
    default: return nil
    }
  }

  /// The name in the archive.
  var name: String {
    switch self {
    case .object(let sha256): "objects/\(sha256.prefix(2))/\(sha256)"
    case .record(let sha256): "records/\(sha256).json"
    case .origin(let document): "origins/\(document)"
    case .lock(let lock): "locks/\(lock)"
    }
  }

  private static func isDocument(_ name: String) -> Bool {
    name.hasSuffix(".json") && Digest.isHex(name.dropLast(5))
  }

  private static func isLock(_ name: String) -> Bool {
    name.hasSuffix(".lock") && name.utf8.count > 5 && !name.hasPrefix(".") && name == plain(name)
  }

  /// A name with only what is harmless everywhere, and short enough for the archive.
  static func plain(_ name: String) -> String {
    let isSafe: (Unicode.Scalar) -> Bool = {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0))
    }
    return String(String.UnicodeScalarView(name.unicodeScalars.prefix(90).map { isSafe($0) ? $0 : "-" }))
  }
}
