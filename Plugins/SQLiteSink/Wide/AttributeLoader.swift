import GRDB
import GRDBSQLite
import IndicatorSchema

/// Inserts what a wide row can't say of its figures, in the order of its key.
struct AttributeLoader {
  private let statement: Statement

  init(_ db: Database) throws {
    statement = try db.makeStatement(
      sql: "INSERT INTO wide_attribute (\"row\", indicator, status, lower, upper) VALUES (?, ?, ?, ?, ?)")
  }

  /// Inserts the status and bounds of a cell.
  ///
  /// - Throws: `Diagnostic` naming the cell when it is refused.
  func insert(_ batch: IndicatorFrame, _ row: Int, key: Int64, _ position: Int, _ db: Database) throws {
    let column = batch.columns[position]
    let status = column.statuses[row]
    // SQLite takes NaN for NULL.
    let lower = status.hasValue ? column.bounds?.lower[row] ?? .nan : .nan
    let upper = status.hasValue ? column.bounds?.upper[row] ?? .nan : .nan
    let handle = statement.sqliteStatement
    sqlite3_bind_int64(handle, 1, key)
    sqlite3_bind_int64(handle, 2, Int64(position + 1))
    sqlite3_bind_int64(handle, 3, Int64(status.rawValue))
    sqlite3_bind_double(handle, 4, lower)
    sqlite3_bind_double(handle, 5, upper)
    do {
      try handle.insert(db)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw Diagnostic.refused(column.id, batch.area(row).code, batch.periods[row], error.message ?? "")
    }
  }
}
