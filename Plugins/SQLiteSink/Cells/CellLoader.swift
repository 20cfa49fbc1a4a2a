import GRDB
import GRDBSQLite
import IndicatorSchema
import PluginKit

/// Inserts the cells of frames, in the order of the primary key within each row.
///
/// Goes past GRDB for the bulk: one statement inserts many cells, a row names its area and period once, and what
/// does not change from use to use stays bound.
final class CellLoader: ObservationLoader {
  private let columnCount: Int
  /// The statements of each group of columns: for many rows, and for one.
  private var groups: [Group]
  /// The columns that have had bounds, so that those of an earlier use must be replaced.
  private var haveBounds: [Bool]
  private static let cellsPerStatement = 48

  private struct Group {
    let columns: Range<Int>
    let statements: [(rows: Int, statement: Statement)]
  }

  /// Prepares the statements for a number of columns, whose keys count from 1.
  init(_ db: Database, columns columnCount: Int) throws {
    self.columnCount = columnCount
    haveBounds = Array(repeating: false, count: columnCount)
    groups = try stride(from: 0, to: columnCount, by: Self.cellsPerStatement).map { start in
      let columns = start..<min(start + Self.cellsPerStatement, columnCount)
      // Rows of several groups go in one by one, so that the order of insertion is that of the key.
      let rows = columnCount > Self.cellsPerStatement ? 1 : max(1, Self.cellsPerStatement / columns.count)
      let statements = try (rows == 1 ? [1] : [rows, 1]).map { rows in
        (rows, try db.makeStatement(sql: Self.insertion(rows: rows, columns)))
      }
      return Group(columns: columns, statements: statements)
    }
  }

  /// Parameters: for each row area, period, and for each cell value, status, lower, upper.
  ///
  /// `OR FAIL`, because without a journal a statement can't be undone; and what it did insert tells which cell
  /// was refused.
  private static func insertion(rows: Int, _ columns: Range<Int>) -> String {
    let tuples = (0..<rows).flatMap { row in
      let first = row * (2 + 4 * columns.count) + 1
      return columns.enumerated().map { index, column in
        let cell = first + 2 + 4 * index
        return "(?\(first), \(column + 1), ?\(first + 1), ?\(cell), ?\(cell + 1), ?\(cell + 2), ?\(cell + 3))"
      }
    }
    return "INSERT OR FAIL INTO cell (area, indicator, period, value, status, lower, upper) VALUES "
      + tuples.joined(separator: ", ")
  }

  func load(_ batch: IndicatorFrame, areaKeys: [Int64], _ db: Database) throws {
    try batch.requireFiniteValues()
    for column in 0..<columnCount where batch.columns[column].bounds != nil { haveBounds[column] = true }
    var row = 0
    while row < batch.rowCount {
      var taken = 1
      for group in groups {
        guard let fitting = group.statements.first(where: { row + $0.rows <= batch.rowCount }) else {
          continue
        }
        taken = fitting.rows
        let handle = fitting.statement.sqliteStatement
        bind(batch, rows: row..<row + taken, group.columns, areaKeys, to: handle)
        try insert(handle, batch, firstRow: row, group.columns, db)
      }
      row += taken
    }
  }

  func complete(_ db: Database) throws {
    groups = []
    try db.execute(sql: CellTables.index)
  }

  private func bind(
    _ batch: IndicatorFrame, rows: Range<Int>, _ group: Range<Int>, _ areaKeys: [Int64],
    to handle: OpaquePointer
  ) {
    var index: Int32 = 1
    for row in rows {
      sqlite3_bind_int64(handle, index, areaKeys[row])
      sqlite3_bind_int64(handle, index + 1, Int64(batch.periods[row].ordinalKey))
      index += 2
      for column in group {
        bind(batch.columns[column], row, bounds: haveBounds[column], to: handle, at: index)
        index += 4
      }
    }
  }

  private func bind(
    _ column: IndicatorColumn, _ row: Int, bounds: Bool, to handle: OpaquePointer, at index: Int32
  ) {
    let status = column.statuses[row]
    // SQLite takes NaN for NULL.
    sqlite3_bind_double(handle, index, status.hasValue ? column.values[row] : .nan)
    sqlite3_bind_int64(handle, index + 1, Int64(status.rawValue))
    guard bounds else { return }
    sqlite3_bind_double(handle, index + 2, status.hasValue ? column.bounds?.lower[row] ?? .nan : .nan)
    sqlite3_bind_double(handle, index + 3, status.hasValue ? column.bounds?.upper[row] ?? .nan : .nan)
  }

  private func insert(
    _ handle: OpaquePointer, _ batch: IndicatorFrame, firstRow: Int, _ group: Range<Int>, _ db: Database
  ) throws {
    let result = sqlite3_step(handle)
    if result == SQLITE_DONE {
      sqlite3_reset(handle)
      return
    }
    let message = String(cString: sqlite3_errmsg(db.sqliteConnection))
    sqlite3_reset(handle)
    let code = ResultCode(rawValue: result)
    guard code.primaryResultCode == .SQLITE_CONSTRAINT else {
      throw DatabaseError(resultCode: code, message: message)
    }
    let inserted = Int(sqlite3_changes(db.sqliteConnection))
    let row = min(firstRow + inserted / group.count, batch.rowCount - 1)
    let column = batch.columns[group.lowerBound + inserted % group.count]
    throw refusal(code, message, batch, row, column.id)
  }

  private func refusal(
    _ code: ResultCode, _ message: String, _ batch: IndicatorFrame, _ row: Int, _ id: IndicatorID
  ) -> Diagnostic {
    let (area, period) = (batch.area(row).code, batch.periods[row])
    return code == .SQLITE_CONSTRAINT_PRIMARYKEY
      ? .repeated(area, period) : .refused(id, area, period, message)
  }
}
