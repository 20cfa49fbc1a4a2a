import GRDB
import GRDBSQLite

// A prepared statement as SQLite's own functions take it, where going through GRDB for each value would cost too much.
extension OpaquePointer {
  /// Runs a statement that inserts what is bound to it.
  func insert(_ db: Database) throws {
    let result = sqlite3_step(self)
    if result == SQLITE_DONE {
      sqlite3_reset(self)
      return
    }
    let message = String(cString: sqlite3_errmsg(db.sqliteConnection))
    sqlite3_reset(self)
    throw DatabaseError(resultCode: ResultCode(rawValue: result), message: message)
  }

  /// Binds a text with its length, because GRDB ends it at a NUL. SQLite takes a copy.
  func bind(_ text: String?, at index: Int32) {
    if let text {
      sqlite3_bind_text(self, index, text, Int32(text.utf8.count), Self.copied)
    } else {
      sqlite3_bind_null(self, index)
    }
  }

  /// Has SQLite copy a text: `SQLITE_TRANSIENT`, a macro that Swift does not see.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
