import Glibc

/// What tells a file from any other, and from itself before a change: the file system sets the time of the last change
/// of a file itself, and no program can set it back.
struct FileIdentity: Hashable, Sendable {
  var device: UInt64
  var file: UInt64
  var bytes: Int
  /// The last change of its content, in nanoseconds since 1970.
  var modified: Int
  /// The last change of anything, in nanoseconds since 1970.
  var changed: Int

  /// The identity of the file at a path now, or nil when there is none.
  init?(_ path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    device = UInt64(facts.st_dev)
    file = UInt64(facts.st_ino)
    bytes = Int(facts.st_size)
    modified = FileIdentity.nanoseconds(facts.st_mtim)
    changed = FileIdentity.nanoseconds(facts.st_ctim)
  }

  /// Makes an identity that was written down.
  init(device: UInt64, file: UInt64, bytes: Int, modified: Int, changed: Int) {
    self.device = device
    self.file = file
    self.bytes = bytes
    self.modified = modified
    self.changed = changed
  }

  /// Whether a file has the content of another as far as can be seen; its permissions and links may differ.
  func hasContent(of other: FileIdentity) -> Bool {
    device == other.device && file == other.file && bytes == other.bytes && modified == other.modified
  }

  /// The time now, in nanoseconds since 1970, by the clock that file systems use.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  /// Only compared with others: a time beyond the year 2262 may come out as any number.
  private static func nanoseconds(_ time: timespec) -> Int { time.tv_sec &* 1_000_000_000 &+ time.tv_nsec }
}
