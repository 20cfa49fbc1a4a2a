import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// The configuration of an index, read and checked against the input.
struct WeightSettings {
  /// The name of the index.
  let name: IndicatorID
  /// How indicators are scored.
  let options: ScoringOptions
  /// The configuration.
  let config: Config
  /// The indicators with their weights, and where they are named.
  let weighted: [(indicator: Indicator, weight: Double, place: Place)]

  /// Reads the configuration.
  init(_ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics) {
    self.config = config
    name = IndicatorID(config.requiredText("name"))
    options = ScoringOptions(
      config, method: config.text("normalise").flatMap(ScoringMethod.init(rawValue:)), into: &diagnostics)
    weighted = WeightSettings.weighted(config, input, into: &diagnostics)
    checkScores(into: &diagnostics)
    checkPositive(into: &diagnostics)
    checkPower(into: &diagnostics)
    checkWeights(into: &diagnostics)
  }

  /// The indicators with their weights, in the order of the configuration.
  private static func weighted(
    _ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics
  ) -> [(indicator: Indicator, weight: Double, place: Place)] {
    let listed = config.columns("indicators", of: input, into: &diagnostics)
    guard config.node("weights") != nil else {
      let place = config.place(of: "indicators")
      let chosen = ScoredIndicators.choose(listed, of: input, at: place, into: &diagnostics)
      return chosen.map { column in
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

  /// Scores that come from the input must point the same way and share a unit, or their mean means nothing.
  private func checkScores(into diagnostics: inout Diagnostics) {
    guard options.method == nil, let first = weighted.first?.indicator else { return }
    for (indicator, _, place) in weighted {
      if indicator.polarity == .better {
        diagnostics.add(
          Diagnostic(
            .invalidValue,
            "'\(indicator.id)' is better when higher, which 'normalise: none' can't turn round", at: place,
            hint: "normalise it before, with direction: vulnerability, or here"))
      }
      if indicator.unit != first.unit {
        diagnostics.add(
          Diagnostic(
            .unitClash,
            "'\(indicator.id)' is in \(indicator.unit.rawValue) and '\(first.id)' in \(first.unit.rawValue)",
            at: place, hint: "with 'normalise: none' all indicators need one unit: normalise them"))
      }
    }
  }

  /// Some means need scores above 0, which is known here of every method but `none`.
  private func checkPositive(into diagnostics: inout Diagnostics) {
    guard rule.needsPositiveScores, let method = options.method else { return }
    if let lowest = options.lowestScore, lowest > 0 { return }
    let takesRange = method == .minMax || method == .goalposts
    diagnostics.add(
      Diagnostic(
        .invalidValue,
        "a \(config.requiredText("method")) mean needs scores above 0, and \(method.rawValue) gives others",
        at: config.place(of: takesRange ? "range" : "normalise"),
        hint: takesRange ? "give range: [1, 100]" : "use normalise: min_max with range: [1, 100]"))
  }

  /// A power is what the power mean needs and nothing else has a use for.
  private func checkPower(into diagnostics: inout Diagnostics) {
    let given = config.number("power")
    if aggregation != .power, given != nil {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'power' has no effect with \(aggregation.rawValue)", at: config.place(of: "power"),
          hint: "leave it out, or choose method: power"))
    }
    guard aggregation == .power else { return }
    if given == nil {
      diagnostics.add(
        Diagnostic(
          .missingField, "method: power needs 'power'", at: config.place(of: "method"),
          hint: "for example power: 0.5"))
    } else if let given, abs(given) < AggregationRule.leastPower {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "a power mean has no power \(NumberText.plain(given))",
          at: config.place(of: "power"), hint: "the geometric mean is that of power 0"))
    }
  }

  private func checkWeights(into diagnostics: inout Diagnostics) {
    for (indicator, weight, place) in weighted where weight < 0 {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "the weight of '\(indicator.id)' is \(NumberText.plain(weight))", at: place,
          hint: "which way an indicator counts follows from its polarity; give a weight of 0 or more"))
    }
    let given = config.entries("weights")
    if !given.isEmpty, given.allSatisfy({ $0.value.number == 0 }) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "the weights add up to 0", at: config.place(of: "weights"),
          hint: "give at least one indicator a weight above 0"))
    }
    if let coverage = config.number("coverage"), !(0...1).contains(coverage) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'coverage' is a share from 0 to 1, found \(NumberText.plain(coverage))",
          at: config.place(of: "coverage"), hint: "write 66% as 0.66"))
    }
  }

  /// The index to compute; nil after a complaint.
  func index(into diagnostics: inout Diagnostics) -> CompositeIndex? {
    let used = weighted.filter { $0.weight != 0 }
    let members = options.scorings(
      of: used.map { ($0.indicator, $0.indicator.polarity == .better) }, into: &diagnostics
    ).map(centred)
    guard diagnostics.isEmpty else { return nil }
    do {
      return CompositeIndex(
        members,
        try Aggregation(rule, weights: used.map(\.weight), coverage: config.number("coverage") ?? 0))
    } catch {
      diagnostics.add(error)
      return nil
    }
  }

  private var aggregation: AggregationMethod {
    config.text("method").flatMap(AggregationMethod.init(rawValue:)) ?? .arithmetic
  }

  private var rule: AggregationRule { aggregation.rule(power: config.number("power") ?? 1) }

  /// Mazziotta and Pareto take z-scores with mean 100 and deviation 10, so that a mean of them is above 0.
  private func centred(_ member: IndicatorScoring) -> IndicatorScoring {
    guard rule.isMazziottaPareto, case .zScore(_, _, let divisor) = member.normalisation else {
      return member
    }
    return IndicatorScoring(
      member.id, .zScore(mean: 100, deviation: 10, divisor: divisor), isReversed: member.isReversed)
  }
}
