/// Which tokens are abbreviations, and what to write.
enum Abbreviations {
  private static let meanings = Dictionary(
    WordFile.abbreviations.entries, uniquingKeysWith: { first, _ in first })
  private static let ends = WordFile.abbreviations.set("ends")
  private static let dotted = WordFile.abbreviations.set("dotted")
  private static let capitals = WordFile.abbreviations.set("capitals")

  /// Whether the full stop behind a token belongs to it, so that the sentence goes on.
  static func isOpen(_ token: Token) -> Bool {
    guard token.tail.hasPrefix("."), !ends.contains(token.lower) else { return false }
    // An initial: `J. Jansen`.
    if token.core.count == 1, token.core.allSatisfy(\.isUppercase) { return true }
    return meanings[token.lower] != nil && !isWordToo(token) || isDotted(token)
  }

  /// `min` and `no` are words as well: with a full stop they may end a sentence.
  private static func isWordToo(_ token: Token) -> Bool {
    ["no", "min", "tel", "ver", "art"].contains(token.lower)
  }

  /// What to write in the place of an abbreviation; nil when the token is none.
  ///
  /// - Parameters:
  ///   - token: The token.
  ///   - isLast: Whether it ends the sentence.
  ///   - isShouted: Whether the whole sentence is in capitals.
  static func hint(_ token: Token, isLast: Bool, isShouted: Bool = false) -> String? {
    guard !token.isName, !token.isAddress, !token.core.isEmpty else { return nil }
    let hasStop = token.tail.hasPrefix(".")
    if let meaning = meanings[token.lower],
      hasStop && !(isLast && isWordToo(token)) || !dotted.contains(token.lower)
    {
      return "write '\(meaning)'"
    }
    if isDotted(token) || isCutShort(token) && !isLast {
      return "write it in full"
    }
    return !isShouted && hasCapitals(token) ? "write it in full, or allow it" : nil
  }

  /// A short word with a full stop where no sentence ends: `huish.`.
  private static func isCutShort(_ token: Token) -> Bool {
    token.tail.hasPrefix(".") && token.core.count <= 6 && !token.isNumber && !isInitial(token)
  }

  private static func isInitial(_ token: Token) -> Bool {
    token.core.count == 1 && token.core.allSatisfy(\.isUppercase)
  }

  /// Single letters with a full stop between them: `z.o.z`.
  private static func isDotted(_ token: Token) -> Bool {
    let parts = token.core.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 && parts.allSatisfy { $0.count == 1 && $0.allSatisfy(\.isLetter) }
  }

  /// Two to five capitals, as a word or as a part of one: `WW-uitkering`.
  private static func hasCapitals(_ token: Token) -> Bool {
    token.core.split(whereSeparator: { "-/’'".contains($0) }).contains { part in
      (2...5).contains(part.count) && part.allSatisfy { $0.isLetter && $0.isUppercase }
        && !capitals.contains(String(part))
    }
  }
}
