/// The forms of a word by its class, as the files of words name it: `v` a verb on -eren, `a` an adjective, `n` a noun.
enum Inflection {
  static func forms(_ word: String, class: String) -> [String] {
    switch `class` {
    case "v": verb(word)
    case "a": [word, word + "e"]
    case "n": noun(word)
    default: [word]
    }
  }

  /// `participeren`: participeer, participeert, participeerde(n), participerend(e), geparticipeerd(e).
  private static func verb(_ word: String) -> [String] {
    guard word.hasSuffix("eren"), let first = word.first else { return [word] }
    let base = word.dropLast(4)
    // `evalueren`: geëvalueerd.
    let participle = "ge" + (separated[first] ?? String(first)) + base.dropFirst()
    return [word] + ["eer", "eert", "eerde", "eerden", "erend", "erende"].map { base + $0 }
      + [participle + "eerd", participle + "eerde"]
  }

  private static let separated: [Character: String] = ["e": "ë", "i": "ï", "u": "ü"]

  /// `instrument`: instrumenten; `analyse`: analyses; `kader`: kaders. Other plurals are written out in the file.
  private static func noun(_ word: String) -> [String] {
    [word] + ["s", "’s", "'s", "en", "n"].map { word + $0 }
  }
}
