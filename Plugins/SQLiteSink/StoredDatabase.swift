import GRDB
import IndicatorSchema

/// A database that is complete: checks it and counts what it holds.
struct StoredDatabase {
  /// The output as messages name it.
  let name: String
  let layout: Layout

  /// The number of (area, period) rows it holds, by its own account.
  ///
  /// - Throws: `Diagnostic` when it is damaged, a reference leads nowhere, or an indicator has another number of
  ///   observations than the others.
  func count(_ db: Database, columns: Int) throws -> Int {
    for table in try tables(db) {
      if let complaint = try Self.complaint(db, of: table) { throw damaged(complaint) }
    }
    if try Bool.fetchOne(db, sql: DatabaseTables.levelsAreKnown) != true {
      throw damaged("a level of 'area' is none")
    }
    switch try layout.recount(db, columns: columns) {
    case .rows(let rows): return rows
    case .complaint(let complaint): throw damaged(complaint)
    }
  }

  /// Looks at a table from end to end: its order and conditions, and whether what it refers to is there.
  ///
  /// To look up each row in each index as well, as `PRAGMA integrity_check` does, can take longer than to load them.
  static func complaint(_ db: Database, of table: String) throws -> String? {
    let quoted = DatabaseViews.identifier(table)
    // For each row of many SQLite would look through all levels.
    let isLarge = table == "area"
    if isLarge { try db.execute(sql: "PRAGMA ignore_check_constraints = ON") }
    defer { if isLarge { try? db.execute(sql: "PRAGMA ignore_check_constraints = OFF") } }
    let complaints = try String.fetchAll(db, sql: "PRAGMA quick_check(\(quoted))").filter { $0 != "ok" }
    if let complaint = complaints.first { return "it fails its integrity check (\(complaint))" }
    let isBroken = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check(\(quoted))") != nil
    return isBroken ? "a row of '\(table)' refers to one that is not there" : nil
  }

  /// The tables to look through from end to end; the layout looks at those of the figures.
  private func tables(_ db: Database) throws -> [String] {
    let all = try String.fetchAll(
      db,
      sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    return all.filter { !layout.figures.contains($0) }
  }

  private func damaged(_ why: String) -> Diagnostic {
    Diagnostic(.ledgerMismatch, "'\(name)' is not what was written to it: \(why)", hint: "check the disk")
  }
}
