import IndicatorSchema

/// Reads formulas: sums of products of numbers, indicators, functions and sums in parentheses.
struct FormulaParser {
  private let tokens: [FormulaToken]
  private let source: FormulaText
  private var position = 0
  private var depth = 0
  private var steps: [Formula.Step] = []

  /// Deeper nesting is a mistake or an attack; reading goes down one call per level.
  private static let maximumDepth = 100
  private static let maximumLength = 10_000

  /// Reads a formula.
  ///
  /// - Throws: `Diagnostic` that points at the character that does not fit.
  static func parse(_ source: FormulaText) throws -> Formula {
    guard source.text.utf8.count <= maximumLength else {
      throw Diagnostic(
        .expressionSyntax,
        "a formula has at most \(maximumLength) characters, found \(source.text.utf8.count)",
        at: source.start)
    }
    var parser = FormulaParser(tokens: try FormulaLexer.tokens(source), source: source)
    _ = try parser.sum()
    guard parser.token.kind == .end else {
      throw parser.unexpected("an operator")
    }
    return Formula(steps: parser.steps, source: source)
  }

  private init(tokens: [FormulaToken], source: FormulaText) {
    self.tokens = tokens
    self.source = source
  }

  private var token: FormulaToken { tokens[min(position, tokens.count - 1)] }

  private func unexpected(_ expected: String) -> Diagnostic {
    source.complaint(
      .expressionSyntax, "expected \(expected), found \(token.description)", at: token.range.lowerBound)
  }

  private mutating func take(_ symbol: Character) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ symbol: Character) throws {
    if !take(symbol) { throw unexpected("'\(symbol)'") }
  }

  private mutating func push(_ operation: Formula.Operation, _ range: Range<Int>, at position: Int) {
    steps.append(Formula.Step(operation: operation, range: range, position: position))
  }

  /// Each level returns the characters it has read.
  private mutating func sum() throws -> Range<Int> {
    try chain(["+": .add, "-": .subtract]) { try $0.product() }
  }

  private mutating func product() throws -> Range<Int> {
    try chain(["*": .multiply, "/": .divide]) { try $0.signed() }
  }

  private mutating func chain(
    _ operators: [Character: Formula.Operation], _ operand: (inout FormulaParser) throws -> Range<Int>
  ) throws -> Range<Int> {
    var range = try operand(&self)
    while case .symbol(let symbol) = token.kind, let operation = operators[symbol] {
      let sign = token.range.lowerBound
      position += 1
      range = range.lowerBound..<(try operand(&self)).upperBound
      push(operation, range, at: sign)
    }
    return range
  }

  private mutating func signed() throws -> Range<Int> {
    let start = token.range.lowerBound
    guard take("-") else { return try value() }
    return try nested {
      let range = start..<(try $0.signed()).upperBound
      $0.push(.negate, range, at: start)
      return range
    }
  }

  private mutating func nested(
    _ read: (inout FormulaParser) throws -> Range<Int>
  ) throws -> Range<Int> {
    guard depth < FormulaParser.maximumDepth else {
      throw unexpected("at most \(FormulaParser.maximumDepth) levels of parentheses")
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func value() throws -> Range<Int> {
    let start = token
    switch start.kind {
    case .number(let value):
      position += 1
      push(.number(value), start.range, at: start.range.lowerBound)
      return start.range
    case .name(let name):
      position += 1
      if token.kind == .symbol("(") { return try nested { try $0.call(name, start.range) } }
      push(.indicator(IndicatorID(name)), start.range, at: start.range.lowerBound)
      return start.range
    case .symbol("("):
      position += 1
      return try nested { parser in
        _ = try parser.sum()
        let end = parser.token.range.upperBound
        try parser.expect(")")
        return start.range.lowerBound..<end
      }
    default: throw unexpected("a number, an indicator or '('")
    }
  }

  private mutating func call(_ name: String, _ range: Range<Int>) throws -> Range<Int> {
    guard let function = Function(rawValue: name) else { throw unknownFunction(name, at: range.lowerBound) }
    try expect("(")
    var arguments = 0
    repeat {
      let argument = try sum()
      arguments += 1
      if arguments > 1 {
        push(function.operation, range.lowerBound..<argument.upperBound, at: range.lowerBound)
      }
    } while take(",")
    let whole = range.lowerBound..<token.range.upperBound
    try expect(")")
    guard function.takesSeveral == (arguments > 1) else {
      throw wrongCall(function, arguments, at: range.lowerBound)
    }
    if !function.takesSeveral { push(function.operation, whole, at: range.lowerBound) }
    return whole
  }

  private enum Function: String, CaseIterable {
    case abs
    case max
    case min
    case round

    var operation: Formula.Operation {
      switch self {
      case .abs: .absolute
      case .max: .maximum
      case .min: .minimum
      case .round: .round
      }
    }

    var takesSeveral: Bool { self == .min || self == .max }
  }

  private func unknownFunction(_ name: String, at position: Int) -> Diagnostic {
    let names = Function.allCases.map(\.rawValue)
    return source.complaint(
      .expressionSyntax, "unknown function '\(name)'", at: position,
      hint: Suggestion.hint(for: name, among: names) ?? "known are \(names.joined(separator: ", "))")
  }

  private func wrongCall(_ function: Function, _ arguments: Int, at position: Int) -> Diagnostic {
    let expected = function.takesSeveral ? "two or more values" : "one value"
    return source.complaint(
      .expressionSyntax, "'\(function.rawValue)' takes \(expected), found \(arguments)", at: position)
  }
}
