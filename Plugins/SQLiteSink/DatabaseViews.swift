import IndicatorSchema

/// The views for a person who looks around: readable, wide, newest, and one for each domain.
enum DatabaseViews {
  /// More columns than SQLite can give at once (`SQLITE_MAX_COLUMN`), less those that name the row.
  private static let widest = 1900

  static func definition(of schema: FrameSchema) -> String {
    let indicators = schema.columns.enumerated().map { (key: $0.offset + 1, indicator: $0.element) }
    let named = [observation, labelled, latest, wide("observation_wide", indicators)]
    return (named + domains(of: indicators)).joined(separator: "\n")
  }

  private static let observation = """
    CREATE VIEW observation AS
      -- The figures: one row for each area, indicator and period, also where there is no value.
      SELECT a.code AS area, i.id AS indicator, p.period AS period, c.value, c.lower, c.upper, s.status AS status
      FROM cell c
      JOIN area a ON a.key = c.area
      JOIN indicator i ON i.key = c.indicator
      JOIN period p ON p.key = c.period
      JOIN status s ON s.key = c.status;
    """

  private static let labelled = """
    CREATE VIEW observation_labelled AS
      -- Each figure with names and Dutch labels.
      SELECT a.code AS area, a.name, a.level, a.parent, parent.name AS parent_name, p.period AS period,
        i.id AS indicator, i.label_nl AS label, i.domain, c.value, i.unit, c.lower, c.upper, s.status AS status
      FROM cell c
      JOIN area a ON a.key = c.area
      JOIN indicator i ON i.key = c.indicator
      JOIN period p ON p.key = c.period
      JOIN status s ON s.key = c.status
      LEFT JOIN area parent ON parent.code = a.parent;
    """

  /// SQLite takes the bare columns of a group from the row with the maximum.
  private static let latest = """
    CREATE VIEW latest AS
      -- For each area and indicator the figure of the newest period that has one.
      SELECT a.code AS area, i.id AS indicator, p.period AS period, c.value, c.lower, c.upper, s.status AS status
      FROM (
        SELECT area, indicator, max(period) AS period, value, lower, upper, status FROM cell
        WHERE value IS NOT NULL GROUP BY area, indicator) c
      JOIN area a ON a.key = c.area
      JOIN indicator i ON i.key = c.indicator
      JOIN period p ON p.key = c.period
      JOIN status s ON s.key = c.status;
    """

  private static func domains(of indicators: [(key: Int, indicator: Indicator)]) -> [String] {
    // Names of views ignore case.
    let groups = Dictionary(grouping: indicators) { "domain_" + $0.indicator.domain.lowercased() }
    return groups.sorted { $0.key < $1.key }.map { wide($0.key, $0.value) }
  }

  private static func wide(_ name: String, _ indicators: [(key: Int, indicator: Indicator)]) -> String {
    let columns = indicators.prefix(widest).map { key, indicator in
      "max(CASE WHEN c.indicator = \(key) THEN c.value END) AS \(identifier(indicator.id.text))"
    }
    let keys = indicators.prefix(widest).map { String($0.key) }.joined(separator: ", ")
    return """
      CREATE VIEW \(identifier(name)) AS
        -- One row for each area and period, one column for each indicator.
        SELECT a.code AS area, a.name AS area_name, a.level AS area_level, p.period AS period,
          \(columns.joined(separator: ",\n    "))
        FROM cell c JOIN area a ON a.key = c.area JOIN period p ON p.key = c.period
        WHERE c.indicator IN (\(keys))
        GROUP BY c.area, c.period;
      """
  }

  /// A name in quotes; SQL text ends at a NUL, so control characters become underscores.
  static func identifier(_ name: String) -> String {
    let quote: Unicode.Scalar = "\""
    var result = String.UnicodeScalarView([quote])
    for scalar in name.unicodeScalars {
      if scalar == quote { result.append(quote) }
      result.append(scalar.value < 0x20 ? "_" : scalar)
    }
    result.append(quote)
    return String(result)
  }
}
