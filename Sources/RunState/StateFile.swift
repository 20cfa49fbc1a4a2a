import Foundation
import GRDB
import IndicatorSchema

/// What is known from run to run, in one SQLite file: the history, and what steps gave.
///
/// The file holds nothing that can't be made again: without it the next run does all of its work.
public final class StateFile: Sendable {
  private let queue: DatabaseQueue
  private let name: String

  /// What is kept of a step.
  public struct Step: Sendable {
    /// The digest of all that its result depends on.
    public var key: String
    /// The pipeline.
    public var pipeline: String
    /// The name of the step.
    public var step: String
    /// What is known of it, as JSON.
    public var facts: Data
    /// Its rows; nil for a sink, and for rows that were dropped.
    public var rows: Data?

    /// Makes a step.
    public init(key: String, pipeline: String, step: String, facts: Data, rows: Data?) {
      self.key = key
      self.pipeline = pipeline
      self.step = step
      self.facts = facts
      self.rows = rows
    }
  }

  /// Opens the file, which is made when it is not there.
  ///
  /// - Throws: `Diagnostic` when it can't be used.
  public init(_ path: String) throws {
    name = path
    do {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      var configuration = Configuration()
      configuration.busyMode = .timeout(30)
      configuration.label = "peil.state"
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try StateSchema.migrator.migrate(queue)
    } catch {
      throw StateFile.problem(error, path)
    }
  }

  /// What is kept of a step with a key.
  ///
  /// - Parameter withRows: Whether the rows are wanted as well.
  /// - Throws: `Diagnostic` when the file can't be read.
  public func step(_ key: String, withRows: Bool) throws -> Step? {
    try read { database in
      let rows = withRows ? "rows" : "NULL AS rows"
      let row = try Row.fetchOne(
        database, sql: "SELECT pipeline, step, facts, \(rows) FROM step WHERE key = ?", arguments: [key])
      return row.map { row in
        Step(key: key, pipeline: row["pipeline"], step: row["step"], facts: row["facts"], rows: row["rows"])
      }
    }
  }

  /// Whether the rows of a step are there.
  ///
  /// - Throws: `Diagnostic` when the file can't be read.
  public func holdsRows(_ key: String) throws -> Bool {
    try read { database in
      try Bool.fetchOne(database, sql: "SELECT rows IS NOT NULL FROM step WHERE key = ?", arguments: [key])
        ?? false
    }
  }

  /// Keeps steps, all or none.
  ///
  /// - Parameter now: When they were used, in seconds since 1970.
  /// - Throws: `Diagnostic` when the file can't be written.
  public func keep(_ steps: [Step], at now: Double) throws {
    try write { database in
      for step in steps {
        try database.execute(
          sql: """
            INSERT INTO step (key, pipeline, step, facts, rows, bytes, used) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET
              facts = excluded.facts, rows = coalesce(excluded.rows, rows), used = excluded.used,
              bytes = CASE WHEN excluded.rows IS NULL THEN bytes ELSE excluded.bytes END
            """,
          arguments: [step.key, step.pipeline, step.step, step.facts, step.rows, step.rows?.count ?? 0, now])
      }
    }
  }

  /// Takes note that steps were used.
  ///
  /// - Throws: `Diagnostic` when the file can't be written.
  public func touch(_ keys: some Collection<String>, at now: Double) throws {
    if keys.isEmpty { return }
    try write { database in
      for key in keys {
        try database.execute(sql: "UPDATE step SET used = ? WHERE key = ?", arguments: [now, key])
      }
    }
  }

  /// Drops the rows that were not used for longest, until the others take no more than so many bytes, and what is known
  /// of steps that were not used since a time.
  ///
  /// - Throws: `Diagnostic` when the file can't be written.
  public func prune(toBytes limit: Int, factsSince time: Double) throws {
    try write { database in
      try database.execute(sql: "DELETE FROM step WHERE used < ?", arguments: [time])
      try database.execute(
        sql: """
          UPDATE step SET rows = NULL, bytes = 0 WHERE key IN (
            SELECT key FROM (
              SELECT key, sum(bytes) OVER (ORDER BY used DESC, key) AS total FROM step WHERE rows IS NOT NULL
            ) WHERE total > ?)
          """, arguments: [limit])
    }
  }

  func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
    do { return try queue.read(work) } catch { throw StateFile.problem(error, name) }
  }

  func write(_ work: (Database) throws -> Void) throws {
    do { try queue.write(work) } catch { throw StateFile.problem(error, name) }
  }

  private static func problem(_ error: any Error, _ path: String) -> Diagnostic {
    let damaged: [ResultCode] = [.SQLITE_CORRUPT, .SQLITE_NOTADB]
    if let error = error as? DatabaseError, damaged.contains(error.resultCode) {
      return Diagnostic(
        .damagedState, "the state '\(path)' is damaged: \(error.message ?? "it is no database")",
        hint: "move it away: the next run then does all of its work again")
    }
    let reason = (error as? DatabaseError)?.message ?? error.localizedDescription
    return Diagnostic(
      .cannotWrite, "cannot use the state '\(path)': \(reason)",
      hint: "check its permissions and the room on the disk")
  }
}
