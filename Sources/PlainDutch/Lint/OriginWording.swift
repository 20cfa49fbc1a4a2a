/// The guard against stigma: no sentence treats where people come from as a fault, and no word makes a label of people.
///
/// A word of origin and a judgement may not stand in one sentence, not even to deny it: who reads `Herkomst is geen
/// probleem` thinks of a problem.
public struct OriginWording: Sendable {
  private let splitter: SentenceSplitter
  private let allowed: AllowedTerms

  private static let labels = PhraseTable(WordFile.people.entries)
  private static let origin = table("origin")
  private static let judgement = table("judgement")
  private static let comparison = table("comparison")
  private static let need = table("need")

  private static func table(_ name: String) -> PhraseTable {
    let phrases = WordFile.people.lists[name + "_phrases"]?.joined(separator: " ") ?? ""
    return PhraseTable((WordFile.people.lists[name] ?? []) + phrases.split(separator: "|").map(String.init))
  }

  /// Makes the guard.
  ///
  /// - Parameters:
  ///   - names: Names, such as those of areas, which are left out: a `Surinameplein` is a place.
  ///   - allowedTerms: Words that may be used, such as the name of a column of an old table.
  public init(
    names: some Sequence<String> = EmptyCollection<String>(),
    allowedTerms: some Sequence<String> = EmptyCollection<String>()
  ) {
    splitter = SentenceSplitter(names: names)
    allowed = AllowedTerms(allowedTerms)
  }

  /// The problems of every sentence in a text, in the order of the text.
  public func problems(in text: String) -> [LanguageProblem] { splitter.split(text).flatMap(problems) }

  func problems(_ sentence: Sentence) -> [LanguageProblem] {
    let tokens = sentence.tokens
    let labels = found(Self.labels, tokens).map {
      LanguageProblem(.label, words($0, tokens), hint: "write '\($0.advice)'", in: sentence.text)
    }
    guard let origin = found(Self.origin, tokens).first, let judgement = judgement(tokens) else {
      return labels
    }
    let pair = "\(words(origin, tokens)) … \(judgement)"
    return labels + [
      LanguageProblem(.judgedOrigin, pair, hint: "leave the origin out", in: sentence.text)
    ]
  }

  /// What judges: a word that does so by itself, or a comparison with a need.
  private func judgement(_ tokens: [Token]) -> String? {
    if let match = found(Self.judgement, tokens).first { return words(match, tokens) }
    guard let more = found(Self.comparison, tokens).first, let need = found(Self.need, tokens).first else {
      return nil
    }
    return words(more, tokens) + " … " + words(need, tokens)
  }

  private func found(_ table: PhraseTable, _ tokens: [Token]) -> [PhraseTable.Match] {
    table.matches(in: tokens).filter { match in
      !allowed.contains(words(match, tokens), entry: match.entry)
    }
  }

  private func words(_ match: PhraseTable.Match, _ tokens: [Token]) -> String {
    tokens[match.range].map(\.core).joined(separator: " ")
  }
}
