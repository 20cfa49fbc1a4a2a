import GRDB
import GRDBSQLite
import IndicatorSchema

/// Writes the areas, of all tables beside the figures the one that may have many rows.
///
/// Goes past GRDB, and many areas go into a statement: on its own each would cost as much as a wide row of figures.
struct AreaWriter {
  private let statements: [(areas: Int, statement: Statement)]

  init(_ db: Database) throws {
    statements = try [32, 1].map { areas in
      let rows = Array(repeating: "(?, ?, ?, ?, ?)", count: areas).joined(separator: ", ")
      return (
        areas, try db.makeStatement(sql: "INSERT INTO area (key, code, level, name, parent) VALUES " + rows)
      )
    }
  }

  /// Writes areas, each with its position, from 1, as its key; behind them, without a name, the areas that hold them
  /// and have no row of their own.
  func write(_ table: AreaTable, _ db: Database) throws {
    let areas = Self.withHolders(table).areas
    var next = 0
    for (count, statement) in statements {
      let handle = statement.sqliteStatement
      while next + count <= areas.count {
        for place in 0..<count {
          bind(areas[next + place], key: next + place + 1, to: handle, at: Int32(place) * 5)
        }
        try handle.insert(db)
        next += count
      }
    }
  }

  private static func withHolders(_ table: AreaTable) -> AreaTable {
    var table = table
    var last: AreaCode?
    var next = 0
    while next < table.count {
      // Neighbours mostly have the same one.
      if let parent = table.areas[next].parent, parent != last {
        _ = table.intern(Area(parent))
        last = parent
      }
      next += 1
    }
    return table
  }

  private func bind(_ area: Area, key: Int, to handle: OpaquePointer, at index: Int32) {
    sqlite3_bind_int64(handle, index + 1, Int64(key))
    handle.bind(area.code.text, at: index + 2)
    handle.bind(area.code.level.rawValue, at: index + 3)
    handle.bind(area.name, at: index + 4)
    handle.bind(area.parent?.text, at: index + 5)
  }
}
