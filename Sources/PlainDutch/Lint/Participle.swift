/// Tells whether a word is the past participle of a verb: `geteld`, `aangevuld`, `berekend`, `vergeleken`.
enum Participle {
  private static let known = WordFile.verbs.set("participles")
  private static let others = WordFile.verbs.set("not_participles")
  private static let strong = WordFile.verbs.set("strong")
  private static let separable = WordFile.verbs.set("separable")
  private static let inseparable = WordFile.verbs.set("inseparable")
  private static let regular = WordFile.verbs.set("regular")

  /// Takes a word in small letters.
  static func isOne(_ word: String) -> Bool {
    if known.contains(word) { return true }
    guard word.count > 4, !others.contains(word) else { return false }
    return isPlain(word[...]) || hasPrefix(word, separable) { $0.hasPrefix("ge") && isPlain($0) }
      || hasPrefix(word, inseparable) { strong.contains(String($0)) }
      || hasPrefix(word, regular, where: isRegular)
  }

  private static func hasPrefix(
    _ word: String, _ prefixes: Set<String>, where rest: (Substring) -> Bool
  ) -> Bool {
    // No prefix is longer than "achteruit".
    (2...9).contains { length in
      word.count > length && prefixes.contains(String(word.prefix(length))) && rest(word.dropFirst(length))
    }
  }

  /// `geteld`, `gegeven`; a verb such as `gebruiken` has no second "ge".
  private static func isPlain(_ word: Substring) -> Bool {
    guard word.hasPrefix("ge") else { return false }
    let stem = word.dropFirst(2)
    if strong.contains(String(stem)) { return true }
    return stem.count > 2 && (stem.last == "d" || stem.last == "t") && stem.contains(where: isVowel)
  }

  /// `bepaald` and `bereikt`, but not the present of `bepaalt` and `betekent`: a t comes after k, f, s, ch or p only.
  private static func isRegular(_ stem: Substring) -> Bool {
    guard stem.count > 2, stem.contains(where: isVowel) else { return false }
    if stem.last == "d" { return true }
    return stem.last == "t" && stem.dropLast().last.map { "kfshpxc".contains($0) } == true
  }

  private static func isVowel(_ letter: Character) -> Bool { "aeiouyëïöüé".contains(letter) }
}
