import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// The configuration, read and checked against the input.
struct RepresentationSettings: Sendable {
  /// The groups that may be over-represented.
  let groups: [GroupSettings]
  /// The columns to add for each.
  let outputs: [RepresentationOutput]
  /// What an area is compared with.
  let reference: Reference
  /// The levels that are compared; nil for all below that of the reference.
  let levels: Set<AreaLevel>?
  /// How sure an interval is.
  let confidence: Confidence
  /// How the interval of a counted share is made.
  let interval: ShareInterval
  /// When what may be said.
  let criteria: Verdict.Criteria

  /// What an area is compared with.
  enum Reference: String, CaseIterable, Sendable {
    case municipality
    case province
    case country
    /// The municipality without the area itself.
    case rest

    /// The level of the larger area.
    var level: AreaLevel {
      switch self {
      case .municipality, .rest: .municipality
      case .province: .province
      case .country: .country
      }
    }

    /// In formulas: `the municipality`.
    var text: String {
      self == .rest ? "the rest of the municipality" : "the \(rawValue)"
    }

    /// For readers.
    var label: LocalizedText {
      switch self {
      case .municipality: LocalizedText(nl: "gemeente", en: "municipality")
      case .province: LocalizedText(nl: "provincie", en: "province")
      case .country: LocalizedText(nl: "Nederland", en: "country")
      case .rest: LocalizedText(nl: "rest van de gemeente", en: "rest of the municipality")
      }
    }
  }

  /// Reads the configuration.
  init(_ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics) {
    groups = GroupSettings.read(config, input, into: &diagnostics)
    outputs = RepresentationSettings.outputs(config, into: &diagnostics)
    reference = Reference(rawValue: config.requiredText("against")) ?? .municipality
    levels = config.texts("levels").map { Set($0.compactMap(AreaLevel.init(rawValue:))) }
    let level = config.number("confidence") ?? 0.95
    confidence =
      Confidence(level) ?? RepresentationSettings.refuse("confidence", config, into: &diagnostics)
    interval = ShareInterval(rawValue: config.requiredText("interval")) ?? .wilson
    criteria = RepresentationSettings.criteria(config, into: &diagnostics)
    checkLevels(config, into: &diagnostics)
  }

  private static func outputs(
    _ config: Config, into diagnostics: inout Diagnostics
  ) -> [RepresentationOutput] {
    guard let names = config.texts("give") else { return [.quotient, .excess, .adjusted, .verdict] }
    let outputs = RepresentationOutput.allCases.filter { names.contains($0.rawValue) }
    if outputs.isEmpty {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'give' names no column", at: config.place(of: "give"),
          hint: "leave it out for lq, excess, p_adjusted and verdict"))
    }
    return outputs
  }

  private static func criteria(
    _ config: Config, into diagnostics: inout Diagnostics
  ) -> Verdict.Criteria {
    var criteria = Verdict.Criteria()
    func number(_ field: String, atLeast least: Double, below most: Double = .infinity) -> Double {
      let value = config.number(field) ?? least
      guard value < least || value >= most else { return value }
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(field)' is \(NumberText.plain(value))", at: config.place(of: field),
          hint: most.isFinite
            ? "give a number from \(NumberText.plain(least)) to \(NumberText.plain(most.nextDown.rounded()))"
            : "give a number of \(NumberText.plain(least)) or more"))
      return least
    }
    criteria.leastQuotient = number("least_quotient", atLeast: 1)
    criteria.significance = number("significance", atLeast: 0, below: 1.0.nextUp)
    criteria.leastPeople = number("least_people", atLeast: 0)
    criteria.leastCases = number("least_cases", atLeast: 0)
    criteria.leastCoverage = number("coverage", atLeast: 0, below: 1.0.nextUp)
    return criteria
  }

  private static func refuse(
    _ field: String, _ config: Config, into diagnostics: inout Diagnostics
  ) -> Confidence {
    diagnostics.add(
      Diagnostic(
        .invalidValue, "'\(field)' is not between 0 and 1", at: config.place(of: field),
        hint: "write 95% as 0.95"))
    return .usual
  }

  private func checkLevels(_ config: Config, into diagnostics: inout Diagnostics) {
    for level in (levels ?? []).sorted() where level <= reference.level {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "a \(level.rawValue) does not lie in a \(reference.level.rawValue)",
          at: config.place(of: "levels"), hint: "name smaller areas, or compare with a larger one"))
    }
  }
}

extension RepresentationSettings {
  /// The fields of the plugin.
  static let fields: [ConfigField] = [
    ConfigField(
      "indicators", .either([.list(.indicator), .map(.object(GroupSettings.fields))]), .required,
      doc: """
        The groups that may be over-represented: shares (percent, per_1000) or counts of cases. A map says of \
        each who is counted among whom, and how its figures are rounded; a list leaves that to the catalogue.
        """,
      example: "{ low_income_households: { of: households, rounded_to: 1 } }"),
    ConfigField(
      "against", .choice(Reference.allCases.map(\.rawValue)), .defaults(to: "municipality"),
      doc: """
        What an area is compared with: the municipality, province or country that holds it, or with `rest` the \
        municipality without the area itself. The figure is that of its own row and period, else the sum of the \
        areas.
        """,
      example: "country"),
    ConfigField(
      "levels", .list(.choice(AreaLevel.allCases.map(\.rawValue))),
      doc: "The levels that are compared; all smaller areas unless given.", example: "[wijk, buurt]"),
    ConfigField(
      "give", .list(.choice(RepresentationOutput.allCases.map(\.rawValue))),
      doc: """
        The columns to add for each indicator, as `<indicator>_<name>`: lq, excess, p_adjusted and verdict unless \
        given.
        """,
      example: "[share, lq, excess, p_adjusted, shrunk, verdict]"),
    ConfigField(
      "least_quotient", .number, .defaults(to: "1.2"),
      doc: "From which location quotient on a share is notably higher.", example: "1.5"),
    ConfigField(
      "significance", .number, .defaults(to: "0.05"),
      doc: "Below which adjusted p-value chance does not explain a higher share.", example: "0.01"),
    ConfigField(
      "confidence", .number, .defaults(to: "0.95"), doc: "How sure the intervals are.", example: "0.9"),
    ConfigField(
      "interval", .choice(ShareInterval.allCases.map(\.rawValue)), .defaults(to: "wilson"),
      doc: """
        How the interval of a counted share is made: `wilson`; `exact` (Clopper and Pearson), which is never too narrow; \
        or `byar`, that of the count of cases, for rare events. Modelled shares keep the interval of their model.
        """,
      example: "exact"),
    ConfigField(
      "least_people", .number, .defaults(to: "100"),
      doc: "With fewer people in an area there is no verdict.", example: "200"),
    ConfigField(
      "least_cases", .number, .defaults(to: "10"),
      doc: "With fewer cases in an area, and fewer expected in it, there is no verdict.", example: "20"),
    ConfigField(
      "coverage", .number, .defaults(to: "0.66"),
      doc: """
        There is no verdict where the figure is known for areas with a smaller share than this of the people of \
        their level and municipality.
        """,
      example: "0.8"),
  ]
}
