import IndicatorSchema
import PluginKit

/// Stores everything in one transaction, which is committed last of all: figures are copied to a table of this
/// transaction as they come, and merged when they are complete.
///
/// Memory holds the areas and periods that were met, not the rows.
struct PostgreSQLSinkRun: CommittingSinkRun {
  private let sink: PostgreSQLSink
  private let connection: Connection
  private var cells: CellWriter
  private var areas = AreaTable()
  private var periods: Set<Period> = []
  private var rowCount = 0

  init(sink: PostgreSQLSink) throws {
    self.sink = sink
    cells = try CellWriter(sink.input.ids)
    connection = try Connection(sink.connection)
    try connection.run("BEGIN")
    // No function or table of a user may stand in for one of the system.
    try connection.run("SET LOCAL search_path TO ''")
    try connection.run("SET LOCAL lock_timeout TO '30s'")
    try SchemaSetup(connection: connection, name: sink.schema, pipeline: sink.pipeline).prepare()
    for table in DatabaseLayout.facts + [DatabaseLayout.observation] {
      try connection.run(table.stageDefinition(in: Identifier.quoted(sink.schema)))
    }
    try connection.beginCopy(DatabaseLayout.observation.copy)
  }

  mutating func write(_ batch: IndicatorFrame) throws {
    try batch.requireFiniteValues()
    for area in batch.areas.areas { _ = areas.intern(area) }
    periods.formUnion(batch.periods)
    rowCount += batch.rowCount
    try cells.add(batch) { try connection.put($0) }
  }

  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
    try cells.flushAll { try connection.put($0) }
    try connection.endCopy()
    try copyFacts(FactRows(schema: sink.input, areas: areas, periods: periods.sorted(), facts: facts))
    try requireOneRowPerAreaAndPeriod()
    let counts = try merge()
    try recount()
    return SinkReceipt(rows: rowCount, notes: [note(counts)])
  }

  mutating func commit() throws { try connection.commit() }

  private func copyFacts(_ facts: FactRows) throws {
    for table in DatabaseLayout.facts {
      var text = CopyText()
      for row in facts.rows(of: table.name) {
        for field in row { try text.add(field) }
        text.endRow()
      }
      try connection.beginCopy(table.copy)
      if !text.bytes.isEmpty { try connection.put(text.bytes) }
      try connection.endCopy()
    }
    // Without it the server takes the tables for small and merges row by row.
    try connection.run("ANALYZE \(DatabaseLayout.observation.stage)")
  }

  private func requireOneRowPerAreaAndPeriod() throws {
    let stage = DatabaseLayout.observation.stage
    let found = try connection.run(
      "SELECT area, period FROM \(stage) GROUP BY area, indicator, period HAVING count(*) > 1 LIMIT 1")
    guard let row = found.first else { return }
    throw Diagnostic(
      .duplicateArea, "area '\((row[0] ?? ""))' has more than one row for \(row[1] ?? "")",
      hint: "select or add up the rows before this step")
  }

  private var tableMerge: TableMerge {
    TableMerge(
      connection: connection, schema: Identifier.quoted(sink.schema), pipeline: sink.pipeline,
      keepsMissing: sink.keepsMissing)
  }

  /// Inserts what is referred to first, and deletes it last.
  private func merge() throws -> TableMerge.Counts {
    let figures = DatabaseLayout.observation
    for table in DatabaseLayout.facts { _ = try tableMerge.upsert(table) }
    var counts = try tableMerge.upsert(figures)
    let missing = try tableMerge.deleteMissing(figures)
    counts.deleted = missing.deleted
    counts.kept = missing.kept
    for table in DatabaseLayout.facts.reversed() { _ = try tableMerge.deleteMissing(table) }
    return counts
  }

  private func recount() throws {
    let stored = try tableMerge.countStored(DatabaseLayout.observation)
    guard stored == cells.cellCount else {
      throw Diagnostic(
        .ledgerMismatch,
        "schema '\(sink.schema)' holds \(stored) of the \(cells.cellCount) figures as they were delivered",
        hint: "does a trigger or rule of the database change them?")
    }
  }

  private func note(_ counts: TableMerge.Counts) -> String {
    let unchanged = cells.cellCount - counts.inserted - counts.updated
    let start = "\(counts.inserted) figures inserted, \(counts.updated) updated, \(unchanged) unchanged"
    return sink.keepsMissing
      ? "\(start), \(counts.kept) that were not delivered kept" : "\(start), \(counts.deleted) deleted"
  }
}
