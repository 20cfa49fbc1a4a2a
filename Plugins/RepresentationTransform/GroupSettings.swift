import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// A group that may be over-represented: where its figures stand and how they are rounded.
struct GroupSettings: Sendable {
  /// The indicator, a share or a count.
  let indicator: Indicator
  /// The column with the number of cases; nil when only a share is known.
  let cases: IndicatorID?
  /// The column with the number of people among whom the cases are.
  let people: IndicatorID
  /// The probability of over-representation that a model gives, and how many of its units are certainty.
  let probability: (column: IndicatorID, scale: Double)?
  /// How many of the indicator are everybody: 100 for percent; 1 for a count.
  let scale: Double
  /// To which multiple the cases, or else the share, are rounded.
  let roundedTo: Double
  /// To which multiple the people are rounded.
  let peopleRoundedTo: Double
  /// Whether an estimated figure was computed from counts, and not modelled.
  let isComputed: Bool
  /// Where it is named.
  let place: Place

  /// The columns that go in.
  var inputs: [IndicatorID] {
    var inputs: [IndicatorID] = []
    for id in [indicator.id, cases, people, probability?.column] {
      if let id, !inputs.contains(id) { inputs.append(id) }
    }
    return inputs
  }

  /// The share in formulas: `social_assistance / inhabitants`, `low_income_households / 100`.
  var shareText: String {
    cases.map { "\($0) / \(people)" } ?? "\(indicator.id) / \(NumberText.plain(scale))"
  }

  /// The cases in formulas.
  var casesText: String { cases?.text ?? "\(shareText) * \(people)" }

  /// Reads all groups.
  static func read(
    _ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics
  ) -> [GroupSettings] {
    guard let node = config.node("indicators") else { return [] }
    let entries =
      node.entries?.map { ($0.key, $0.keyPlace, $0.value) }
      ?? (node.list ?? []).map { ($0.text ?? "", $0.place, ConfigNode(.map([]), at: $0.place)) }
    if entries.isEmpty {
      diagnostics.add(
        Diagnostic(
          .missingField, "'indicators' names none", at: node.place,
          hint: "for example indicators: { low_income_households: { of: households, rounded_to: 1 } }"))
    }
    var groups: [GroupSettings] = []
    for (name, place, value) in entries {
      let settings = Config(node: value, fields: fields)
      guard let column = input.column(named: name, at: place, into: &diagnostics) else { continue }
      if groups.contains(where: { $0.indicator.id == column.id }) {
        diagnostics.add(Diagnostic(.invalidValue, "'\(name)' is listed twice", at: place))
      } else if let group = GroupSettings(column, settings, input, at: place, into: &diagnostics) {
        groups.append(group)
      }
    }
    return groups
  }

  private init?(
    _ column: Indicator, _ config: Config, _ input: FrameSchema, at place: Place,
    into diagnostics: inout Diagnostics
  ) {
    let reader = GroupReader(column: column, config: config, input: input, place: place)
    guard let scale = reader.scale(into: &diagnostics) else { return nil }
    guard let people = reader.people(into: &diagnostics) else { return nil }
    let probability = reader.probability(into: &diagnostics)
    self.indicator = column
    self.place = place
    self.scale = scale
    self.people = people
    self.probability = probability
    cases = column.unit == .count ? column.id : reader.cases(into: &diagnostics)
    roundedTo = reader.unit("rounded_to", into: &diagnostics)
    peopleRoundedTo = reader.unit("people_rounded_to", into: &diagnostics)
    isComputed = config.flag("computed")
    if cases == people {
      diagnostics.add(
        Diagnostic(.invalidValue, "'\(people)' is compared with itself", at: config.place(of: "of")))
    }
  }
}

extension GroupSettings {
  /// The fields of one indicator.
  static let fields: [ConfigField] = [
    ConfigField(
      "of", .indicator, doc: "The people among whom the cases are; its denominator unless given.",
      example: "households"),
    ConfigField(
      "cases", .indicator,
      doc: """
        The count of which a share was computed, which is more exact than the share; its numerator unless given.
        """,
      example: "social_assistance"),
    ConfigField(
      "rounded_to", .number, .defaults(to: "0"),
      doc: """
        The multiple to which the source rounds: the cases where there are any (5, 10, 100), else the share in its \
        own unit (1 for whole percents). The interval is widened, and the verdict taken at the cautious end.
        """,
      example: "10"),
    ConfigField(
      "people_rounded_to", .number, .defaults(to: "0"),
      doc: "The multiple to which the source rounds the people.", example: "5"),
    ConfigField(
      "probability", .indicator,
      doc: """
        A column with the probability of over-representation that a model computed from its draws. For modelled \
        figures only; without it the bounds of the model decide.
        """,
      example: "low_literacy_probability"),
    ConfigField(
      "computed", .flag, .defaults(to: "false"),
      doc: """
        Says that figures marked as estimated were computed from full counts and not modelled, so that chance \
        variation is all there is to them.
        """,
      example: "true"),
  ]
}

/// Reads the fields of one group.
private struct GroupReader {
  let column: Indicator
  let config: Config
  let input: FrameSchema
  let place: Place

  func scale(into diagnostics: inout Diagnostics) -> Double? {
    switch column.unit {
    case .percent: return 100
    case .perThousand: return 1000
    case .count: return 1
    default:
      diagnostics.add(
        Diagnostic(
          .unitClash, "'\(column.id)' is in \(column.unit.rawValue), which says nothing of how many people",
          at: place, hint: "name shares (percent, per_1000) or counts"))
      return nil
    }
  }

  func people(into diagnostics: inout Diagnostics) -> IndicatorID? {
    if config.node("of") != nil { return count("of", into: &diagnostics) }
    if let known = column.denominator, input[known] != nil { return known }
    diagnostics.add(
      Diagnostic(
        .missingField,
        column.denominator.map { "the denominator '\($0)' of '\(column.id)' is not in the input" }
          ?? "'\(column.id)' has no denominator", at: place,
        hint: "say among whom: \(column.id): { of: inhabitants }"))
    return nil
  }

  func cases(into diagnostics: inout Diagnostics) -> IndicatorID? {
    if config.node("cases") != nil { return count("cases", into: &diagnostics) }
    return column.numerator.flatMap { input[$0]?.id }
  }

  func probability(into diagnostics: inout Diagnostics) -> (column: IndicatorID, scale: Double)? {
    guard let found = named("probability", into: &diagnostics) else { return nil }
    return (found.id, found.unit == .percent ? 100 : found.unit == .perThousand ? 1000 : 1)
  }

  func unit(_ field: String, into diagnostics: inout Diagnostics) -> Double {
    let value = config.number(field) ?? 0
    guard value < 0 else { return value }
    diagnostics.add(
      Diagnostic(
        .invalidValue, "'\(field)' is \(NumberText.plain(value))", at: config.place(of: field),
        hint: "give the multiple to which the source rounds, such as 5"))
    return 0
  }

  private func count(_ field: String, into diagnostics: inout Diagnostics) -> IndicatorID? {
    guard let found = named(field, into: &diagnostics) else { return nil }
    if found.unit != .count {
      diagnostics.add(
        Diagnostic(
          .unitClash, "'\(found.id)' is in \(found.unit.rawValue) and not a count",
          at: config.place(of: field)))
    }
    return found.id
  }

  private func named(_ field: String, into diagnostics: inout Diagnostics) -> Indicator? {
    config.node(field).flatMap {
      input.column(named: $0.text ?? "", at: $0.place, into: &diagnostics)
    }
  }
}
