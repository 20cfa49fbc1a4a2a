/// What stands between two blanks in a text; a name that the caller gave is one, however many words it has.
struct Token: Hashable, Sendable {
  /// As it stands in the text.
  let raw: String
  /// Without the punctuation around it: `Nieuwegein` of `‘Nieuwegein.’`.
  let core: Substring
  /// The core in small letters.
  let lower: String
  /// What stands behind the core.
  let tail: Substring
  /// Whether something stands before the core that opens a part of a sentence.
  let opens: Bool
  /// Whether it is a name that the caller gave.
  let isName: Bool

  init(_ raw: String, isName: Bool = false) {
    (self.raw, self.isName) = (raw, isName)
    core = raw.trimmingPunctuation
    lower = core.lowercased()
    // Of signs alone, such as `%.`, all is tail.
    tail = core.isEmpty ? raw[...] : raw[core.endIndex...]
    opens = (core.isEmpty ? raw[...] : raw[..<core.startIndex]).contains { "(‘“«[–—".contains($0) }
  }

  /// Whether a part of a sentence ends behind it.
  var endsClause: Bool { tail.contains { ",;:)!?.…–—|·•’”»]".contains($0) } || raw == "-" }

  /// Whether it is a number: `12`, `1.200`, `12,5%`, `−3`, `1e`.
  var isNumber: Bool { !isName && core.first?.isNumber == true }

  /// Whether it counts as a word: a sign on its own does not.
  var isWord: Bool { isName || !core.isEmpty }

  /// Whether it is an address on the web or of mail, not words.
  var isAddress: Bool { raw.contains("://") || raw.contains("@") || raw.hasPrefix("www.") }
}

extension StringProtocol where SubSequence == Substring {
  /// The text from its first letter or digit to its last.
  var trimmingPunctuation: Substring {
    let start = self[...].drop { !$0.isLetter && !$0.isNumber }
    guard let last = start.lastIndex(where: { $0.isLetter || $0.isNumber }) else {
      return start[start.endIndex...]
    }
    return start[...last]
  }
}
