/// A path in which `*` stands for any characters within a part, and `?` for one.
///
/// As in a shell neither stands for a `/`, nor for a dot at the start of a part.
public struct PathPattern: Hashable, Sendable {
  private let parts: [[Unicode.Scalar]]

  /// Takes a path apart.
  public init(_ text: String) {
    parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
  }

  private init(parts: [[Unicode.Scalar]]) { self.parts = parts }

  /// Whether a text stands for more than itself.
  public static func isPattern(_ text: String) -> Bool { text.contains { $0 == "*" || $0 == "?" } }

  /// Whether a path fits, part by part.
  public func matches(_ path: String) -> Bool {
    let names = PathPattern.names(path)
    return names.count == parts.count && fits(names)
  }

  /// The pattern that is left behind a path that its first parts fit; nil when they do not, or nothing is left.
  public func rest(behind path: String) -> PathPattern? {
    let names = PathPattern.names(path)
    guard names.count < parts.count, fits(names) else { return nil }
    return PathPattern(parts: Array(parts[names.count...]))
  }

  private func fits(_ names: [[Unicode.Scalar]]) -> Bool {
    zip(parts, names).allSatisfy { PathPattern.fits($0, $1) }
  }

  private static func names(_ path: String) -> [[Unicode.Scalar]] { PathPattern(path).parts }

  /// Takes time in proportion to the product of both lengths at most: only the last `*` is ever tried again.
  private static func fits(_ pattern: [Unicode.Scalar], _ name: [Unicode.Scalar]) -> Bool {
    if name.first == ".", pattern.first != "." { return false }
    var (at, position) = (0, 0)
    var lastStar: (at: Int, position: Int)?
    while position < name.count {
      if at < pattern.count, pattern[at] == "*" {
        lastStar = (at, position)
        at += 1
      } else if at < pattern.count, pattern[at] == "?" || pattern[at] == name[position] {
        at += 1
        position += 1
      } else if let star = lastStar {
        lastStar = (star.at, star.position + 1)
        (at, position) = (star.at + 1, star.position + 1)
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == "*" }
  }
}
