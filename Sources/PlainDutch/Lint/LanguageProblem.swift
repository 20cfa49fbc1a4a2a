/// What makes a sentence hard to read, or unkind to people.
public struct LanguageProblem: Hashable, Sendable {
  /// The kinds of problem.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// More words than a sentence may have.
    case longSentence = "long sentence"
    /// Something is done, and nobody does it.
    case passive
    /// An abbreviation, or capitals that a reader need not know.
    case abbreviation
    /// A word with a plainer one.
    case hardWord = "hard word"
    /// Nouns made of verbs, one upon the other.
    case stackedNouns = "stacked nouns"
    /// Two words that say no.
    case doubleNegation = "double negation"
    /// A word that makes a label of people.
    case label
    /// Origin as a fault: a word of origin in one sentence with a judgement.
    case judgedOrigin = "judged origin"
  }

  /// The kind.
  public var kind: Kind
  /// The words that it is about.
  public var words: String
  /// What to do.
  public var hint: String
  /// The sentence that the words stand in.
  public var sentence: String

  /// Makes a problem.
  public init(_ kind: Kind, _ words: String, hint: String, in sentence: String) {
    (self.kind, self.words, self.hint, self.sentence) = (kind, words, hint, sentence)
  }
}

extension LanguageProblem: CustomStringConvertible {
  /// One line for the log of a test.
  public var description: String { "\(kind.rawValue): '\(words)' (\(hint)) in “\(sentence)”" }
}
