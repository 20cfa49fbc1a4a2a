/// The rules that look at the words of a sentence one after another.
enum WordRules {
  private static let units = WordFile.verbs.set("units")
  private static let concrete = WordFile.verbs.set("concrete")
  private static let negative = WordFile.verbs.set("negative")
  private static let onWords = WordFile.verbs.set("on_words")

  /// How many words a sentence has: a number with its unit is one, and so is a name; a sign is none.
  static func count(_ tokens: [Token]) -> Int {
    var (count, isAfterNumber) = (0, false)
    for token in tokens where token.isWord {
      if isAfterNumber, units.contains(token.lower) { continue }
      count += 1
      isAfterNumber = token.isNumber
    }
    return count
  }

  /// `de vermindering van de ontwikkeling van`, and three times `van`.
  static func stackedNouns(_ sentence: Sentence) -> [String] {
    sentence.clauses.flatMap { clause -> [String] in
      let tokens = Array(clause)
      if let stack = stack(tokens) { return [stack] }
      return chain(tokens).map { [$0] } ?? []
    }
  }

  private static func stack(_ tokens: [Token]) -> String? {
    for first in tokens.indices where isNominal(tokens[first]) {
      guard first + 2 < tokens.count, tokens[first + 1].lower == "van" else { continue }
      let window = tokens.indices.dropFirst(first + 2).prefix(3)
      guard let second = window.first(where: { isNominal(tokens[$0]) }), second + 1 < tokens.count,
        tokens[second + 1].lower == "van"
      else { continue }
      return text(tokens[first...(second + 1)])
    }
    return nil
  }

  private static func isNominal(_ token: Token) -> Bool {
    !token.isName && token.lower.count > 5 && !concrete.contains(token.lower)
      && ["ing", "ingen", "atie", "aties", "heid", "heden", "iteit"].contains { token.lower.hasSuffix($0) }
  }

  private static func chain(_ tokens: [Token]) -> String? {
    // `van 15 tot 75 jaar` says how old, and makes no chain.
    let places = tokens.indices.filter {
      tokens[$0].lower == "van" && $0 + 1 < tokens.count && !tokens[$0 + 1].isNumber
    }
    for (index, first) in places.enumerated().dropLast(2) {
      let (second, third) = (places[index + 1], places[index + 2])
      if second - first <= 4, third - second <= 4 { return text(tokens[first...third]) }
    }
    return nil
  }

  /// `niet onbelangrijk`, `geen wijk zonder`.
  static func doubleNegations(_ sentence: Sentence) -> [String] {
    sentence.clauses.flatMap { clause -> [String] in
      clause.split { ["en", "of", "maar"].contains($0.lower) }.compactMap(doubleNegation)
    }
  }

  private static func doubleNegation(_ tokens: ArraySlice<Token>) -> String? {
    for index in tokens.indices where negative.contains(tokens[index].lower) && !tokens[index].isName {
      let next = tokens[(index + 1)...]
      if let after = next.first, ["niet", "nooit"].contains(tokens[index].lower), isOpposite(after) {
        return text(tokens[index...(index + 1)])
      }
      let second = next.prefix(4).firstIndex { negative.contains($0.lower) && !$0.isName }
      // `niet zonder meer` says that there is more to it.
      if let second, !(second + 1 < tokens.endIndex && tokens[second + 1].lower == "meer") {
        return text(tokens[index...second])
      }
    }
    return nil
  }

  private static func isOpposite(_ token: Token) -> Bool {
    let word = token.lower
    return word.hasPrefix("on") && word.count > 5 && !token.isName && !onWords.contains(word)
      && !word.hasPrefix("onder") && !word.hasPrefix("ont")
  }

  private static func text(_ tokens: ArraySlice<Token>) -> String {
    tokens.map(\.raw).joined(separator: " ").trimmingPunctuation.description
  }
}
