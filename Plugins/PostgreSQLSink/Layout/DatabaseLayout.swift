import IndicatorSchema

/// The tables that a schema holds; several pipelines may store their figures beside each other.
enum DatabaseLayout {
  /// The version of the tables; a change that breaks queries raises it.
  static let version = 1

  static let observation = StoredTable(
    name: "observation",
    comment: "The figures: one row for each area, indicator and period, also where there is no value.",
    columns: [
      ("area", "text NOT NULL"), ("indicator", "text NOT NULL"), ("period", "text NOT NULL"),
      ("value", "double precision"), ("lower", "double precision"), ("upper", "double precision"),
      ("status", "text NOT NULL"),
    ],
    key: ["area", "indicator", "period"],
    constraints: [
      "FOREIGN KEY (pipeline, area) REFERENCES SCHEMA.area",
      "FOREIGN KEY (pipeline, indicator) REFERENCES SCHEMA.indicator",
      "FOREIGN KEY (pipeline, period) REFERENCES SCHEMA.period",
      "FOREIGN KEY (status) REFERENCES SCHEMA.status",
      "CHECK (lower IS NULL OR upper IS NULL OR lower <= upper)",
      "CHECK ((value IS NULL) = (status IN (\(list(CellStatus.allCases.filter { !$0.hasValue }.map(\.name))))))",
    ])

  /// Everything beside the figures, in an order in which what is referred to comes first.
  static let facts: [StoredTable] = [
    StoredTable(
      name: "run", comment: "The last run of each pipeline that stored figures here.",
      columns: [("pipeline_sha256", "text NOT NULL"), ("version", "text NOT NULL")], key: []),
    StoredTable(
      name: "area", comment: "The areas of the figures, and the areas that hold them.",
      columns: [
        ("code", "text NOT NULL"),
        ("level", "text NOT NULL CHECK (level IN (\(list(AreaLevel.allCases.map(\.rawValue)))))"),
        ("name", "text"), ("parent", "text"),
      ], key: ["code"]),
    StoredTable(
      name: "period", comment: "The periods of the figures; their positions sort as they do in time.",
      columns: [
        ("period", "text NOT NULL"), ("position", "integer NOT NULL"), ("year", "integer NOT NULL"),
        ("granularity", "text NOT NULL CHECK (granularity IN ('year', 'quarter', 'month'))"),
        ("number", "integer"),
      ], key: ["period"]),
    StoredTable(
      name: "indicator", comment: "What is measured.",
      columns: [
        ("id", "text NOT NULL"), ("position", "integer NOT NULL"), ("label_nl", "text NOT NULL"),
        ("label_en", "text NOT NULL"), ("definition_nl", "text"), ("definition_en", "text"),
        ("unit", "text NOT NULL"), ("polarity", "text NOT NULL"), ("domain", "text NOT NULL"),
        ("numerator", "text"), ("denominator", "text"), ("valid_minimum", "double precision"),
        ("valid_maximum", "double precision"),
      ], key: ["id"]),
    StoredTable(
      name: "indicator_break",
      comment: "From this period on, figures are not comparable with earlier ones.",
      columns: [("indicator", "text NOT NULL"), ("period", "text NOT NULL"), ("note", "text NOT NULL")],
      key: ["indicator", "period", "note"], replaced: .ofDeliveredIndicators),
    StoredTable(
      name: "origin",
      comment: "Where the figures of an indicator come from: a column of a table, or a formula.",
      columns: [("indicator", "text NOT NULL"), ("kind", "text NOT NULL")] + source + [("formula", "text")],
      key: ["indicator"]),
    StoredTable(
      name: "origin_input", comment: "The indicators that went into a derived one.",
      columns: [
        ("indicator", "text NOT NULL"), ("position", "integer NOT NULL"), ("input", "text NOT NULL"),
      ],
      key: ["indicator", "position"], replaced: .ofDeliveredIndicators),
    StoredTable(
      name: "origin_other",
      comment:
        "Where further rows of an indicator come from, when they were read from several files or sources.",
      columns: [("indicator", "text NOT NULL"), ("position", "integer NOT NULL")] + source,
      key: ["indicator", "position"], replaced: .ofDeliveredIndicators),
    StoredTable(
      name: "finding", comment: "Figures about a step of the pipeline as a whole.",
      columns: [
        ("position", "integer NOT NULL"), ("step", "text NOT NULL"), ("name", "text NOT NULL"),
        ("subject", "text[] NOT NULL"), ("value", "double precision"), ("lower", "double precision"),
        ("upper", "double precision"), ("note", "text"),
      ], key: ["position"], replaced: .all),
  ]

  private static let source = [
    "step", "source_column", "publisher", "table_id", "title", "edition", "licence", "address", "file",
    "sha256",
  ].map { (name: $0, type: "text") }

  /// The statements that make everything in a schema, given in quotes.
  static func definition(in schema: String) -> [String] {
    let statuses = CellStatus.allCases.map { "('\($0.name)', '\($0.code)', \($0.hasValue))" }
    let status = [
      "CREATE TABLE \(schema).layout (version integer NOT NULL)",
      "CREATE TABLE \(schema).status (status text PRIMARY KEY, sdmx text NOT NULL, has_value boolean NOT NULL)",
      "INSERT INTO \(schema).status VALUES \(statuses.joined(separator: ", "))",
    ]
    let tables = (facts + [observation]).flatMap { $0.definition(in: schema) }
    let index = "CREATE INDEX ON \(schema).observation (pipeline, indicator, period)"
    return status + tables + [index] + DatabaseViews.definition(in: schema)
      + ["INSERT INTO \(schema).layout VALUES (\(version))"]
  }

  private static func list(_ words: [String]) -> String { words.map { "'\($0)'" }.joined(separator: ", ") }
}
