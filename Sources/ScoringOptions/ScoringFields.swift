import IndicatorSchema
import PluginKit

extension ScoringOptions {
  /// The fields that every transform which scores indicators accepts, beside the one that names the method.
  public static let fields: [ConfigField] = [
    ConfigField(
      "levels", .either([levelType, .list(levelType)]),
      doc: "The levels that take part; all unless given. Other rows get `not_applicable`.",
      example: "[wijk, buurt]"),
    ConfigField(
      "by", .either([groupType, .list(groupType)]), .defaults(to: "[level, period]"),
      doc: """
        What areas must have in common to be compared with each other. Always the level: an area is not compared \
        with its own parts. Without `period` the figures of all periods are compared with each other; with \
        `municipality` an area is compared with its own municipality only.
        """,
      example: "[level, period, municipality]"),
    ConfigField(
      "range", .list(.number),
      doc: """
        The lowest and the highest score, for `min_max` (0 and 100 unless given) and `goalposts` (0 and 1 unless \
        given).
        """,
      example: "[1, 100]"),
    ConfigField(
      "ties", .choice(tieNames),
      doc: """
        The rank of equal values, for `rank` and `percentile`: of 10, 20, 20, 30 the ranks are 1, 2.5, 2.5, 4 \
        with `average` (unless given), 1, 2, 2, 4 with `minimum`, 1, 3, 3, 4 with `maximum` and 1, 2, 2, 3 with \
        `dense`.
        """,
      example: "minimum"),
    ConfigField(
      "goalposts", .map(.list(.number)),
      doc: """
        For `goalposts`: for each indicator the value that counts as the lowest and the one that counts as the \
        highest, in its own unit. Fixed posts keep scores comparable over the years.
        """,
      example: "{ low_income_households: [0, 30] }"),
  ]

  private static let levelType = ConfigType.choice(AreaLevel.allCases.map(\.rawValue))
  private static let groupType = ConfigType.choice(["level", "period", "municipality"])
  private static let tieNames = ["average", "minimum", "maximum", "dense"]
}
