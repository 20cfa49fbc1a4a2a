/// The words in a text file of this library: `left = right` on a line, lists under `[name] = words`.
struct WordFile: Sendable {
  /// The lines with a left side of their own, in the order of the file.
  private(set) var entries: [(left: String, right: String)] = []
  /// The words of each list.
  private(set) var lists: [String: [String]] = [:]

  /// Reads the bytes of a file; a line that is neither is left out.
  init(_ bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
      guard let sign = line.firstIndex(of: "=") else { continue }
      let left = line[..<sign].trimmingBlanks
      let right = line[line.index(after: sign)...].trimmingBlanks
      if left.hasPrefix("["), left.hasSuffix("]") {
        lists[String(left.dropFirst().dropLast())] = right.split(separator: " ").map(String.init)
      } else {
        entries.append((String(left), String(right)))
      }
    }
  }

  /// The words of a list as a set.
  func set(_ name: String) -> Set<String> { Set(lists[name] ?? []) }

  /// What the lint knows about verbs.
  static let verbs = WordFile(PackageResources.verbs_txt)
  /// Abbreviations with what to write.
  static let abbreviations = WordFile(PackageResources.abbreviations_txt)
  /// Hard words with plain ones.
  static let hardWords = WordFile(PackageResources.hard_words_txt)
  /// How to write about people.
  static let people = WordFile(PackageResources.people_txt)
}

extension StringProtocol where SubSequence == Substring {
  /// The text without the white space around it.
  var trimmingBlanks: Substring {
    let start = self[...].drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start[start.endIndex...] }
    return start[...last]
  }
}
