import GRDB
import GRDBSQLite
import IndicatorSchema

/// Inserts what a wide row can't say of its figures, in the order of its key.
struct AttributeLoader {
  /// The statements for many figures, and for one.
  private let statements: [(cells: Int, statement: Statement)]

  init(_ db: Database) throws {
    statements = try [32, 1].map { ($0, try db.makeStatement(sql: Self.insertion(cells: $0))) }
  }

  /// `OR FAIL`, because without a journal a statement can't be undone; and what it did insert tells which cell
  /// was refused.
  private static func insertion(cells: Int) -> String {
    "INSERT OR FAIL INTO wide_attribute (\"row\", indicator, status, lower, upper) VALUES "
      + Array(repeating: "(?, ?, ?, ?, ?)", count: cells).joined(separator: ", ")
  }

  /// Inserts the status and bounds of cells of a block of rows.
  ///
  /// - Parameters:
  ///   - start: The row of the batch that the block starts with.
  ///   - key: The key of that row.
  /// - Throws: `Diagnostic` naming the cell when one is refused.
  func insert(
    _ remarks: [RowBlock.Remark], of batch: IndicatorFrame, from start: Int, key: Int64, _ db: Database
  ) throws {
    var next = 0
    for (cells, statement) in statements {
      while next + cells <= remarks.count {
        let some = remarks[next..<next + cells]
        bind(some, of: batch, from: start, key: key, to: statement.sqliteStatement)
        do {
          try statement.sqliteStatement.insert(db)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
          let refused = remarks[min(next + db.changesCount, some.endIndex - 1)]
          throw refusal(of: batch.columns[Int(refused.column)], batch, start + Int(refused.row), error)
        }
        next += cells
      }
    }
  }

  private func refusal(
    of column: IndicatorColumn, _ batch: IndicatorFrame, _ row: Int, _ error: DatabaseError
  ) -> Diagnostic {
    .refused(column.id, batch.area(row).code, batch.periods[row], error.message ?? "")
  }

  private func bind(
    _ remarks: ArraySlice<RowBlock.Remark>, of batch: IndicatorFrame, from start: Int, key: Int64,
    to handle: OpaquePointer
  ) {
    var index: Int32 = 1
    for remark in remarks {
      sqlite3_bind_int64(handle, index, key + Int64(remark.row))
      sqlite3_bind_int64(handle, index + 1, Int64(remark.column) + 1)
      bind(batch.columns[Int(remark.column)], start + Int(remark.row), to: handle, at: index + 2)
      index += 5
    }
  }

  private func bind(_ column: IndicatorColumn, _ row: Int, to handle: OpaquePointer, at index: Int32) {
    let status = column.statuses[row]
    sqlite3_bind_int64(handle, index, Int64(status.rawValue))
    // SQLite takes NaN for NULL.
    sqlite3_bind_double(handle, index + 1, status.hasValue ? column.bounds?.lower[row] ?? .nan : .nan)
    sqlite3_bind_double(handle, index + 2, status.hasValue ? column.bounds?.upper[row] ?? .nan : .nan)
  }
}
