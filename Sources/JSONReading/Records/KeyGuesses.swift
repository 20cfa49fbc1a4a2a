/// Guesses the name behind the one at hand from the record before, and compares it as bytes.
///
/// Records mostly have the same names in the same order, so that few have to be looked up in the tree. These are the
/// entries of a tree in memory that is read without any check or count of references.
final class KeyGuesses {
  let entries: UnsafeMutablePointer<KeyTree.Entry>
  /// For each object the entry that came first last time; negative for none.
  let firsts: UnsafeMutablePointer<Int>
  let words: UnsafeMutablePointer<UInt64>
  private let entryCount: Int
  private let nodeCount: Int

  /// Takes the entries of a tree, with the guesses of those that were known before.
  init(_ tree: KeyTree, after previous: KeyGuesses? = nil) {
    entryCount = tree.entries.count
    nodeCount = tree.nodes.count
    entries = .allocate(capacity: max(1, entryCount))
    firsts = .allocate(capacity: nodeCount)
    words = .allocate(capacity: max(1, tree.words.count))
    for (index, entry) in tree.entries.enumerated() { (entries + index).initialize(to: entry) }
    for (index, word) in tree.words.enumerated() { (words + index).initialize(to: word) }
    firsts.initialize(repeating: -1, count: nodeCount)
    guard let previous else { return }
    for entry in 0..<min(entryCount, previous.entryCount) {
      entries[entry].follower = previous.entries[entry].follower
    }
    for node in 0..<min(nodeCount, previous.nodeCount) { firsts[node] = previous.firsts[node] }
  }

  deinit {
    entries.deallocate()
    firsts.deallocate()
    words.deallocate()
  }
}
