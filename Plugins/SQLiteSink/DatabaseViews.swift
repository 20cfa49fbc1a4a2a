import IndicatorSchema

/// The views for a person who looks around: readable, wide, newest, and one for each domain.
enum DatabaseViews {
  /// More columns than SQLite can give at once (`SQLITE_MAX_COLUMN`), less those that name the row.
  static let widest = 1900

  static func definition(of schema: FrameSchema, _ layout: Layout) -> String {
    let indicators = schema.columns.enumerated().map {
      KeyedIndicator(key: $0.offset + 1, indicator: $0.element)
    }
    let wide = ([("observation_wide", indicators)] + domains(of: indicators)).map { name, indicators in
      layout.view(name, of: indicators.prefix(widest))
    }
    return ([observation, labelled, latest] + wide).joined(separator: "\n")
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

  private static func domains(of indicators: [KeyedIndicator]) -> [(String, [KeyedIndicator])] {
    // Names of views ignore case.
    let groups = Dictionary(grouping: indicators) { "domain_" + $0.indicator.domain.lowercased() }
    return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
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
