import IndicatorSchema
import PluginKit

extension ScoringOptions {
  /// The fields that every transform which scores indicators accepts, beside the one that names the method.
  public static let fields: [ConfigField] =
    PopulationOptions.fields(others: "Other rows get `not_applicable`.") + [
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
          The rank of equal values, for `rank`, `borda`, `percentile` and `exponential`: of 10, 20, 20, 30 the \
          ranks are 1, 2.5, 2.5, 4 with `average` (unless given), 1, 2, 2, 4 with `minimum`, 1, 3, 3, 4 with \
          `maximum` and 1, 2, 2, 3 with `dense`.
          """,
        example: "minimum"),
      ConfigField(
        "goalposts", .map(.list(.number)),
        doc: """
          For `goalposts`: for each indicator the value that counts as the lowest and the one that counts as the \
          highest, in its own unit. Fixed posts keep scores comparable over the years.
          """,
        example: "{ low_income_households: [0, 30] }"),
      ConfigField(
        "targets", .map(.number),
        doc: """
          For `target`: for each indicator the value that gets a score of 1, in its own unit. It has to lie beyond \
          the value that gets 0: above the lowest one or, where a higher value gets a lower score, below the \
          highest.
          """,
        example: "{ low_income_households: 25 }"),
      ConfigField(
        "reference", .either([.text, .map(.number)]),
        doc: """
          For `reference`: what gets a score of 1. The code of an area, of whatever level, whose own value in the \
          same period counts (a code of digits alone in quotes); or a number, one for all indicators or one for \
          each.
          """,
        example: "NL00"),
      ConfigField(
        "cap", .flag,
        doc: """
          For `target` and `reference`: whether a value past it gets 1 like the target or reference itself; with \
          `false`, which holds unless given, it gets more.
          """,
        example: "true"),
      ConfigField(
        "classes", .integer,
        doc: "For `quantile_class`: the number of classes, 2 to 1000; 5 unless given.", example: "10"),
    ]

  private static let tieNames = ["average", "minimum", "maximum", "dense"]
}
