import GRDB
import IndicatorSchema

/// The figures as one table with a row for each.
enum CellTables {
  /// The statuses with a value come first: `IN` would look each up in a table of its own.
  static let definition = """
    CREATE TABLE cell (
      -- The figures by number, which makes the file a third of what names would; read the view `observation`.
      area INTEGER NOT NULL REFERENCES area (key),
      indicator INTEGER NOT NULL REFERENCES indicator (key),
      period INTEGER NOT NULL REFERENCES period (key),
      value REAL,
      lower REAL,
      upper REAL,
      status INTEGER NOT NULL REFERENCES status (key),
      PRIMARY KEY (area, indicator, period),
      CHECK ((value IS NULL) = (status > \(CellStatus.provisional.rawValue))),
      CHECK (lower IS NULL OR upper IS NULL OR lower <= upper)
    ) STRICT, WITHOUT ROWID;
    """

  /// Made after loading, which is faster than keeping it up to date.
  static let index = "CREATE INDEX cell_by_indicator ON cell (indicator, period, value)"

  static func view(_ name: String, of indicators: ArraySlice<KeyedIndicator>) -> String {
    let columns = indicators.map { key, indicator in
      "max(CASE WHEN c.indicator = \(key) THEN c.value END) AS \(DatabaseViews.identifier(indicator.id.text))"
    }
    let keys = indicators.map { String($0.key) }.joined(separator: ", ")
    return """
      CREATE VIEW \(DatabaseViews.identifier(name)) AS
        -- One row for each area and period, one column for each indicator.
        SELECT a.code AS area, a.name AS area_name, a.level AS area_level, p.period AS period,
          \(columns.joined(separator: ",\n    "))
        FROM cell c JOIN area a ON a.key = c.area JOIN period p ON p.key = c.period
        WHERE c.indicator IN (\(keys))
        GROUP BY c.area, c.period;
      """
  }

  /// Looks at the table, and counts it and by its index, which was made from it, the observations of each indicator,
  /// of which there must be as many.
  static func recount(_ db: Database, columns: Int) throws -> Recount {
    if let complaint = try StoredDatabase.complaint(db, of: "cell") { return .complaint(complaint) }
    let cells = try Int.fetchOne(db, sql: "SELECT count(*) FROM cell NOT INDEXED") ?? 0
    let counts = try Int.fetchAll(
      db, sql: "SELECT count(*) FROM cell INDEXED BY cell_by_indicator GROUP BY indicator")
    guard let rows = counts.first else { return cells == 0 ? .rows(0) : .complaint("its index is empty") }
    guard counts.count == columns, counts.allSatisfy({ $0 == rows }), cells == rows * columns else {
      return .complaint("its indicators differ in the number of observations")
    }
    return .rows(rows)
  }
}
