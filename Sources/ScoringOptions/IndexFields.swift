import IndicatorAnalysis
import PluginKit

extension IndexOptions {
  /// The fields that every transform which makes or examines an index accepts, those of `ScoringOptions` included.
  public static let fields: [ConfigField] =
    partFields + scoreFields
    + [
      ConfigField("method", methodType, .defaults(to: "arithmetic"), doc: methodDoc, example: "geometric"),
      ConfigField("power", .number, doc: powerDoc, example: "0.5"),
      ConfigField("weighting", weightingType, doc: weightingDoc, example: "pca"),
      ConfigField(
        "shares", .either([.list(.number), .map(.list(.number))]),
        doc: """
          For `weighting: benefit_of_the_doubt`: the lowest and the highest share of an area's score that may come \
          from one indicator or group; for all, or for each by name. 0 and 1 unless given, and then one indicator may \
          be all that counts.
          """,
        example: "[0.05, 0.5]"),
      ConfigField("rescale", rescaleType, doc: rescaleDoc, example: "exponential"),
      ConfigField("coverage", .number, .defaults(to: "0.66"), doc: coverageDoc, example: "0.8"),
      ConfigField(
        "allow_overlap", .flag, .defaults(to: "false"),
        doc: """
          Allows an indicator that was computed from another one of the same index, or two that were computed from \
          the same indicator. Such a figure counts twice; the formula and the findings say so.
          """,
        example: "true"),
    ] + ScoringOptions.fields

  /// How many levels of groups a tree may have.
  static let deepestTree = 16

  private static let partFields: [ConfigField] = [
    ConfigField(
      "weights", .map(.number),
      doc: """
        The weight of each indicator; only the ratios matter, and an indicator of weight 0 is left out. In place \
        of `indicators`.
        """,
      example: "{ low_income_households: 2, social_assistance: 1 }"),
    ConfigField(
      "indicators", .list(.indicator),
      doc: "The indicators, all of one weight; every one that is not context unless given.",
      example: "[low_income_households, social_assistance]"),
    ConfigField(
      "tree", treeType(levels: deepestTree + 1),
      doc: """
        The groups that the index is made of, and what these are made of, to any depth: each name is an indicator with \
        its weight, or a group with `of` (names with weights, or a list of names of one weight), `weight` (1 unless \
        given), `label`, and `method`, `power`, `weighting`, `rescale` and `coverage` where they differ from those of \
        the index. Each group gets a column of its own. In place of `weights`.
        """,
      example: "{ poverty: { weight: 2, of: { low_income: 2, benefits: 1 } }, health: { of: [lonely, ill] } }"
    ),
  ]

  private static let scoreFields: [ConfigField] = [
    ConfigField(
      "normalise", .choice(ScoringMethod.allCases.map(\.rawValue) + ["none"]), .defaults(to: "z_score"),
      doc: """
        How each indicator is scored before the mean is taken, as by `normalise`; `none` when the input holds such \
        scores already.
        """,
      example: "min_max"),
    ConfigField(
      "direction", .choice([ScoreDirection.vulnerability, .wellbeing].map(\.rawValue)),
      .defaults(to: "vulnerability"),
      doc: "What a higher index means: more vulnerable, or better off. Indicators are turned round to it.",
      example: "wellbeing"),
  ]

  /// The fields of a group of a tree.
  ///
  /// - Parameter levels: How many levels of groups there may be within it.
  static func groupFields(levels: Int) -> [ConfigField] {
    [
      ConfigField(
        "of", .either([.list(.text), treeType(levels: levels)]), .required, doc: "What it is made of."),
      ConfigField("weight", .number, .defaults(to: "1"), doc: "Its weight among its siblings."),
      ConfigField("label", .localizedText, doc: "What readers call it; its name unless given."),
      ConfigField("method", methodType, doc: "How scores become one; as in the index unless given."),
      ConfigField("power", .number, doc: powerDoc),
      ConfigField("weighting", weightingType, doc: "Where the weights within the group come from."),
      ConfigField("rescale", rescaleType, doc: rescaleDoc),
      ConfigField("coverage", .number, doc: "The share of its parts that an area needs."),
    ]
  }

  private static func treeType(levels: Int) -> ConfigType {
    .map(levels == 0 ? .number : .either([.number, .object(groupFields(levels: levels - 1))]))
  }

  private static let methodType = ConfigType.choice(AggregationMethod.allCases.map(\.rawValue))
  private static let weightingType = ConfigType.choice(["given"] + WeightRule.allCases.map(\.rawValue))
  private static let rescaleType = ConfigType.choice(ScoringMethod.rescaling.map(\.rawValue))

  private static let methodDoc = """
    How scores become one. In an `arithmetic` mean a high score makes up for a low one; in a `geometric`, \
    `harmonic` or `power` mean it does less so, and they need scores above 0: `min_max` with a `range` from 1, \
    `goalposts` likewise, or `rank`. `mazziotta_pareto_plus` adds the imbalance of an area's scores to their \
    mean (more vulnerable), `mazziotta_pareto_minus` takes it off (less well off); with `z_score` they use mean 100 \
    and deviation 10. `copeland` counts the areas that an area is ahead of, less those ahead of it.
    """
  private static let powerDoc = "The power p of method: power, (sum(w x^p) / sum(w))^(1/p)."
  private static let weightingDoc = """
    Where the weights come from: `given` in `weights` or `tree` (unless said otherwise), `equal` (where neither is \
    given), or derived from the scores of each level and period: `pca` from rotated principal components, \
    `first_component` from the first one, `entropy` by how unevenly scores are spread, `benefit_of_the_doubt` for \
    each area the weights under which it scores highest. Derived weights are among the findings.
    """
  private static let rescaleDoc = """
    How the scores that are averaged, of groups and indicators, are brought on one scale first, each among the areas \
    compared: `exponential` as the English indices of deprivation do with their domains. Not at all unless given.
    """
  private static let coverageDoc = """
    The share (by number, not by weight) that an area needs of the parts of the index, and of the indicators behind \
    them; the same of the parts of each group. With fewer it has no score; with gaps the mean is that of what it has.
    """
}

extension ScoringMethod {
  /// The methods that need no number for each indicator.
  static let rescaling: [ScoringMethod] = [
    .zScore, .robustZ, .minMax, .rank, .borda, .percentile, .exponential,
  ]
}
