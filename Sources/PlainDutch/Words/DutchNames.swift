/// Names with the small words in front of them, the *tussenvoegsels*: `Jan van der Berg`, `Bergen op Zoom`.
public enum DutchNames {
  private static let small: Set<String> = [
    "aan", "aan de", "aan den", "aan het", "a/d", "bij", "d'", "de", "den", "der", "des", "het", "in",
    "in de",
    "in den", "in het", "en", "onder", "op", "op de", "op den", "op het", "over", "te", "ten", "ter", "tot",
    "uit",
    "uit de", "uit den", "van", "van de", "van den", "van der", "van het", "van 't", "von", "voor", "'s",
    "'t",
  ]

  /// A name as it is written, from one in capitals: `BERGEN OP ZOOM`, `'S-HERTOGENBOSCH`, `IJSSELSTEIN`.
  ///
  /// The first word has a capital and small words have none: `De Bilt`, `Alphen aan den Rijn`. A name that has small
  /// letters already is left as it is.
  public static func titled(_ name: String) -> String {
    guard !name.contains(where: \.isLowercase) else { return name }
    let words = name.split(separator: " ", omittingEmptySubsequences: false)
    return words.enumerated()
      .map { index, word in
        let lower = word.lowercased()
        return index > 0 && small.contains(lower) ? lower : titledParts(lower)
      }
      .joined(separator: " ")
  }

  /// `oude-tonge`: Oude-Tonge; `'s-gravenhage`: 's-Gravenhage; `etten-leur`: Etten-Leur.
  private static func titledParts(_ word: String) -> String {
    word.split(separator: "-", omittingEmptySubsequences: false).enumerated()
      .map { index, part in
        index > 0 && small.contains(String(part)) ? String(part) : DutchWords.capitalised(String(part))
      }
      .joined(separator: "-")
  }

  /// A name in two: the small words before it and the rest, `("van der", "Berg")`; a first name goes along at the end.
  public static func parts(_ name: String) -> (small: String, rest: String) {
    let words = name.split(separator: " ").map(String.init)
    // The longest run of small words that leaves a name.
    let count = (0..<max(words.count, 1)).last { count in
      count == 0 || small.contains(words[..<count].joined(separator: " ").lowercased())
    }
    let split = min(count ?? 0, max(words.count - 1, 0))
    return (words[..<split].joined(separator: " "), words[split...].joined(separator: " "))
  }

  /// A name as it stands in a register under its own letter: `Bilt, De`, `Berg, van der`.
  public static func registered(_ name: String) -> String {
    let (small, rest) = parts(name)
    return small.isEmpty ? name : "\(rest), \(small)"
  }

  /// Whether a text starts with `'s` or `'t`, which never has a capital.
  static func hasElision(_ text: String) -> Bool {
    guard let first = text.first, "'’‘`".contains(first) else { return false }
    let rest = text.dropFirst()
    return ["s", "t", "n"].contains(rest.prefix(1).lowercased())
      && rest.dropFirst().first.map { !$0.isLetter } ?? true
  }
}
