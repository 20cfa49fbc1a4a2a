/// Finds the valid name that a user most likely meant.
public enum Suggestion {
  /// The hint `did you mean 'x'?` for the nearest candidate, or nil when none is near.
  public static func hint(for name: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: name, among: candidates, limit: 1).first.map { "did you mean '\($0)'?" }
  }

  /// The hint `did you mean 'x'?`, or where none is near the valid names, at most ten of them: `steps are a, b, ...`.
  ///
  /// - Parameter listing: What the list begins with, such as `steps are`.
  public static func hint(
    for name: String, among candidates: some Collection<String>, listing: String
  ) -> String? {
    if let hint = hint(for: name, among: candidates) { return hint }
    guard !candidates.isEmpty else { return nil }
    let shown = candidates.sorted().prefix(10).joined(separator: ", ")
    return "\(listing) \(shown)" + (candidates.count > 10 ? ", ..." : "")
  }

  /// The candidates nearest to a name by edit distance, nearest first, none farther than a third of the name
  /// (at least two edits); ties in alphabetical order.
  public static func nearest(
    to name: String, among candidates: some Sequence<String>, limit: Int
  ) -> [String] {
    let allowed = max(2, name.count / 3)
    let folded = Array(name.lowercased())
    let near = candidates.compactMap { candidate -> (distance: Int, name: String)? in
      let distance = editDistance(folded, Array(candidate.lowercased()))
      return distance <= allowed && distance < candidate.count ? (distance, candidate) : nil
    }
    return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(limit).map(\.name)
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours that turn one into the other
  /// (optimal string alignment distance).
  public static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var current = [i]
      for j in 1...b.count {
        let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        var best = min(last[j] + 1, current[j - 1] + 1, replaced)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, beforeLast[j - 2] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[b.count]
  }
}
