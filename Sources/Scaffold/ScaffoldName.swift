import IndicatorSchema

/// The name of something new: lower-case words with a hyphen between them, such as `eurostat-tsv`.
public struct ScaffoldName: Hashable, Sendable {
  /// The name in pipeline files.
  public let text: String
  private static let most = 32

  /// Reads a name.
  ///
  /// - Throws: `Diagnostic` for a name of another form, with one that would do where there is one.
  public init(_ text: String) throws {
    guard ScaffoldName.isValid(text) else {
      let better = ScaffoldName.repaired(text)
      throw Diagnostic(
        .usage, "'\(text)' can't be a name",
        hint: ScaffoldName.isValid(better)
          ? "did you mean '\(better)'?"
          : "use lower-case letters and digits with hyphens between words, at most \(ScaffoldName.most)")
    }
    self.text = text
  }

  /// The words put together, each with a capital: `EurostatTsv`.
  public var typeName: String {
    text.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private static func isValid(_ text: String) -> Bool {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count <= most, let first = text.utf8.first, first >= 0x61, first <= 0x7A else {
      return false
    }
    return words.allSatisfy { word in
      !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }

  /// Capitals made small with a hyphen before a new word, and everything else made a hyphen.
  private static func repaired(_ text: String) -> String {
    var repaired = ""
    var last: Character = "-"
    for character in text.prefix(100) {
      if character.isUppercase, last.isLowercase || last.isNumber { repaired += "-" }
      let isKept = character.isASCII && (character.isLetter || character.isNumber)
      if isKept { repaired += character.lowercased() } else if repaired.last != "-" { repaired += "-" }
      last = character
    }
    return String(repaired.drop { $0 == "-" }.reversed().drop { $0 == "-" }.reversed())
  }
}
