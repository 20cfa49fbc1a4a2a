import JSONReading

/// What a schema demands of numbers.
struct NumberRules: Sendable {
  private let minimum: ExactDecimal?
  private let maximum: ExactDecimal?
  private let above: ExactDecimal?
  private let below: ExactDecimal?
  private let step: ExactDecimal?

  init(_ part: SchemaPart) throws {
    let (low, high) = (try part.number("minimum"), try part.number("maximum"))
    // Draft 4 says with a truth value that a limit is exclusive, later drafts with a number.
    let lowIsExclusive = part.json["exclusiveMinimum"]?.bool == true
    let highIsExclusive = part.json["exclusiveMaximum"]?.bool == true
    minimum = lowIsExclusive ? nil : low
    maximum = highIsExclusive ? nil : high
    above = lowIsExclusive ? low : try part.number("exclusiveMinimum")
    below = highIsExclusive ? high : try part.number("exclusiveMaximum")
    step = try part.number("multipleOf")
  }

  /// What is wrong with a number; nil when it is right.
  func problem(_ lexeme: String) -> String? {
    guard minimum != nil || maximum != nil || above != nil || below != nil || step != nil else { return nil }
    guard let value = ExactDecimal(lexeme) else { return "is no number" }
    if let minimum, value.isLess(than: minimum) { return "is below the minimum" }
    if let maximum, maximum.isLess(than: value) { return "is above the maximum" }
    if let above, !above.isLess(than: value) { return "is not above the exclusive minimum" }
    if let below, !value.isLess(than: below) { return "is not below the exclusive maximum" }
    if let step, value.isMultiple(of: step) == false { return "is no multiple of what 'multipleOf' says" }
    return nil
  }
}

/// What a schema demands of texts.
struct TextRules: Sendable {
  private let format: String?
  private let shortest: Int?
  private let longest: Int?

  init(_ part: SchemaPart) throws {
    format = part.json["format"]?.string
    shortest = part.json["minLength"]?.int
    longest = part.json["maxLength"]?.int
  }

  /// What is wrong with a text; nil when it is right.
  func problem(_ text: String) -> String? {
    switch format {
    case "date-time" where !DateTimeText.isDateTime(text): return "is no date and time"
    case "date" where !DateTimeText.isDate(text): return "is no date"
    case "time" where !DateTimeText.isTime(text): return "is no time"
    default: break
    }
    guard shortest != nil || longest != nil else { return nil }
    let length = text.unicodeScalars.count
    if let shortest, length < shortest { return "is shorter than \(shortest) characters" }
    if let longest, length > longest { return "is longer than \(longest) characters" }
    return nil
  }
}
