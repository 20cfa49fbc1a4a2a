import PluginKit

/// The fields of a test inside a pipeline file.
enum TestSpec {
  static let fields = [
    ConfigField(
      "name", .text, .required, doc: "What the test shows.", example: "a missing marker is not zero"),
    ConfigField(
      "given", .map(.either([.text, .list(row), .object([file])])),
      doc:
        "What takes the place of each input: the text that a source reads, `file:` for a small file, or the "
        + "rows that a step gives.",
      example: "{ kwb: \"code;inhabitants\\nBU03630000;.\" }"),
    ConfigField(
      "expect", .map(.either([.list(row), .object([among])])),
      doc: "The rows that each step must give, in any order; cells that are not named may be anything.",
      example: "{ kwb: [{ area: BU03630000, inhabitants: missing }] }"),
    ConfigField(
      "fails", .text, doc: "The code of the complaint with which the run must end.",
      example: "data.not-a-number"),
    ConfigField("refused", .map(.integer), doc: "How many records each source must refuse."),
  ]

  /// A row: `area`, `period`, and a cell for each indicator.
  static let row = ConfigType.map(
    .either([
      .text,
      .object([
        ConfigField("value", .number, doc: "The value."),
        ConfigField("status", .text, doc: "The status, by name or SDMX code."),
        ConfigField("lower", .number, doc: "The lower bound."),
        ConfigField("upper", .number, doc: "The upper bound."),
      ]),
    ]))

  static let file = ConfigField(
    "file", .location, .required, doc: "A small file that is read instead.", example: "tests/kwb.csv")
  static let among = ConfigField(
    "among", .list(row), .required, doc: "Rows that must be there; the step may give others as well.")

  /// What a row says beside the cells of indicators.
  static let keys = ["area", "name", "parent", "level", "period"]
}
