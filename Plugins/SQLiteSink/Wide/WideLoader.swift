import GRDB
import GRDBSQLite
import IndicatorSchema
import PluginKit

/// Inserts rows in the order in which they come, each with all its cells.
///
/// Goes past GRDB for the bulk: one statement inserts many rows, the longer the narrower they are.
final class WideLoader: ObservationLoader {
  private let width: Int
  private let block: RowBlock
  private var attributes: AttributeLoader?
  /// The statements for many rows, and for one.
  private var statements: [(rows: Int, statement: Statement)]
  private var stored: Int64 = 0

  init(_ db: Database, _ schema: FrameSchema) throws {
    width = schema.columns.count
    block = RowBlock(width: width)
    attributes = try AttributeLoader(db)
    // What a statement costs besides its cells is small when it has 1,000 of them; more than 50 rows gain nothing.
    let rows = max(1, min(50, 1000 / width))
    statements = try (rows == 1 ? [1] : [rows, 1]).map { rows in
      (rows, try db.makeStatement(sql: Self.insertion(rows: rows, schema)))
    }
  }

  private static func insertion(rows: Int, _ schema: FrameSchema) -> String {
    let names = ["_area", "_period"] + schema.ids.map { DatabaseViews.identifier($0.text) }
    let row = "(" + Array(repeating: "?", count: names.count).joined(separator: ", ") + ")"
    return "INSERT INTO wide (\(names.joined(separator: ", "))) VALUES "
      + Array(repeating: row, count: rows).joined(separator: ", ")
  }

  func load(_ batch: IndicatorFrame, areaKeys: [Int64], _ db: Database) throws {
    if batch.columns.contains(where: { $0.bounds != nil }) { try batch.requireFiniteValues() }
    for start in stride(from: 0, to: batch.rowCount, by: RowBlock.capacity) {
      let rows = start..<min(start + RowBlock.capacity, batch.rowCount)
      block.fill(batch, rows)
      if !block.isFinite { try batch.requireFiniteValues() }
      try insert(batch, rows, areaKeys, db)
      try attributes?.insert(block.remarks, of: batch, from: rows.lowerBound, key: stored + 1, db)
      stored += Int64(rows.count)
    }
  }

  private func insert(_ batch: IndicatorFrame, _ rows: Range<Int>, _ areaKeys: [Int64], _ db: Database) throws
  {
    var row = rows.lowerBound
    for (count, statement) in statements {
      let handle = statement.sqliteStatement
      while row + count <= rows.upperBound {
        var index: Int32 = 1
        for taken in row..<row + count {
          sqlite3_bind_int64(handle, index, areaKeys[taken])
          sqlite3_bind_int64(handle, index + 1, Int64(batch.periods[taken].ordinalKey))
          bind(block.values(taken - rows.lowerBound), to: handle, at: index + 2)
          index += Int32(width) + 2
        }
        try handle.insert(db)
        row += count
      }
    }
  }

  private func bind(_ values: UnsafePointer<Double>, to handle: OpaquePointer, at index: Int32) {
    for column in 0..<width { sqlite3_bind_double(handle, index + Int32(column), values[column]) }
  }

  func complete(_ db: Database) throws {
    statements = []
    attributes = nil
    do {
      try db.execute(sql: WideTables.index)
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
      throw try repetition(db) ?? error
    }
  }

  /// The first row, in the order of the input, of an area and period that has had one.
  private func repetition(_ db: Database) throws -> Diagnostic? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT a.code, p.period FROM (
          SELECT _area, _period, _row, row_number() OVER (PARTITION BY _area, _period ORDER BY _row) AS time
          FROM wide) w
        JOIN area a ON a.key = w._area JOIN period p ON p.key = w._period
        WHERE w.time = 2 ORDER BY w._row LIMIT 1
        """)
    guard let area: String = row?[0], let period: String = row?[1] else { return nil }
    return .repeated(area, period)
  }
}
