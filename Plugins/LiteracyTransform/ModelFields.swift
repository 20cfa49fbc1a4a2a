import PluginKit

/// The fields of the model, which is data to edit.
enum ModelFields {
  static let all: [ConfigField] = [
    ConfigField(
      "title", .text, .required, doc: "What the model is, in a few words.", example: "Low literacy 2012"),
    ConfigField(
      "illustrative", .flag, .required,
      doc: "Whether numbers in it were assumed and not estimated from data; every output says so."),
    ConfigField("year", .integer, .required, doc: "The year of the survey.", example: "2012"),
    ConfigField("source", .text, .required, doc: "Where the numbers come from.", example: "PIAAC 2012"),
    ConfigField(
      "people", .localizedText, .required, doc: "Whom the model is about.", example: "aged 16 to 65"),
    ConfigField(
      "intercept", .object(effect),
      doc: """
        The log-odds of low literacy where every factor has its reference category, the one with effect 0. Not \
        needed where categories have rates.
        """),
    ConfigField(
      "factors", .map(.map(.object(category))), .required,
      doc: "By factor and category: the share of the people of the country, and the effect on the log-odds."),
    ConfigField(
      "associations", .list(.object(association)),
      doc: "How factors go together in the country; without it they are independent."),
    ConfigField(
      "national", .object(figure), .required, doc: "The figure of the whole country that estimates add up to."
    ),
    ConfigField(
      "areas", .map(.object(figure)),
      doc: "Figures of areas that are known, by code, such as those of municipalities."),
    ConfigField(
      "area_effect", .object(deviation), .required,
      doc: """
        The standard deviation, in log-odds, of what areas have of their own. Estimated instead where figures of ten \
        areas or more are known.
        """),
  ]

  private static let effect: [ConfigField] = [
    ConfigField("effect", .number, .required, doc: "The value.", example: "-2.817"),
    ConfigField("se", .number, .defaults(to: "0"), doc: "Its standard error.", example: "0.1"),
  ]

  private static let category: [ConfigField] =
    [
      ConfigField("share", .number, .required, doc: "Percent of the people of the country.", example: "17"),
      ConfigField("effect", .number, doc: "On the log-odds; 0 unless given.", example: "1.345"),
      ConfigField(
        "rate", .number,
        doc: """
          In place of `effect`: percent with low literacy in this category, as published for the factor alone. All \
          categories of the factor need one; their effects are then made conditional on the other factors.
          """, example: "26"),
      ConfigField("se", .number, .defaults(to: "0"), doc: "Its standard error.", example: "0.1"),
    ]

  private static let association: [ConfigField] = [
    ConfigField("given", .text, .required, doc: "A factor.", example: "age"),
    ConfigField("of", .text, .required, doc: "Another one.", example: "education"),
    ConfigField(
      "shares", .map(.map(.number)), .required,
      doc: "For each category of the one how the other is spread, in percent.",
      example: "{ low: { low: 55, other: 45 } }"),
    ConfigField("source", .text, doc: "Where the numbers come from."),
  ]

  private static let figure: [ConfigField] = [
    ConfigField("percent", .number, .required, doc: "The figure.", example: "11.9"),
    ConfigField(
      "se", .number, .defaults(to: "0"), doc: "Its standard error, in percentage points.", example: "0.5"),
    ConfigField("source", .text, .required, doc: "Where it comes from.", example: "PIAAC 2012"),
    ConfigField("year", .integer, .required, doc: "Its year.", example: "2012"),
  ]

  private static let deviation: [ConfigField] = [
    ConfigField("sd", .number, .required, doc: "The standard deviation.", example: "0.25"),
    ConfigField("source", .text, .required, doc: "Where it comes from.", example: "assumed"),
  ]
}
