import IndicatorSchema

/// Reads `sum(inhabitants) where level = buurt` and `inhabitants[GM0363]`.
struct AggregateParser {
  /// What is wrong with the text.
  struct Problem: Error {
    var message: String
    var hint: String?
  }

  static func parse(_ text: String) throws -> Aggregate {
    let parts = text.split(separator: " where ", maxSplits: 1).map { $0.trimmed }
    guard let head = parts.first, !head.isEmpty else { throw Problem(message: "it is empty") }
    var aggregate = try parseHead(head)
    if parts.count == 2 { aggregate.conditions += try parseConditions(parts[1]) }
    return aggregate
  }

  private static func parseHead(_ head: String) throws -> Aggregate {
    if head == "rows" { return Aggregate(function: .rows) }
    if let (name, key) = bracketed(head, "[", "]") {
      return Aggregate(function: .value, indicator: IndicatorID(name), conditions: try row(key))
    }
    guard let (name, argument) = bracketed(head, "(", ")") else {
      throw Problem(
        message: "'\(head)' is not something to check",
        hint: Suggestion.hint(for: head, among: ["rows", "same"])
          ?? "write rows, sum(x), mean(x), min(x), max(x), count(x), missing(x), x[AREA] or x[AREA, PERIOD]")
    }
    let functions = Aggregate.Function.allCases.filter { $0 != .rows && $0 != .value }
    guard let function = functions.first(where: { $0.rawValue == name }) else {
      throw Problem(
        message: "there is no function '\(name)'",
        hint: Suggestion.hint(for: name, among: functions.map(\.rawValue), listing: "functions are"))
    }
    return Aggregate(function: function, indicator: IndicatorID(argument))
  }

  /// The row of an area, or of an area in a period.
  private static func row(_ key: String) throws -> [Aggregate.RowCondition] {
    let parts = key.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).map { $0.trimmed }
    guard parts.count == 2 else { return [.area(key)] }
    guard let period = Period(parts[1]) else { throw Problem(message: "'\(parts[1])' is not a period") }
    return [.area(parts[0]), .period(period)]
  }

  private static func bracketed(_ text: String, _ open: Character, _ close: Character) -> (String, String)? {
    guard text.last == close, let start = text.firstIndex(of: open) else { return nil }
    return (
      text[..<start].trimmed, text[text.index(after: start)..<text.index(before: text.endIndex)].trimmed
    )
  }

  private static func parseConditions(_ text: String) throws -> [Aggregate.RowCondition] {
    try text.split(separator: " and ").map { part in
      let sides = part.split(separator: "=", maxSplits: 1).map { $0.trimmed }
      guard sides.count == 2 else {
        throw Problem(message: "'\(part.trimmed)' is not a condition", hint: "write level = buurt")
      }
      return try condition(sides[0], sides[1])
    }
  }

  private static func condition(_ field: String, _ value: String) throws -> Aggregate.RowCondition {
    switch field {
    case "level":
      if let level = AreaLevel(rawValue: value) { return .level(level) }
      throw Problem(
        message: "'\(value)' is not a level",
        hint: Suggestion.hint(for: value, among: AreaLevel.allCases.map(\.rawValue))
          ?? "levels are " + AreaLevel.allCases.map(\.rawValue).joined(separator: ", "))
    case "area": return .area(value)
    case "within": return .within(value)
    case "period":
      if let period = Period(value) { return .period(period) }
      throw Problem(message: "'\(value)' is not a period")
    default:
      throw Problem(
        message: "rows have no '\(field)'",
        hint: Suggestion.hint(for: field, among: ["level", "area", "within", "period"])
          ?? "conditions are on level, area, within or period")
    }
  }
}

extension StringProtocol {
  /// The text without outer blanks.
  var trimmed: String {
    var slice = self[...]
    while slice.first == " " { slice = slice.dropFirst() }
    while slice.last == " " { slice = slice.dropLast() }
    return String(slice)
  }
}
