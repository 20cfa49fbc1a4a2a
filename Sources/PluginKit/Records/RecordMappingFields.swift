import IndicatorSchema

extension RecordMapping {
  /// The fields that every source of records accepts.
  public static let fields: [ConfigField] = [
    ConfigField(
      "area",
      .either([
        .text,
        .object([
          ConfigField("column", .text, .required, doc: "The column of the area code.", example: "RegioS"),
          ConfigField(
            "form", .text,
            doc:
              "How a bare number becomes a code: letters, and a zero for each digit. Whole codes stay as they are.",
            example: "GM0000"),
          ConfigField("name", columnType, doc: "The column of the name.", example: "Naam_2"),
          ConfigField("parent", columnType, doc: "The column of the code of the area that holds it."),
          ConfigField(
            "parents", .map(.text),
            doc: "For a parent column of names: the code that each stands for. Any other name is refused.",
            example: "{ Utrecht: PV26, Zeeland: PV29 }"),
          ConfigField(
            "level", .choice(["country", "province", "municipality", "wijk", "buurt", "custom"]),
            doc: "The level of all codes, when they are not codes of Statistics Netherlands."),
        ]),
      ]), .required, doc: "Where the area stands.", example: "RegioS"),
    ConfigField(
      "period",
      .either([.text, .object([ConfigField("column", .text, .required, doc: "The column of the period.")])]),
      doc: "The period of all records, or the column that holds it; else that of the table or the pipeline.",
      example: "{ column: Perioden }"),
    ConfigField(
      "bindings", .text, doc: "The table of the catalogue that says which column is which indicator.",
      example: "kwb/83765NED"),
    ConfigField(
      "cite", .text,
      doc:
        "The table of the catalogue that the figures come from, to be cited; that of the bindings unless given.",
      example: "kwb/85318NED"),
    ConfigField(
      "indicators", .list(.indicator),
      doc:
        "The indicators to read; all of the bindings unless given. Required for a long table without codes."),
    ConfigField(
      "columns", .map(figureType), doc: "The column of each indicator, beside or instead of bindings.",
      example: "{ inhabitants: AantalInwoners_5 }"),
    ConfigField(
      "long",
      .object([
        ConfigField("indicator", .text, .required, doc: "The column that names the indicator."),
        ConfigField("value", .text, .required, doc: "The column of the value."),
        ConfigField("status", .text, doc: "The column of the status, by name or SDMX code."),
        ConfigField(
          "statuses", .map(.choice(CellStatus.allCases.map(\.name))),
          doc: "What other texts in the status column mean.", example: "{ SD: provisional, B: observed }"),
        ConfigField("lower", .text, doc: "The column of the lower bound."),
        ConfigField("upper", .text, doc: "The column of the upper bound."),
        ConfigField(
          "codes", .map(.indicator), doc: "Which indicator each text in the indicator column stands for."),
        ConfigField(
          "others", .choice(["refuse", "skip"]), .defaults(to: "refuse"),
          doc: "What to do with records of other indicators."),
      ]), doc: "For a long table: one record per area, period and indicator."),
    ConfigField(
      "missing", .either([.list(.text), .map(.choice(["missing", "suppressed", "not_applicable"]))]),
      doc: "The texts that stand for no value; as a map also what they mean. `\"\"` and `.` unless given.",
      example: "[\".\", \"\"]"),
    ConfigField(
      "decimal", .choice([".", ","]), .defaults(to: "."), doc: "What separates the decimals."),
    ConfigField(
      "thousands", .choice([".", ",", " ", "'"]), doc: "What separates groups of three digits."),
    ConfigField(
      "where", .map(.either([.text, .list(.text)])),
      doc: "Keeps the records whose column holds one of these texts.", example: "{ Geslacht: T001038 }"),
    ConfigField(
      "empty_rows", .choice(["keep", "skip"]), .defaults(to: "keep"),
      doc: "Whether a record without any value is a row, or is left out and counted."),
  ]

  /// A column by name, or by title with what tells it apart; see `ColumnBinding`.
  public static let columnType = ConfigType.either([.text, .object(columnFields)])

  /// A column with an indicator, which may be one of words.
  private static let figureType = ConfigType.either([
    .text,
    .object(
      columnFields + [
        ConfigField(
          "values", .map(.number),
          doc: "For a column of words: the number that each of them stands for. Any other text is refused.",
          example: "{ not urbanised: 5, hardly urbanised: 4 }")
      ]),
  ])

  private static let columnFields = [
    ConfigField("title", .text, .required, doc: "The title, stem or exact name."),
    ConfigField("group", .either([.text, .list(.text)]), doc: "The path of parent groups."),
    ConfigField("unit", .text, doc: "The unit as the publisher prints it."),
    ConfigField("occurrence", .integer, doc: "Which of several columns with this title, from 1."),
    ConfigField("of", .integer, doc: "How many columns with this title there should be."),
  ]
}
