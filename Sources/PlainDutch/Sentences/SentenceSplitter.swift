/// Splits a text into sentences.
///
/// `1.200`, `12,5%`, `'s-Hertogenbosch`, `d.w.z.` and the dots in a name do not end one; a blank line does. A heading
/// or a cell of a table without an end mark is one sentence.
public struct SentenceSplitter: Sendable {
  private let finder: NameFinder

  /// Makes a splitter.
  ///
  /// - Parameter names: Names that are one word each, such as those of areas.
  public init(names: some Sequence<String> = EmptyCollection<String>()) { finder = NameFinder(names) }

  /// The sentences of a text, with one blank between two words.
  public func sentences(in text: String) -> [String] { split(text).map(\.text) }

  func split(_ text: String) -> [Sentence] {
    Self.fragments(text).flatMap { sentences(of: tokens($0)) }
  }

  private static func fragments(_ text: String) -> [[Substring]] {
    var fragments: [[Substring]] = [[]]
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: \.isWhitespace)
      if words.isEmpty { fragments.append([]) } else { fragments[fragments.count - 1] += words }
    }
    return fragments.filter { !$0.isEmpty }
  }

  private func tokens(_ words: [Substring]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < words.count {
      let length = finder.length(in: words[index...])
      let raw = words[index..<(index + max(length, 1))].joined(separator: " ")
      tokens.append(Token(raw, isName: length > 0))
      index += max(length, 1)
    }
    return tokens
  }

  private func sentences(of tokens: [Token]) -> [Sentence] {
    var sentences: [Sentence] = []
    var start = 0
    for index in tokens.indices {
      let next = tokens.indices.contains(index + 1) ? tokens[index + 1] : nil
      guard next.map({ Self.ends(tokens[index], next: $0, isFirst: index == start) }) ?? true else {
        continue
      }
      sentences.append(Sentence(tokens: Array(tokens[start...index])))
      start = index + 1
    }
    return sentences
  }

  /// Whether a sentence ends behind a token.
  private static func ends(_ token: Token, next: Token, isFirst: Bool) -> Bool {
    // An address stands behind what it belongs to, without an end mark of its own.
    if token.isAddress { return starts(next) }
    guard let mark = token.tail.last(where: { ".!?…".contains($0) }), starts(next) else { return false }
    // `Zij zegt: ‘Goed!’, en gaat.`
    guard token.tail.last.map({ ".!?…’'”\"»)]".contains($0) }) == true else { return false }
    guard mark == ".", !token.isName else { return true }
    // The number of a list: `1. De wijken`.
    if isFirst, token.core.count <= 2, token.core.allSatisfy(\.isNumber) { return false }
    return !Abbreviations.isOpen(token)
  }

  private static func starts(_ token: Token) -> Bool {
    guard !token.isName, !token.isAddress else { return true }
    guard let first = token.core.first else { return token.raw.contains { "€(‘“«\"'".contains($0) } }
    // `'s Avonds` and `'t Gooi` start with a small letter.
    return !first.isLowercase || token.raw.hasPrefix("'") || token.raw.hasPrefix("’")
  }
}

/// A sentence, or what stands where one could stand.
struct Sentence: Hashable, Sendable {
  let tokens: [Token]

  var text: String { tokens.map(\.raw).joined(separator: " ") }

  /// The parts between commas and the like.
  var clauses: [ArraySlice<Token>] {
    var clauses: [ArraySlice<Token>] = []
    var start = 0
    for index in tokens.indices {
      if index > start, tokens[index].opens {
        clauses.append(tokens[start..<index])
        start = index
      }
      if tokens[index].endsClause {
        clauses.append(tokens[start...index])
        start = index + 1
      }
    }
    if start < tokens.count { clauses.append(tokens[start...]) }
    return clauses
  }
}
