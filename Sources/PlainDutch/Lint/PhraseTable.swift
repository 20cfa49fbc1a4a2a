/// Words and phrases in all their forms, each with what to write.
struct PhraseTable: Sendable {
  /// What was found in a sentence.
  struct Match: Hashable, Sendable {
    let range: Range<Int>
    let entry: String
    let advice: String
  }

  private struct Phrase {
    let words: [String]
    let entry: String
    let advice: String
  }

  private var words: [String: (entry: String, advice: String)] = [:]
  private var phrases: [String: [Phrase]] = [:]
  private var stems: [String: (entry: String, advice: String)] = [:]
  private var shortestStem = Int.max
  private var longestStem = 0

  /// Takes `word/a|other word` with what to write.
  init(_ entries: [(left: String, right: String)]) {
    for (left, right) in entries {
      for form in left.split(separator: "|") { add(String(form), advice: right) }
    }
  }

  /// Takes words without advice.
  init(_ forms: [String]) { self.init(forms.map { ($0, "") }) }

  private mutating func add(_ form: String, advice: String) {
    let parts = form.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let base = parts[0]
    guard parts.last != "*" else {
      stems[base] = (base, advice)
      (shortestStem, longestStem) = (min(shortestStem, base.count), max(longestStem, base.count))
      return
    }
    for word in Inflection.forms(base, class: parts.count > 1 ? parts[1] : "") {
      let words = word.split(separator: " ").map(String.init)
      if words.count == 1 {
        self.words[word] = self.words[word] ?? (base, advice)
      } else {
        phrases[words[0], default: []].append(Phrase(words: words, entry: base, advice: advice))
      }
    }
  }

  /// What stands in a sentence, from left to right, the longest first where two start together.
  func matches(in tokens: [Token]) -> [Match] {
    var matches: [Match] = []
    var index = 0
    while index < tokens.count {
      let match = phrase(at: index, tokens) ?? word(at: index, tokens)
      if let match { matches.append(match) }
      index = match?.range.upperBound ?? index + 1
    }
    return matches
  }

  private func phrase(at index: Int, _ tokens: [Token]) -> Match? {
    let candidates = (phrases[tokens[index].lower] ?? []).filter { phrase in
      phrase.words.indices.allSatisfy { offset in
        index + offset < tokens.count && tokens[index + offset].lower == phrase.words[offset]
          && !tokens[index + offset].isName
          && (offset == phrase.words.count - 1 || !tokens[index + offset].endsClause)
      }
    }
    guard let longest = candidates.max(by: { $0.words.count < $1.words.count }) else { return nil }
    return Match(range: index..<(index + longest.words.count), entry: longest.entry, advice: longest.advice)
  }

  private func word(at index: Int, _ tokens: [Token]) -> Match? {
    let token = tokens[index]
    guard !token.isName, !token.isAddress, !token.lower.isEmpty else { return nil }
    guard let found = lookUp(token.lower) else { return nil }
    return Match(range: index..<(index + 1), entry: found.entry, advice: found.advice)
  }

  /// A word, or a part of one with hyphens.
  private func lookUp(_ word: String) -> (entry: String, advice: String)? {
    if let found = words[word] ?? stem(word) { return found }
    guard word.contains("-") || word.contains("/") else { return nil }
    for part in word.split(whereSeparator: { $0 == "-" || $0 == "/" }) {
      if let found = words[String(part)] ?? stem(String(part)) { return found }
    }
    return nil
  }

  private func stem(_ word: String) -> (entry: String, advice: String)? {
    guard !stems.isEmpty, word.count >= shortestStem else { return nil }
    for length in (shortestStem...min(longestStem, word.count)).reversed() {
      if let found = stems[String(word.prefix(length))] { return found }
    }
    return nil
  }
}
