/// Finds names that the caller gave in a text, so that `Wijk 01 Midsland` is one word and never a hard one.
struct NameFinder: Sendable {
  /// The names by their first word, each as its words; the one of most words first.
  private var names: [Substring: [[Substring]]] = [:]

  init(_ given: some Sequence<String>) {
    for name in Set(given) {
      let words = name.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, let last = words.last else { continue }
      var trimmed = words
      trimmed[words.count - 1] = last.trimmingTail
      trimmed[0] = words.count == 1 ? last.trimmingTail.head : first.head
      guard !trimmed[0].isEmpty else { continue }
      for spelling in Self.spellings(trimmed[0]) {
        trimmed[0] = spelling
        names[spelling, default: []].append(trimmed)
      }
    }
    for key in names.keys { names[key]?.sort { $0.count > $1.count } }
  }

  /// A name may start with a capital, as a sentence does, or without.
  private static func spellings(_ word: Substring) -> Set<Substring> {
    [
      word, Substring(word.prefix(1).uppercased() + word.dropFirst()),
      Substring(word.prefix(1).lowercased() + word.dropFirst()),
    ]
  }

  /// How many of the words from a place make a name; 0 for none.
  func length(in words: ArraySlice<Substring>) -> Int {
    guard !names.isEmpty, let first = words.first?.head else { return 0 }
    for key in [first, first.trimmingTail, first.trimmingGenitive] {
      for name in names[key] ?? [] where Self.matches(name, words) { return name.count }
    }
    return 0
  }

  private static func matches(_ name: [Substring], _ words: ArraySlice<Substring>) -> Bool {
    guard words.count >= name.count else { return false }
    for (offset, part) in name.enumerated() {
      var word = words[words.startIndex + offset]
      if offset == 0 { word = word.head }
      guard offset < name.count - 1 else {
        return part == word || part == word.trimmingTail || part == word.trimmingGenitive
      }
      guard part == word else { return false }
    }
    return true
  }
}

extension Substring {
  /// Without the punctuation before it, unless it is nothing else: a name may start with a sign.
  fileprivate var head: Substring {
    let rest = drop { !$0.isLetter && !$0.isNumber }
    return rest.isEmpty ? self : rest
  }

  fileprivate var trimmingTail: Substring {
    lastIndex { $0.isLetter || $0.isNumber }.map { self[...$0] } ?? self
  }

  /// Without the `’s` of `Utrecht’s`.
  fileprivate var trimmingGenitive: Substring {
    let word = trimmingTail
    return word.hasSuffix("’s") || word.hasSuffix("'s") ? word.dropLast(2) : word
  }
}
