import GRDB
import GRDBSQLite
import IndicatorSchema
import PluginKit

/// Writes all that is not an observation: areas, periods, indicators, origins and the run.
struct FactWriter {
  let schema: FrameSchema
  /// The areas that were met; the key of each is its position, from 1.
  let areas: AreaTable
  let periods: [Period]
  let facts: RunFacts

  /// A cell of a row.
  enum Value {
    case text(String?)
    case integer(Int?)
    case real(Double?)
  }

  /// Writes everything, each table in the order of its key.
  ///
  /// Conditions such as `level IN (...)` are checked as a whole at the end: SQLite makes a table of such a list for
  /// each statement.
  func write(_ db: Database) throws {
    try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
    try insertTables(db)
    try db.execute(sql: "PRAGMA ignore_check_constraints = OFF")
  }

  private func insertTables(_ db: Database) throws {
    try insert(
      into: "run", [[.integer(1), .text(facts.pipeline), .text(facts.pipelineSHA256), .text(facts.version)]],
      db)
    try AreaWriter(db).write(areas, db)
    try insert(into: "period", periods.map(periodRow), db)
    try insert(into: "status", CellStatus.allCases.map(statusRow), db)
    try insert(into: "indicator", schema.columns.enumerated().map(indicatorRow), db)
    try insert(into: "indicator_break", breakRows, db)
    try insert(into: "origin", originRows, db)
    try insert(into: "origin_input", inputRows, db)
    try insert(into: "origin_other", otherRows, db)
    try insert(into: "finding", facts.findings.enumerated().map(findingRow), db)
  }

  private func insert(into table: String, _ rows: [[Value]], _ db: Database) throws {
    guard let width = rows.first?.count else { return }
    let marks = Array(repeating: "?", count: width).joined(separator: ", ")
    let statement = try db.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
    try withExtendedLifetime(statement) {
      for row in rows {
        for (index, value) in row.enumerated() {
          Self.bind(value, to: statement.sqliteStatement, at: Int32(index + 1))
        }
        try statement.sqliteStatement.insert(db)
      }
    }
  }

  private static func bind(_ value: Value, to handle: OpaquePointer, at index: Int32) {
    switch value {
    case .text(let text): handle.bind(text, at: index)
    case .integer(let number?): sqlite3_bind_int64(handle, index, Int64(number))
    case .real(let number?): sqlite3_bind_double(handle, index, number)
    case .integer(nil), .real(nil): sqlite3_bind_null(handle, index)
    }
  }

  private func periodRow(_ period: Period) -> [Value] {
    let granularity =
      switch period.granularity {
      case .year: "year"
      case .quarter: "quarter"
      case .month: "month"
      }
    return [
      .integer(Int(period.ordinalKey)), .text(period.description), .integer(Int(period.year)),
      .text(granularity),
      .integer(period.granularity == .year ? nil : Int(period.ordinal)),
    ]
  }

  private func statusRow(_ status: CellStatus) -> [Value] {
    [
      .integer(Int(status.rawValue)), .text(status.name), .text(status.code),
      .integer(status.hasValue ? 1 : 0),
    ]
  }

  private func indicatorRow(_ position: Int, _ indicator: Indicator) -> [Value] {
    [
      .integer(position + 1), .text(indicator.id.text), .text(indicator.label.nl), .text(indicator.label.en),
      .text(indicator.definition?.nl), .text(indicator.definition?.en), .text(indicator.unit.rawValue),
      .text(indicator.polarity.rawValue), .text(indicator.domain), .text(indicator.numerator?.text),
      .text(indicator.denominator?.text), .real(indicator.validRange?.lowerBound),
      .real(indicator.validRange?.upperBound),
    ]
  }

  private func findingRow(_ position: Int, _ found: StepFinding) -> [Value] {
    let finding = found.finding
    return [
      .integer(position + 1), .text(found.step), .text(finding.name),
      .text(JSONArrayText.of(finding.subject)), .real(finding.value), .real(finding.bounds?.lowerBound),
      .real(finding.bounds?.upperBound), .text(finding.note),
    ]
  }

  private var breakRows: [[Value]] {
    let rows = schema.columns.flatMap { indicator in
      Set(indicator.breaks).map { [indicator.id.text, $0.from.description, $0.note] }
    }
    return rows.sorted { $0.lexicographicallyPrecedes($1) }.map { $0.map { .text($0) } }
  }
}

// Origins.
extension FactWriter {
  private var derivations: [(id: IndicatorID, derivation: Derivation)] {
    facts.origins.compactMap { id, origin in
      if case .derived(let derivation) = origin { (id, derivation) } else { nil }
    }.sorted { $0.id < $1.id }
  }

  private var originRows: [[Value]] {
    let inputs = Set(derivations.flatMap(\.derivation.inputs))
    let unknown = inputs.union(schema.ids).filter { facts.origins[$0] == nil }
    return (Array(facts.origins.keys) + unknown).sorted().map { id in
      [.text(id.text)] + Self.originRow(facts.origins[id])
    }
  }

  private static func originRow(_ origin: Origin?) -> [Value] {
    switch origin {
    case .source(let source): return [.text("source")] + sourceRow(source) + [.text(nil)]
    case .derived(let derivation):
      let nothing = [Value](repeating: .text(nil), count: 9)
      return [.text("derived"), .text(derivation.step)] + nothing + [.text(derivation.formula)]
    case nil: return [.text("unknown")] + [Value](repeating: .text(nil), count: 11)
    }
  }

  private static func sourceRow(_ source: SourceOrigin) -> [Value] {
    let table = source.table
    return [
      .text(source.step), .text(source.column), .text(table?.publisher), .text(table?.id),
      .text(table?.title), .text(table?.edition), .text(table?.licence), .text(table?.address),
      .text(source.file), .text(source.sha256),
    ]
  }

  private var otherRows: [[Value]] {
    facts.origins.sorted { $0.key < $1.key }.flatMap { id, origin -> [[Value]] in
      guard case .source(let source) = origin else { return [] }
      return source.others.enumerated().map { position, other in
        [.text(id.text), .integer(position + 1)] + Self.sourceRow(other)
      }
    }
  }

  private var inputRows: [[Value]] {
    derivations.flatMap { id, derivation in
      derivation.inputs.enumerated().map { position, input -> [Value] in
        [.text(id.text), .integer(position + 1), .text(input.text)]
      }
    }
  }
}
