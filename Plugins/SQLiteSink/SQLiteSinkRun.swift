import Foundation
import GRDB
import IndicatorSchema
import PluginKit

/// Fills a new database in one transaction and checks it when it is complete.
///
/// Memory holds the areas and periods that were met, not the rows.
struct SQLiteSinkRun: SinkRun {
  private let sink: SQLiteSink
  private let transaction: OpenTransaction
  private let loader: any ObservationLoader
  private var areas = AreaTable()
  private var periods: Set<Period> = []

  init(sink: SQLiteSink, host: any SinkHost) throws {
    self.sink = sink
    let path = try host.stage(sink.path)
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Diagnostic(.cannotWrite, "can't write '\(sink.path)': the file exists")
    }
    (transaction, loader) = try Failure.translating(sink.path) {
      let database = try DatabaseQueue(path: path, configuration: Self.configuration(sink.layout))
      let transaction = OpenTransaction(database)
      let loader = try database.inDatabase { db in
        try db.execute(sql: "BEGIN EXCLUSIVE")
        try db.execute(sql: DatabaseTables.definition)
        try db.execute(sql: sink.layout.tables(of: sink.input))
        return try sink.layout.loader(db, sink.input)
      }
      return (transaction, loader)
    }
  }

  private var database: DatabaseQueue { transaction.database }

  /// A file that nobody else sees yet and that is thrown away when anything goes wrong needs no journal and no
  /// waiting for the disk.
  private static func configuration(_ layout: Layout) -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false  // Checked as a whole at the end.
    configuration.allowsUnsafeTransactions = true  // The transaction spans all batches.
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA page_size = \(layout.pageSize);
          PRAGMA journal_mode = OFF;
          PRAGMA synchronous = OFF;
          PRAGMA locking_mode = EXCLUSIVE;
          PRAGMA cache_size = -\(layout.loadingCache);
          PRAGMA application_id = \(DatabaseTables.applicationID);
          PRAGMA user_version = \(DatabaseTables.version);
          """)
    }
    return configuration
  }

  mutating func write(_ batch: IndicatorFrame) throws {
    let keys = areaKeys(of: batch)
    noteNewPeriods(of: batch)
    try Failure.translating(sink.path) {
      try database.inDatabase { db in try loader.load(batch, areaKeys: keys, db) }
    }
  }

  /// The key of the area of each row: its place in the order in which rows name areas, whatever the batches.
  private mutating func areaKeys(of batch: IndicatorFrame) -> [Int64] {
    var known = [Int64](repeating: 0, count: batch.areas.count)
    return batch.areaPositions.map { position in
      if known[Int(position)] == 0 { known[Int(position)] = Int64(areas.intern(batch.areas[position])) + 1 }
      return known[Int(position)]
    }
  }

  private mutating func noteNewPeriods(of batch: IndicatorFrame) {
    var last: Period?
    for period in batch.periods where period != last {
      periods.insert(period)
      last = period
    }
  }

  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
    let facts = FactWriter(schema: sink.input, areas: areas, periods: periods.sorted(), facts: facts)
    let rows = try Failure.translating(sink.path) {
      try database.inDatabase { db in
        try db.execute(sql: "PRAGMA cache_size = -\(Layout.sortingCache)")
        try facts.write(db)
        try db.execute(sql: DatabaseTables.indexes)
        try loader.complete(db)
        try db.execute(sql: DatabaseViews.definition(of: sink.input, sink.layout))
        try db.execute(sql: "COMMIT")
        let stored = StoredDatabase(name: sink.path, layout: sink.layout)
        return try stored.count(db, columns: sink.input.columns.count)
      }
    }
    try Failure.translating(sink.path) { try database.close() }
    return SinkReceipt(rows: rows)
  }
}

/// Ends the transaction of a run that is let go of half-way.
///
/// Its statements may outlive the connection. The system would then end the transaction when the last of them goes, and
/// tell what no longer exists of it.
private final class OpenTransaction {
  let database: DatabaseQueue

  init(_ database: DatabaseQueue) { self.database = database }

  deinit {
    try? database.inDatabase { db in
      if db.isInsideTransaction { try db.execute(sql: "ROLLBACK") }
    }
  }
}
