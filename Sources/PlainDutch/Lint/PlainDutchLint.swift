/// Finds what makes Dutch harder than level B1: long sentences, passives, abbreviations, hard words, stacked nouns and
/// double negation.
public struct PlainDutchLint: Sendable {
  /// The most words that a sentence may have.
  public var longestSentence: Int
  private let splitter: SentenceSplitter
  private let allowed: AllowedTerms
  private static let hardWords = PhraseTable(WordFile.hardWords.entries)

  /// Makes a lint.
  ///
  /// - Parameters:
  ///   - names: Names, such as those of areas: each counts as one word, and none is a hard word.
  ///   - allowedTerms: Words, or phrases, that may be used because the page explains them: `laaggeletterdheid`.
  ///   - longestSentence: The most words that a sentence may have.
  public init(
    names: some Sequence<String> = EmptyCollection<String>(),
    allowedTerms: some Sequence<String> = EmptyCollection<String>(), longestSentence: Int = 15
  ) {
    self.longestSentence = longestSentence
    splitter = SentenceSplitter(names: names)
    allowed = AllowedTerms(allowedTerms)
  }

  /// The problems of every sentence in a text, in the order of the text.
  public func problems(in text: String) -> [LanguageProblem] { splitter.split(text).flatMap(problems) }

  func problems(_ sentence: Sentence) -> [LanguageProblem] {
    guard sentence.tokens.contains(where: { !$0.isNumber && $0.isWord }) else { return [] }
    let text = sentence.text
    func problem(_ kind: LanguageProblem.Kind, _ words: String, _ hint: String) -> LanguageProblem {
      LanguageProblem(kind, words, hint: hint, in: text)
    }
    return length(sentence).map { problem(.longSentence, $0.words, $0.hint) }
      + PassiveRule.passives(in: sentence.tokens).map { problem(.passive, $0, "say who does it") }
      + abbreviations(sentence).map { problem(.abbreviation, $0.words, $0.hint) }
      + hardWords(sentence).map { problem(.hardWord, $0.words, $0.hint) }
      + WordRules.stackedNouns(sentence).map { problem(.stackedNouns, $0, "use a verb") }
      + WordRules.doubleNegations(sentence).map { problem(.doubleNegation, $0, "say what is") }
  }

  private func length(_ sentence: Sentence) -> [(words: String, hint: String)] {
    let count = WordRules.count(sentence.tokens)
    guard count > longestSentence else { return [] }
    let start = sentence.tokens.prefix(4).map(\.raw).joined(separator: " ")
    return [(start + " …", "\(count) words, at most \(longestSentence)")]
  }

  private func abbreviations(_ sentence: Sentence) -> [(words: String, hint: String)] {
    // A heading in capitals is not all abbreviations.
    let isShouted =
      sentence.tokens.count > 1
      && !sentence.tokens.contains { !$0.isName && $0.core.contains(where: \.isLowercase) }
    return sentence.tokens.indices.compactMap { index in
      let token = sentence.tokens[index]
      let isLast = index == sentence.tokens.count - 1
      guard let hint = Abbreviations.hint(token, isLast: isLast, isShouted: isShouted),
        !allowed.contains(token.lower, entry: token.lower)
      else { return nil }
      return (String(token.core), hint)
    }
  }

  private func hardWords(_ sentence: Sentence) -> [(words: String, hint: String)] {
    Self.hardWords.matches(in: sentence.tokens).compactMap { match in
      let words = sentence.tokens[match.range].map(\.core).joined(separator: " ")
      return allowed.contains(words, entry: match.entry) ? nil : (words, "write '\(match.advice)'")
    }
  }
}

/// Words that a page may use.
struct AllowedTerms: Sendable {
  private let terms: Set<String>

  init(_ terms: some Sequence<String>) { self.terms = Set(terms.map { $0.lowercased() }) }

  /// Whether the words, or the entry of the list that they are a form of, may be used.
  func contains(_ words: some StringProtocol, entry: String) -> Bool {
    !terms.isEmpty && (terms.contains(words.lowercased()) || terms.contains(entry.lowercased()))
  }
}
