/// The views for a person who looks around, or a tool that draws.
enum DatabaseViews {
  /// The statements that make the views in a schema, given in quotes.
  static func definition(in schema: String) -> [String] {
    let joins = """
      FROM \(schema).observation o
      JOIN \(schema).area a ON a.pipeline = o.pipeline AND a.code = o.area
      JOIN \(schema).indicator i ON i.pipeline = o.pipeline AND i.id = o.indicator
      JOIN \(schema).period p ON p.pipeline = o.pipeline AND p.period = o.period
      LEFT JOIN \(schema).area parent ON parent.pipeline = a.pipeline AND parent.code = a.parent
      """
    let columns = """
      o.pipeline, o.area, a.name, a.level, a.parent, parent.name AS parent_name, o.period, o.indicator,
      i.label_nl AS label, i.domain, o.value, i.unit, o.lower, o.upper, o.status
      """
    return [
      "CREATE VIEW \(schema).observation_labelled AS SELECT \(columns) \(joins)",
      "COMMENT ON VIEW \(schema).observation_labelled IS 'Each figure with names and Dutch labels.'",
      """
      CREATE VIEW \(schema).latest AS SELECT DISTINCT ON (o.pipeline, o.area, o.indicator) \(columns) \(joins)
      WHERE o.value IS NOT NULL ORDER BY o.pipeline, o.area, o.indicator, p.position DESC
      """,
      "COMMENT ON VIEW \(schema).latest IS "
        + "'For each pipeline, area and indicator the figure of the newest period that has one.'",
    ]
  }
}
