import PluginKit

/// The fields of the configuration.
enum CSVFields {
  /// Where the file is.
  static let location = Location.fields(
    doc: "The file.", example: "${data}/70072ned_UntypedDataSet.csv")

  /// How the file is taken apart.
  static let format: [ConfigField] = [
    ConfigField(
      "preset", .choice(CSVPreset.allCases.map(\.rawValue)),
      doc:
        "Sets the fields for a well-known export; what is given besides wins. `statline-klassiek`: the export "
        + "\"CSV klassiek\" of StatLine, with three title lines, two header lines, decimal comma and source line. "
        + "`sdmx-csv`: SDMX-CSV 1.0 and 2.0, where the period is `TIME_PERIOD`, the status of a long table "
        + "`OBS_STATUS`, and cells may hold labels."
    ),
    ConfigField(
      "delimiter", .text,
      doc:
        "The character between fields, or `tab`. Unless given it is the one of `;`, comma, tab and `|` with which "
        + "most records have as many fields as the header.", example: "\";\""),
    ConfigField(
      "quote", .text, .defaults(to: "\""), doc: "The character around fields that hold others, or `none`."),
    ConfigField(
      "encoding", .choice(TextEncoding.allCases.map(\.rawValue)),
      doc: "How bytes stand for characters. Unless given it is that of the byte order mark, else utf-8."),
    ConfigField(
      "header", .integer, .defaults(to: "1"),
      doc: "The number of lines that hold the names of columns; with 0 they are `#1`, `#2`, ..."),
    ConfigField("skip", .integer, .defaults(to: "0"), doc: "The number of lines before the header."),
    ConfigField(
      "header_separator", .text, .defaults(to: "|"),
      doc: "What stands between the parts of a name that come from several header lines."),
    ConfigField(
      "fill", .flag, .defaults(to: "false"),
      doc: "Whether an empty cell in a header line above the last one repeats the cell to its left."),
    ConfigField(
      "footer", .list(.text),
      doc:
        "The table ends before the record whose first field starts with one of these texts. That record and what "
        + "follows are counted as filtered.", example: "[\"Bron:\"]"),
    ConfigField(
      "labels", .flag, .defaults(to: "false"),
      doc: "Whether columns with a name such as `REF_AREA: Reference area` hold a code and its label, as "
        + "`NL: Netherlands`. The code is the column `REF_AREA` then, the label `REF_AREA.label`."),
    ConfigField("comment", .text, doc: "What a line starts with that is no record.", example: "\"#\""),
  ]

  /// The fields of the shared mapping that also say how numbers are written.
  static let numbers: [ConfigField] = RecordMapping.fields.filter { $0.name == "decimal" }
}
