import GRDB
import IndicatorSchema

/// A database that is complete: checks it and counts what it holds.
struct StoredDatabase {
  /// The output as messages name it.
  let name: String

  /// The number of (area, period) rows it holds, by its own account.
  ///
  /// - Throws: `Diagnostic` when it is damaged, a reference leads nowhere, or an indicator has another number of
  ///   observations than the others.
  func count(_ db: Database, columns: Int) throws -> Int {
    let complaints = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    if let complaint = complaints.first { throw damaged("it fails its integrity check (\(complaint))") }
    if let row = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
      let table: String = row["table"] ?? ""
      throw damaged("a row of '\(table)' refers to one that is not there")
    }
    let counts = try Int.fetchAll(db, sql: "SELECT count(*) FROM cell GROUP BY indicator")
    guard let rows = counts.first else { return 0 }
    guard counts.count == columns, counts.allSatisfy({ $0 == rows }) else {
      throw damaged("its indicators differ in the number of observations")
    }
    return rows
  }

  private func damaged(_ why: String) -> Diagnostic {
    Diagnostic(.ledgerMismatch, "'\(name)' is not what was written to it: \(why)", hint: "check the disk")
  }
}
