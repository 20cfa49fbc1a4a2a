import GRDB
import IndicatorSchema

/// The figures as one wide table, and beside it what its columns can't say.
///
/// A view `cell` gives them one by one, as the table of that name does in the other layout, so that whatever
/// reads it works on both.
enum WideTables {
  /// The most indicators that fit beside those that name the row: a table has 2,000 columns at most
  /// (`SQLITE_MAX_COLUMN`).
  static let widest = DatabaseViews.widest

  /// Names with an underscore in front, which no indicator has.
  static func definition(of schema: FrameSchema) -> String {
    let columns = schema.ids.map { ",\n  \(DatabaseViews.identifier($0.text)) REAL" }.joined()
    return """
      CREATE TABLE wide (
        -- The figures, a column for each indicator; read the view `observation_wide` or `observation`.
        _row INTEGER PRIMARY KEY, -- in the order of the input
        _area INTEGER NOT NULL REFERENCES area (key),
        _period INTEGER NOT NULL REFERENCES period (key)\(columns)
      ) STRICT;
      CREATE TABLE wide_attribute (
        -- What is more to say of some figures; the others are observed or, where NULL, missing.
        "row" INTEGER NOT NULL REFERENCES wide (_row),
        indicator INTEGER NOT NULL REFERENCES indicator (key),
        status INTEGER NOT NULL REFERENCES status (key),
        lower REAL,
        upper REAL,
        PRIMARY KEY ("row", indicator),
        CHECK (lower IS NULL OR upper IS NULL OR lower <= upper)
      ) STRICT, WITHOUT ROWID;
      \(cell(of: schema))
      """
  }

  /// Made after loading from what is stored then, which is faster than keeping it up to date.
  static let index = "CREATE UNIQUE INDEX wide_by_area ON wide (_area, _period)"

  private static func cell(of schema: FrameSchema) -> String {
    let cases = schema.ids.enumerated().map { position, id in
      "WHEN \(position + 1) THEN w.\(DatabaseViews.identifier(id.text))"
    }
    let value = "CASE i.key \(cases.joined(separator: " ")) END"
    return """
      CREATE VIEW cell AS
        -- The figures one by one and by number; read the view `observation`.
        SELECT w._area AS area, i.key AS indicator, w._period AS period, \(value) AS value, t.lower, t.upper,
          coalesce(t.status, iif(\(value) IS NULL, \(CellStatus.missing.rawValue), \(CellStatus.observed.rawValue)))
            AS status
        FROM wide w JOIN indicator i LEFT JOIN wide_attribute t ON t."row" = w._row AND t.indicator = i.key;
      """
  }

  static func view(_ name: String, of indicators: ArraySlice<KeyedIndicator>) -> String {
    let columns = indicators.map { "w.\(DatabaseViews.identifier($0.indicator.id.text))" }
    return """
      CREATE VIEW \(DatabaseViews.identifier(name)) AS
        -- One row for each area and period, one column for each indicator.
        SELECT a.code AS area, a.name AS area_name, a.level AS area_level, p.period AS period,
          \(columns.joined(separator: ",\n    "))
        FROM wide w JOIN area a ON a.key = w._area JOIN period p ON p.key = w._period;
      """
  }

  /// Counts the rows by their index, which was made from the table as it was stored, and holds the number
  /// against the last row: neither reads the figures again, of which there may be a gigabyte.
  static func recount(_ db: Database) throws -> Recount {
    let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM wide INDEXED BY wide_by_area") ?? 0
    let last = try Int.fetchOne(db, sql: "SELECT max(_row) FROM wide") ?? 0
    if rows != last { return .complaint("of \(last) rows it has \(rows)") }
    for (table, query) in references where try Bool.fetchOne(db, sql: query) != true {
      return .complaint("a row of '\(table)' refers to one that is not there")
    }
    return .rows(rows)
  }

  /// What is true when all references lead somewhere: `PRAGMA foreign_key_check` would look up each, where areas
  /// and rows are numbered from 1 without a gap.
  private static let references = [
    (
      "wide",
      """
      SELECT NOT EXISTS (SELECT DISTINCT _period FROM wide EXCEPT SELECT key FROM period)
        AND (SELECT ifnull(min(_area), 1) FROM wide) >= 1
        AND (SELECT ifnull(max(_area), 0) FROM wide) <= (SELECT count(*) FROM area)
        AND (SELECT count(*) = ifnull(max(key), 0) AND ifnull(min(key), 1) = 1 FROM area)
      """
    ),
    (
      "wide_attribute",
      """
      SELECT NOT EXISTS (
          SELECT 1 FROM (SELECT DISTINCT indicator, status FROM wide_attribute)
          WHERE indicator NOT IN (SELECT key FROM indicator) OR status NOT IN (SELECT key FROM status))
        AND (SELECT ifnull(min("row"), 1) FROM wide_attribute) >= 1
        AND (SELECT ifnull(max("row"), 0) FROM wide_attribute) <= (SELECT ifnull(max(_row), 0) FROM wide)
      """
    ),
  ]
}
