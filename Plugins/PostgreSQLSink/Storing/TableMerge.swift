/// Brings a table in line with the rows of a run, changing only rows that differ.
struct TableMerge {
  let connection: Connection
  /// The schema, in quotes.
  let schema: String
  let pipeline: String
  let keepsMissing: Bool

  /// What became of the rows of a table.
  struct Counts: Equatable {
    var inserted = 0
    var updated = 0
    var deleted = 0
    /// The rows that were not delivered and stay.
    var kept = 0
  }

  /// Inserts rows that are new and updates those that differ.
  func upsert(_ table: StoredTable) throws -> Counts {
    // Where missing rows are kept, so is what this run does not know of an area: its parent may have no row here.
    let isPartial = keepsMissing && table.name == "area"
    let assignments = table.values.map { column in
      let new = isPartial ? "coalesce(excluded.\(column), stored.\(column))" : "excluded.\(column)"
      return (column: column, new: new)
    }
    let action =
      assignments.isEmpty
      ? "DO NOTHING"
      : """
      DO UPDATE SET \(assignments.map { "\($0.column) = \($0.new)" }.joined(separator: ", "))
      WHERE (\(table.values.map { "stored.\($0)" }.joined(separator: ", ")))
        IS DISTINCT FROM (\(assignments.map(\.new).joined(separator: ", ")))
      """
    // A row that was inserted has never been locked or updated, which its xmax tells.
    let rows = try connection.run(
      """
      WITH merged AS (
        INSERT INTO \(schema).\(table.name) AS stored (pipeline, \(table.list()))
        SELECT $1::text, \(table.list()) FROM \(table.stage)
        ON CONFLICT (\((["pipeline"] + table.key).joined(separator: ", "))) \(action)
        RETURNING (xmax = 0) AS is_new)
      SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new) FROM merged
      """, [pipeline])
    return Counts(inserted: number(rows, 0), updated: number(rows, 1))
  }

  /// Deletes the rows of the pipeline that were not delivered, as far as they are not to be kept.
  func deleteMissing(_ table: StoredTable) throws -> Counts {
    let missing = """
      stored.pipeline = $1::text AND NOT EXISTS (
        SELECT FROM \(table.stage) delivered
        WHERE \(condition(table.key, "delivered", "stored")))
      """
    if keepsMissing, table.replaced == .none {
      let rows = try connection.run(
        "SELECT count(*) FROM \(schema).\(table.name) stored WHERE \(missing)", [pipeline])
      return Counts(kept: number(rows, 0))
    }
    var scope = ""
    if keepsMissing, table.replaced == .ofDeliveredIndicators {
      scope = " AND stored.indicator IN (SELECT indicator FROM pg_temp.peil_origin)"
    }
    let rows = try connection.run(
      """
      WITH gone AS (DELETE FROM \(schema).\(table.name) stored WHERE \(missing)\(scope) RETURNING 1)
      SELECT count(*) FROM gone
      """, [pipeline])
    return Counts(deleted: number(rows, 0))
  }

  /// How many of the rows that were delivered are stored just so.
  func countStored(_ table: StoredTable) throws -> Int {
    let values = table.values.map { "stored.\($0) IS NOT DISTINCT FROM delivered.\($0)" }
    let rows = try connection.run(
      """
      SELECT count(*) FROM \(schema).\(table.name) stored JOIN \(table.stage) delivered
      ON \(condition(table.key, "delivered", "stored"))
      WHERE stored.pipeline = $1::text AND \(values.joined(separator: " AND "))
      """, [pipeline])
    return number(rows, 0)
  }

  private func condition(_ key: [String], _ a: String, _ b: String) -> String {
    key.isEmpty ? "true" : key.map { "\(a).\($0) = \(b).\($0)" }.joined(separator: " AND ")
  }

  private func number(_ rows: [[String?]], _ field: Int) -> Int {
    rows.first?[field].flatMap { Int($0) } ?? 0
  }
}
