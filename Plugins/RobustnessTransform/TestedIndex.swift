import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// The index whose ranks are in question, as it was chosen: what `weight` reads to make it.
struct TestedIndex: Sendable {
  /// The indicators that count, their weights, and where they are named.
  let members: [(indicator: Indicator, weight: Double, place: Place)]
  /// How they are scored; in the order of the members.
  let scorings: [IndicatorScoring]
  /// How scores become one.
  let aggregation: AggregationMethod
  /// Which areas are compared.
  let options: ScoringOptions
  /// The tree, made ready.
  let kernel: IndexKernel

  /// The fields it reads.
  static let fields: [ConfigField] =
    [
      ConfigField(
        "weights", .map(.number), doc: "The weight of each indicator. In place of `indicators`.",
        example: "{ low_income_households: 2, social_assistance: 1 }"),
      ConfigField(
        "indicators", .list(.indicator),
        doc:
          "The indicators, all of one weight; every one that is not context, but for the index, unless given.",
        example: "[low_income_households, social_assistance]"),
      ConfigField(
        "normalise", .choice(ScoringMethod.allCases.map(\.rawValue) + ["none"]), .defaults(to: "z_score"),
        doc: "How each indicator is scored.", example: "min_max"),
      ConfigField(
        "method", .choice(AggregationMethod.allCases.map(\.rawValue)), .defaults(to: "arithmetic"),
        doc: "How scores become one.", example: "geometric"),
      ConfigField("power", .number, doc: "The power p of method: power.", example: "0.5"),
      ConfigField(
        "coverage", .number, .defaults(to: "0.66"),
        doc: "The share of the indicators that an area needs.", example: "0.8"),
    ] + ScoringOptions.fields

  /// Reads the index; nil after a complaint.
  init?(_ config: Config, _ input: FrameSchema, index: IndicatorID, into diagnostics: inout Diagnostics) {
    options = ScoringOptions(
      config, method: config.text("normalise").flatMap(ScoringMethod.init(rawValue:)), into: &diagnostics)
    aggregation = config.text("method").flatMap(AggregationMethod.init(rawValue:)) ?? .arithmetic
    let rule = aggregation.rule(power: config.number("power") ?? 1)
    members = TestedIndex.members(config, input, index, into: &diagnostics).filter { $0.weight != 0 }
    scorings = options.scorings(of: TestedIndex.oriented(members), into: &diagnostics).map {
      TestedIndex.centred($0, rule)
    }
    guard diagnostics.isEmpty else { return nil }
    do {
      kernel = try IndexKernel(
        IndexTree(index.text, rule, weights: members.map(\.weight)), memberCount: members.count,
        coverage: config.number("coverage") ?? 0)
    } catch {
      for var complaint in Diagnostics(error).items {
        complaint.place = complaint.place ?? config.place(of: "weights")
        diagnostics.add(complaint)
      }
      return nil
    }
  }

  /// The indicators and which way they count: a higher score is more vulnerable.
  static func oriented(
    _ members: [(indicator: Indicator, weight: Double, place: Place)]
  ) -> [(indicator: Indicator, isReversed: Bool)] {
    members.map { ($0.indicator, $0.indicator.polarity == .better) }
  }

  /// The indicators with their weights, in the order of the configuration.
  private static func members(
    _ config: Config, _ input: FrameSchema, _ index: IndicatorID, into diagnostics: inout Diagnostics
  ) -> [(indicator: Indicator, weight: Double, place: Place)] {
    let listed = config.columns("indicators", of: input, into: &diagnostics)
    guard config.node("weights") != nil else {
      let others = FrameSchema(input.columns.filter { $0.id != index })
      let place = config.place(of: "indicators")
      return ScoredIndicators.choose(listed, of: others, at: place, into: &diagnostics).map { column in
        (column, 1, listed?.first { $0.column.id == column.id }?.place ?? place)
      }
    }
    if listed != nil {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'indicators' and 'weights' both say what the index is made of",
          at: config.place(of: "indicators"), hint: "keep 'weights', and name every indicator there"))
    }
    let named = config.entries("weights").compactMap { entry in
      input.column(named: entry.key, at: entry.keyPlace, into: &diagnostics).map { column in
        (column: column, weight: entry.value.number ?? 0, place: entry.keyPlace)
      }
    }
    _ = ScoredIndicators.choose(
      named.map { ($0.column, $0.place) }, of: input, at: config.place(of: "weights"), into: &diagnostics)
    return named.map { ($0.column, $0.weight, $0.place) }
  }

  /// Mazziotta and Pareto take z-scores with mean 100 and deviation 10, so that a mean of them is above 0.
  private static func centred(_ member: IndicatorScoring, _ rule: AggregationRule) -> IndicatorScoring {
    guard rule.isMazziottaPareto, case .zScore(_, _, let divisor) = member.normalisation else {
      return member
    }
    return IndicatorScoring(
      member.id, .zScore(mean: 100, deviation: 10, divisor: divisor), isReversed: member.isReversed)
  }
}
