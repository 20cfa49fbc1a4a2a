import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// The configuration, read and checked against the input.
struct DiscloseSettings: Sendable {
  /// The columns and how they hang together.
  let columns: [DiscloseColumn]
  /// The column with the people of each area.
  let people: Int?
  /// With fewer people all figures of an area are hidden.
  let leastPeople: Double
  /// With fewer cases an indicator is hidden.
  let leastCases: Double
  /// Totals and their parts, as columns.
  let sums: [DisclosureTable.Sum]
  /// Areas that consist of others, beside what codes and parents tell.
  let areas: [(whole: String, parts: [String])]
  /// The rule for estimates.
  let estimates: EstimateRule?

  /// No estimate where there are too few adults.
  struct EstimateRule: Sendable {
    /// The columns of estimates.
    let columns: [Int]
    /// The columns that together count the adults.
    let adults: [Int]
    /// The least number of adults.
    let least: Double
    /// The levels it holds for.
    let levels: Set<AreaLevel>
  }

  /// Reads the configuration.
  init(
    _ config: Config, _ input: FrameSchema, _ context: PlanContext, into diagnostics: inout Diagnostics
  ) {
    let reader = DiscloseReader(config: config, input: input)
    people = reader.people(into: &diagnostics)
    leastPeople = reader.least("least_people", into: &diagnostics)
    leastCases = reader.least("least_cases", into: &diagnostics)
    let kept = Set(reader.positions("keep", into: &diagnostics))
    columns = DiscloseColumn.all(
      of: input, reader.relations(into: &diagnostics), ancestors: context.ancestors, kept: kept,
      counts: Set(reader.positions("counts", isCount: true, into: &diagnostics)), people: people)
    sums = reader.sums(into: &diagnostics) + reader.shares(into: &diagnostics)
    areas = config.entries("areas").map { ($0.key, $0.value.list?.compactMap(\.text) ?? []) }
    estimates = reader.estimates(into: &diagnostics)
    let accepted = Set(reader.positions("accept", into: &diagnostics) + (estimates?.columns ?? []))
    reader.refuseComparisons(context.comparisons, but: accepted.union(kept), into: &diagnostics)
  }
}

extension DiscloseSettings {
  /// The fields of the plugin.
  static let fields: [ConfigField] = [
    ConfigField(
      "people", .indicator, .defaults(to: "inhabitants"), doc: "The column with the people of each area.",
      example: "inhabitants"),
    ConfigField(
      "least_people", .number, .defaults(to: "100"),
      doc: "With fewer people, or an unknown number, all figures of an area are hidden.", example: "50"),
    ConfigField(
      "least_cases", .number, .defaults(to: "10"),
      doc: """
        With fewer cases an indicator of an area is hidden, and all that tells it: counts that come from a source, \
        and shares of a known denominator.
        """,
      example: "5"),
    ConfigField(
      "keep", .list(.indicator),
      doc: "Columns that say nothing of persons, or are public anyway: they are never hidden.",
      example: "[urbanity, distance_gp]"),
    ConfigField(
      "counts", .list(.indicator),
      doc: "Computed counts of persons that need `least_cases` too.", example: "[adults]"),
    ConfigField(
      "with",
      .map(
        .object([
          ConfigField("of", .indicator, doc: "The denominator.", example: "households"),
          ConfigField("cases", .indicator, doc: "The numerator.", example: "social_assistance"),
        ])),
      doc: "The numerator and denominator of shares, where the catalogue does not tell.",
      example: "{ assistance_rate: { cases: social_assistance, of: inhabitants } }"),
    ConfigField(
      "sums", .map(.either([.list(.indicator), .list(.list(.indicator))])),
      doc:
        "Columns that are the sum of others in each area: a hidden part follows from the total and the rest.",
      example: "{ inhabitants: [[men, women], [age_0_14, age_15_64, age_65_plus]] }"),
    ConfigField(
      "shares", .list(.list(.indicator)),
      doc: """
        Groups of shares that together are 100% of the same people in each area: a hidden one follows from the rest.
        """,
      example: "[[age_0_14_share, age_15_64_share, age_65_plus_share]]"),
    ConfigField(
      "areas", .map(.list(.text)),
      doc: """
        Areas that consist of others by code, such as villages made of buurten. Of codes that name their parents, \
        and of areas with a parent in the input, this is known.
        """,
      example: "{ KERN01: [BU00340101, BU00340102] }"),
    ConfigField(
      "estimates", .list(.indicator),
      doc: "Modelled columns that are hidden where there are fewer than `least_adults`.",
      example: "[low_literacy]"),
    ConfigField(
      "accept", .list(.indicator),
      doc: """
        Columns that were computed over several areas before this step, hidden ones included, and that you found to \
        give none of them away. Ranks, scores and comparisons are better computed behind this step.
        """,
      example: "[low_literacy_people]"),
    ConfigField(
      "adults", .list(.indicator), doc: "The counts that together are the adults.",
      example: "[age_15_24, age_25_44, age_45_64]"),
    ConfigField(
      "least_adults", .number, .defaults(to: "200"), doc: "The least number of adults for an estimate.",
      example: "400"),
    ConfigField(
      "estimate_levels", .list(.choice(AreaLevel.allCases.map(\.rawValue))),
      doc: "The levels at which `least_adults` holds; buurt unless given.", example: "[wijk, buurt]"),
  ]
}
