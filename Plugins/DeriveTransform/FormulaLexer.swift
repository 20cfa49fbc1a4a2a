import IndicatorSchema

/// A piece of a formula.
struct FormulaToken {
  let kind: Kind
  /// The characters it is made of, counted from 0.
  let range: Range<Int>

  enum Kind: Hashable {
    case number(Double)
    case name(String)
    /// One of + - * / ( ) and the comma.
    case symbol(Character)
    case end
  }

  /// The token as a message names it.
  var description: String {
    switch kind {
    case .number(let value): "'\(value)'"
    case .name(let name): "'\(name)'"
    case .symbol(let symbol): "'\(symbol)'"
    case .end: "the end"
    }
  }
}

/// Takes a formula apart into tokens.
struct FormulaLexer {
  private let characters: [Character]
  private let source: FormulaText
  private var position = 0

  init(_ source: FormulaText) {
    characters = Array(source.text)
    self.source = source
  }

  /// All tokens, the end included.
  ///
  /// - Throws: `Diagnostic` for a character that has no meaning and a malformed number.
  static func tokens(_ source: FormulaText) throws -> [FormulaToken] {
    var lexer = FormulaLexer(source)
    var tokens: [FormulaToken] = []
    repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() throws -> FormulaToken {
    while peek?.isWhitespace == true { position += 1 }
    let start = position
    guard let character = peek else { return FormulaToken(kind: .end, range: start..<start) }
    if "+-*/(),".contains(character) {
      position += 1
      return FormulaToken(kind: .symbol(character), range: start..<position)
    }
    if character.isDigit || character == "." { return try number() }
    if character.isNameLetter {
      let name = take { $0.isNameLetter || $0.isDigit }
      return FormulaToken(kind: .name(name), range: start..<position)
    }
    throw source.complaint(
      .expressionSyntax, "'\(character)' has no meaning in a formula", at: start,
      hint: "use indicators, numbers, + - * / ( ) and the functions min, max, abs and round")
  }

  private mutating func number() throws -> FormulaToken {
    let start = position
    var text = take { $0.isDigit || $0 == "." }
    if peek == "e" || peek == "E", isExponentAhead {
      position += 1
      text += "e"
      if let sign = peek, sign == "+" || sign == "-" {
        position += 1
        text.append(sign)
      }
      text += take(\.isDigit)
    }
    guard let value = Double(text), value.isFinite, peek?.isNameLetter != true else {
      let rest = take { $0.isNameLetter || $0.isDigit || $0 == "." }
      throw source.complaint(
        .expressionSyntax, "'\(text)\(rest)' is not a number", at: start,
        hint: "write it as 1000, 0.5 or 1e6")
    }
    return FormulaToken(kind: .number(value), range: start..<position)
  }

  private var isExponentAhead: Bool {
    var next = characters.dropFirst(position + 1).prefix(2)
    if next.first == "+" || next.first == "-" { next.removeFirst() }
    return next.first?.isDigit == true
  }

  private var peek: Character? { position < characters.count ? characters[position] : nil }

  private mutating func take(_ belongs: (Character) -> Bool) -> String {
    let start = position
    while let character = peek, belongs(character) { position += 1 }
    return String(characters[start..<position])
  }
}

extension Character {
  /// One of 0 to 9; other scripts have no place in a formula.
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

  /// A letter as names of indicators and functions have them; capitals are read so that they can be corrected.
  fileprivate var isNameLetter: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
  }
}
