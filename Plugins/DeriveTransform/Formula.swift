import IndicatorSchema

/// A formula in postfix order: each step works on the values that the ones before left on a stack.
struct Formula: Sendable {
  /// The steps.
  var steps: [Step]
  /// The text it was read from.
  let source: FormulaText

  /// A step and the characters it was read from.
  struct Step: Sendable {
    var operation: Operation
    /// The characters of the whole expression that the step completes, counted from 0.
    var range: Range<Int>
    /// The character to point at when the step is wrong.
    var position: Int
  }

  /// What a step does.
  enum Operation: Hashable, Sendable {
    case number(Double)
    case indicator(IndicatorID)
    case negate
    case absolute
    case round
    case add
    case subtract
    case multiply
    case divide
    case minimum
    case maximum
    /// Changes the unit of the topmost value; put in by the check of units.
    case convert(Unit, Unit)
  }

  /// The indicators it names, each once, in the order of the text.
  var indicators: [IndicatorID] {
    var seen: [IndicatorID] = []
    for case .indicator(let id) in steps.map(\.operation) where !seen.contains(id) { seen.append(id) }
    return seen
  }
}

/// The text of a formula and where it stands in a pipeline file, so that a character of it can be pointed at.
struct FormulaText: Sendable {
  /// The text.
  let text: String
  /// The start of the text as it is written, with a quotation mark where there is one.
  let start: Place
  /// Whether a quotation mark stands before the text.
  let isQuoted: Bool

  /// A complaint about a character, counted from 0.
  func complaint(
    _ code: DiagnosticCode, _ message: String, at character: Int, hint: String? = nil
  ) -> Diagnostic {
    let excerpt = text.utf8.count <= FormulaText.longestQuoted ? " of '\(text)'" : ""
    return Diagnostic(
      code, "\(message) (character \(character + 1)\(excerpt))", at: place(of: character), hint: hint)
  }

  /// The place of a character, counted from 0.
  func place(of character: Int) -> Place {
    var place = start
    if let column = start.column { place.column = column + (isQuoted ? 1 : 0) + character }
    return place
  }

  private static let longestQuoted = 100

  /// The characters of a range.
  subscript(range: Range<Int>) -> String {
    String(text.dropFirst(range.lowerBound).prefix(range.count))
  }
}
