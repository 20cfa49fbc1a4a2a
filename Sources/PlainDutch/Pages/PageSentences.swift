/// The sentences of a page, HTML or SVG, and what is wrong with them, so that a test can read every page that is made.
public enum PageSentences {
  /// The texts that a reader sees or hears, each once, in the order of the page: a block, a cell, a title.
  public static func fragments(inPage markup: String) -> [String] {
    var seen: Set<String> = []
    return PageText(markup).fragments.filter { seen.insert($0).inserted }
  }

  /// The sentences of a page, each once.
  ///
  /// - Parameter names: Names that are one word each, such as those of areas.
  public static func sentences(
    inPage markup: String, names: some Sequence<String> = EmptyCollection<String>()
  ) -> [String] {
    let splitter = SentenceSplitter(names: names)
    var seen: Set<String> = []
    return fragments(inPage: markup).flatMap(splitter.sentences).filter { seen.insert($0).inserted }
  }

  /// The problems of a page, each once: of language level B1, and of how it speaks about people.
  ///
  /// - Parameters:
  ///   - markup: The page.
  ///   - names: Names that are one word each and never a problem, such as those of areas.
  ///   - allowedTerms: Words that may be used because the page explains them.
  public static func problems(
    inPage markup: String, names: some Sequence<String> = EmptyCollection<String>(),
    allowedTerms: some Sequence<String> = EmptyCollection<String>()
  ) -> [LanguageProblem] {
    PageLint(names: names, allowedTerms: allowedTerms).problems(inPage: markup)
  }
}

/// The lint and the guard for many pages with the same names.
public struct PageLint: Sendable {
  private let splitter: SentenceSplitter
  private let lint: PlainDutchLint
  private let guardOfOrigin: OriginWording

  /// Makes a lint of pages; see `PageSentences.problems`.
  public init(
    names: some Sequence<String> = EmptyCollection<String>(),
    allowedTerms: some Sequence<String> = EmptyCollection<String>()
  ) {
    splitter = SentenceSplitter(names: names)
    lint = PlainDutchLint(allowedTerms: allowedTerms)
    guardOfOrigin = OriginWording(allowedTerms: allowedTerms)
  }

  /// The problems of a page, each once, in the order of the page.
  public func problems(inPage markup: String) -> [LanguageProblem] {
    var seen: Set<Sentence> = []
    return PageSentences.fragments(inPage: markup).flatMap(splitter.split)
      .filter { seen.insert($0).inserted }
      .flatMap { lint.problems($0) + guardOfOrigin.problems($0) }
  }
}
