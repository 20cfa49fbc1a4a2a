import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// What could have been chosen, or could be, otherwise.
struct Variations: Sendable {
  /// The ways to score, the chosen one first.
  let scorings: [UncertainIndex.Scoring]
  /// The ways to fill gaps, the chosen one first.
  let imputations: [Imputation?]
  /// The rules that could be others.
  let rules: RuleChoices
  /// By which part of itself each weight may be off.
  let spread: Double
  /// How far values may be off; nil where they are taken as they are.
  let errors: ValueErrors?
  /// What the groups are whose means fill gaps.
  let groups: GapGroups?
  private let texts: [InputText]

  /// What a reader is told of an input.
  private struct InputText {
    let input: UncertainInput
    let name: String
    let text: String

    init(_ input: UncertainInput, _ name: String, _ choices: [String]) {
      (self.input, self.name, text) = (input, name, choices.joined(separator: ", "))
    }
  }

  /// The fields.
  static let fields: [ConfigField] = [
    ConfigField(
      "normalise", .list(.choice(methods.map(\.rawValue))),
      doc: "Ways to score, that of the index among them.", example: "[z_score, min_max, percentile]"),
    ConfigField(
      "weights", .text,
      doc: """
        By how much each weight may be off: with 25% a weight w is anything from 0.75 w to 1.25 w, each as likely and \
        each weight by itself. Only ratios count, so that the weights of a group stay shares of one.
        """,
      example: "25%"),
    ConfigField(
      "method", .list(.choice(AggregationMethod.allCases.map(\.rawValue))),
      doc: """
        Ways to make one score of several, that of the index among them. For a rule that needs scores above 0, scores \
        that are not are put on a scale from 1 to 100, z-scores on one with mean 100 and deviation 10.
        """,
      example: "[arithmetic, geometric]"),
    ConfigField(
      "method_per", .choice(["index", "level", "group"]), .defaults(to: "index"),
      doc: """
        Whether a `method` is chosen for the index with all its groups at once, for each level of groups by itself, or \
        for each group. Groups with another method than the index keep it.
        """,
      example: "level"),
    ConfigField(
      "power", .number, doc: "The power of `power` among `method`, unless it is the method of the index.",
      example: "0.5"),
    ConfigField(
      "impute", .list(.choice(["none", "mean", "median", "group_mean"])),
      doc: "Ways to fill gaps, as `impute` does: `none`, that of the index, among them.",
      example: "[none, median]"),
    ConfigField(
      "groups", .text,
      doc: "For `group_mean`: `municipality`, or an indicator of which equal values make a group.",
      example: "municipality"),
    ConfigField(
      "data", .either([.choice(["bounds"]), .object(ValueErrors.fields)]),
      doc: """
        How far the values may be off; `bounds` for `{ bounds: normal }`. Several kinds of error add up, and none \
        carries a value out of the valid range of its indicator.
        """,
      example: "{ bounds: normal, rounding: { inhabitants: 5 } }"),
  ]

  /// Methods that need no number of each indicator, and what the index may have been made with.
  private static let methods = ScoringMethod.allCases
  private static let plainMethods: [ScoringMethod] = [
    .zScore, .robustZ, .minMax, .rank, .borda, .percentile, .quantileClass, .exponential,
  ]

  /// Reads what varies.
  ///
  /// - Parameters:
  ///   - config: The whole configuration, which has the parameters of methods.
  ///   - index: The index as it was chosen.
  init(_ config: Config, _ index: TestedIndex, _ input: FrameSchema, into diagnostics: inout Diagnostics) {
    let vary = config.object("vary") ?? config
    let chosen = index.options.scoring.method
    let methods = Variations.choices(vary, "normalise", chosen?.rawValue ?? "none", into: &diagnostics)
    let imputations = Variations.choices(vary, "impute", "none", into: &diagnostics)
    scorings =
      [UncertainIndex.Scoring(index.composite.members.map(\.normalisation))]
      + methods.dropFirst().compactMap { Variations.scoring($0, config, vary, index, into: &diagnostics) }
    rules = RuleChoices(
      Variations.choices(vary, "method", index.options.index.method.rawValue, into: &diagnostics), vary,
      index,
      into: &diagnostics)
    self.imputations = imputations.map(Imputation.init(rawValue:))
    spread = Variations.spread(vary, into: &diagnostics)
    errors = ValueErrors(vary, index.indicators, into: &diagnostics)
    groups = GapGroups(vary, input, isNeeded: imputations.contains("group_mean"), into: &diagnostics)
    let (ruleNames, ruleText) = (rules.names, rules.methods.joined(separator: ", "))
    texts =
      [InputText(.normalisation, "normalise", methods), InputText(.imputation, "impute", imputations)]
      + ruleNames.enumerated().map { InputText(.rule($0), $1, [ruleText]) } + [
        InputText(.weights, "weights", ["each up to \(NumberText.plain(100 * spread))% off"]),
        InputText(.data, "data", [errors?.text ?? ""]),
      ]
    checkThatSomethingVaries(config, into: &diagnostics)
  }

  /// What a reader calls an input.
  func name(of input: UncertainInput) -> String { texts.first { $0.input == input }?.name ?? "" }

  /// What varies, in words: `normalise (z_score, min_max), weights (each up to 25% off)`.
  var text: String {
    texts.filter { varies($0.input) }.map { "\($0.name) (\($0.text))" }.joined(separator: ", ")
  }

  private func varies(_ input: UncertainInput) -> Bool {
    switch input {
    case .normalisation: scorings.count > 1
    case .imputation: imputations.count > 1
    case .rule: rules.methods.count > 1
    case .weights: spread > 0
    case .data: errors != nil
    }
  }

  private func checkThatSomethingVaries(_ config: Config, into diagnostics: inout Diagnostics) {
    guard text.isEmpty, diagnostics.isEmpty else { return }
    diagnostics.add(
      Diagnostic(
        .missingField, "nothing varies", at: config.place(of: "vary"),
        hint: "for example vary: { normalise: [z_score, min_max, percentile], weights: 25% }"))
  }
}

extension Variations {
  /// The choices of a list with the one that was made in front; that one alone when nothing was given.
  private static func choices(
    _ vary: Config, _ field: String, _ chosen: String, into diagnostics: inout Diagnostics
  ) -> [String] {
    guard let given = vary.texts(field) else { return [chosen] }
    let place = vary.place(of: field)
    for (position, name) in given.enumerated() where given[..<position].contains(name) {
      diagnostics.add(Diagnostic(.invalidValue, "'\(name)' is listed twice", at: place))
    }
    if field == "normalise", chosen == "none" {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "with 'normalise: none' there are no other ways to score", at: place,
          hint: "leave it out, or give the index its indicators and a way to score them"))
    } else if !given.contains(chosen) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(chosen)', with which the index was made, is not in the list", at: place,
          hint: "write \(field): [\(([chosen] + given).joined(separator: ", "))]"))
    }
    return [chosen] + given.filter { $0 != chosen }
  }

  /// Another way to score; nil after a complaint.
  private static func scoring(
    _ name: String, _ config: Config, _ vary: Config, _ index: TestedIndex,
    into diagnostics: inout Diagnostics
  ) -> UncertainIndex.Scoring? {
    guard let method = ScoringMethod(rawValue: name) else { return nil }
    guard plainMethods.contains(method) else {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(name)' needs numbers of its own, which is possible for the index alone",
          at: vary.place(of: "normalise"),
          hint: "choose from \(plainMethods.map(\.rawValue).joined(separator: ", "))"))
      return nil
    }
    return index.scorings(by: method, config)
  }

  private static func spread(_ vary: Config, into diagnostics: inout Diagnostics) -> Double {
    guard let text = vary.text("weights") else { return 0 }
    if let share = ShareText.share(text), share >= 0, share < 1 { return share }
    diagnostics.add(
      Diagnostic(
        .invalidValue, "weights are off by 0% to below 100%, found '\(text)'",
        at: vary.place(of: "weights"), hint: "for example weights: 25%"))
    return 0
  }
}

/// A part as people write it: `25%` or `0.25`.
enum ShareText {
  /// The part; nil when it is none.
  static func share(_ text: String) -> Double? {
    let isPercent = text.hasSuffix("%")
    let number = isPercent ? String(text.dropLast()) : text
    guard let value = Double(number.trimmingSuffix(" ")), value.isFinite else { return nil }
    return isPercent ? value / 100 : value
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self[...]
    while text.last == character { text.removeLast() }
    return String(text)
  }
}
