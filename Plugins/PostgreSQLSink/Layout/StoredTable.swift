/// A table of the layout, of which each row belongs to a pipeline.
struct StoredTable {
  let name: String
  /// What a person who looks around should know.
  let comment: String
  /// The columns behind that of the pipeline, each with its type and conditions.
  let columns: [(name: String, type: String)]
  /// The columns that name a row of a pipeline.
  let key: [String]
  /// Conditions on a row as a whole.
  var constraints: [String] = []
  /// Which rows a run replaces even if it keeps what it does not deliver.
  var replaced = Replaced.none

  enum Replaced {
    /// None: a row that is not delivered stays.
    case none
    /// Those of the indicators that are delivered: a column names the indicator.
    case ofDeliveredIndicators
    /// All.
    case all
  }

  /// The columns that are not part of the key.
  var values: [String] { columns.map(\.name).filter { !key.contains($0) } }

  /// The table that the rows of a run are copied to first.
  var stage: String { "pg_temp.peil_\(name)" }

  /// The statements that make the table in a schema, given in quotes.
  func definition(in schema: String) -> [String] {
    let lines =
      ["pipeline text NOT NULL"] + columns.map { "\($0.name) \($0.type)" }
      + ["PRIMARY KEY (\((["pipeline"] + key).joined(separator: ", ")))"]
      + constraints.map { $0.replacing("SCHEMA", with: schema) }
    return [
      "CREATE TABLE \(schema).\(name) (\(lines.joined(separator: ", ")))",
      "COMMENT ON TABLE \(schema).\(name) IS '\(comment.replacing("'", with: "''"))'",
    ]
  }

  /// The statement that makes the table for the rows of a run, which goes away with the transaction.
  func stageDefinition(in schema: String) -> String {
    "CREATE TEMPORARY TABLE peil_\(name) ON COMMIT DROP AS SELECT \(list()) FROM \(schema).\(name) WITH NO DATA"
  }

  /// The statement that copies rows there.
  var copy: String { "COPY \(stage) (\(list())) FROM STDIN" }

  /// The columns behind that of the pipeline, with something before each.
  func list(_ prefix: String = "") -> String { columns.map { prefix + $0.name }.joined(separator: ", ") }
}
