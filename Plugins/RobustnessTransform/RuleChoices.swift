import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// The ways to make one score of several that could have been chosen, and for which groups at a time.
struct RuleChoices: Sendable {
  /// The choices, for the analysis.
  let choices: [UncertainIndex.RuleChoice]
  /// What a reader calls each of them.
  let names: [String]
  /// The ways by name, the chosen one first.
  let methods: [String]

  /// Reads the choices.
  ///
  /// - Parameter methods: The names of the methods, that of the index first.
  init(_ methods: [String], _ vary: Config, _ index: TestedIndex, into diagnostics: inout Diagnostics) {
    self.methods = methods
    let power = RuleChoices.power(methods, vary, index, into: &diagnostics)
    let rules = methods.compactMap { AggregationMethod(rawValue: $0)?.rule(power: power) }
    let named = RuleChoices.groups(vary.requiredText("method_per"), index)
    choices = named.map { .init(groups: $0.groups, alternatives: rules) }
    names = named.map(\.name)
    if vary.node("method_per") != nil, methods.count == 1 {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'method_per' has no effect without several methods",
          at: vary.place(of: "method_per"), hint: "leave it out"))
    }
  }

  private static func groups(_ each: String, _ index: TestedIndex) -> [(name: String, groups: [Int])] {
    let levels = index.groupsByLevel
    switch each {
    case "level":
      return levels.enumerated().filter { !$0.element.isEmpty }.map { ("method of level \($0 + 1)", $1) }
    case "group":
      return levels.flatMap { $0 }.map { ("method of \(index.options.groups[$0].id)", [$0]) }
    default: return [("method", levels.flatMap { $0 })]
    }
  }

  private static func power(
    _ methods: [String], _ vary: Config, _ index: TestedIndex, into diagnostics: inout Diagnostics
  ) -> Double {
    let (own, given) = (index.options.index.power, vary.number("power"))
    let isNeeded = methods.contains("power") && own == nil
    if isNeeded, given == nil {
      diagnostics.add(
        Diagnostic(
          .missingField, "method: power needs 'power'", at: vary.place(of: "method"),
          hint: "for example power: 0.5"))
    } else if !isNeeded, given != nil {
      diagnostics.add(
        Diagnostic(
          .invalidValue,
          own == nil ? "'power' has no effect without method: power" : "the index has a power of its own",
          at: vary.place(of: "power"), hint: "leave it out"))
    } else if let given, abs(given) < AggregationRule.leastPower {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "a power mean has no power \(NumberText.plain(given))",
          at: vary.place(of: "power"), hint: "the geometric mean is that of power 0"))
    }
    return own ?? given ?? 1
  }
}
