import IndicatorSchema
import PluginKit

/// The fields of a catalogue file.
enum CatalogueFields {
  static let file = [
    ConfigField("peil-catalogue", .choice(["1"]), .required, doc: "The version of the format.", example: "1"),
    ConfigField("id", .text, .required, doc: "The name that bindings are asked for by.", example: "kwb"),
    ConfigField("indicators", .map(.object(indicator)), doc: "The indicators by name."),
    ConfigField("bindings", .map(.object(table)), doc: "The tables by the identifier of their publisher."),
  ]

  static let indicator = [
    ConfigField("label", localized, .required, doc: "What readers call it."),
    ConfigField("definition", localized, doc: "What exactly is counted."),
    ConfigField(
      "unit", .choice(Unit.allCases.map(\.rawValue)), .required, doc: "The unit.", example: "percent"),
    ConfigField(
      "polarity", .choice(Polarity.allCases.map(\.rawValue)), .required,
      doc: "Whether higher is better, worse, or neither.", example: "worse"),
    ConfigField("domain", .text, .required, doc: "The theme it belongs to.", example: "income"),
    ConfigField("numerator", .indicator, doc: "The indicator that counts the cases."),
    ConfigField("denominator", .indicator, doc: "The indicator that counts the population."),
    ConfigField(
      "statistic", .choice(Statistic.allCases.map(\.rawValue)),
      doc: """
        How the figure of an area follows from those of its parts: `sum` (a count), `mean` weighted with the \
        denominator (a share, a rate, a mean), `median` or `none` (not at all). Unless given it follows from the unit: \
        counts add up, scores have no rule, anything else is averaged.
        """,
      example: "median"),
    ConfigField("range", .list(.number), doc: "The lowest and highest value that can occur."),
    ConfigField(
      "breaks",
      .list(
        .object([
          ConfigField("from", .text, .required, doc: "The first period after the break."),
          ConfigField("note", .text, .required, doc: "What changed."),
        ])), doc: "Breaks in the series."),
  ]

  static let table = [
    ConfigField("title", .text, .required, doc: "The title of the table."),
    ConfigField("publisher", .text, .required, doc: "Who publishes it.", example: "CBS"),
    ConfigField("licence", .text, .required, doc: "The licence.", example: "CC BY 4.0"),
    ConfigField("edition", .text, doc: "The date or version of this state of the table."),
    ConfigField("address", .text, doc: "Where it is published."),
    ConfigField("period", .text, doc: "The period, when the table has no column for it."),
    ConfigField("columns", .map(RecordMapping.columnType), doc: "The column of each indicator."),
  ]

  static let localized = ConfigType.either([
    .text,
    .object([
      ConfigField("nl", .text, .required, doc: "The Dutch text."),
      ConfigField("en", .text, doc: "The English text."),
    ]),
  ])
}
