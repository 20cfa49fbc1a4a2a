import Foundation
import GRDB
import IndicatorSchema

extension StateFile {
  /// Adds a run to the history, or replaces the one with its identifier.
  ///
  /// - Parameter entry: What is known of it, as JSON.
  /// - Throws: `Diagnostic` when the file can't be written.
  public func addRun(
    _ id: String, pipeline: String, started: Double, outcome: String, entry: Data
  ) throws {
    try write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO run (id, pipeline, started, outcome, entry) VALUES (?, ?, ?, ?, ?)",
        arguments: [id, pipeline, started, outcome, entry])
    }
  }

  /// The last runs, the newest first.
  ///
  /// - Parameters:
  ///   - pipeline: The pipeline; nil for all.
  ///   - outcomes: How they ended; nil for all.
  /// - Throws: `Diagnostic` when the file can't be read.
  public func runs(of pipeline: String?, outcomes: [String]? = nil, limit: Int) throws -> [Data] {
    try read { database in
      var conditions: [String] = []
      var arguments = StatementArguments()
      if let pipeline {
        conditions.append("pipeline = ?")
        arguments += [pipeline]
      }
      if let outcomes {
        conditions.append("outcome IN (\(outcomes.map { _ in "?" }.joined(separator: ", ")))")
        arguments += StatementArguments(outcomes)
      }
      arguments += [limit]
      let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
      return try Data.fetchAll(
        database, sql: "SELECT entry FROM run \(condition) ORDER BY started DESC, id LIMIT ?",
        arguments: arguments)
    }
  }

  /// Forgets all but the last runs of a pipeline; the last one that was done is always kept.
  ///
  /// - Throws: `Diagnostic` when the file can't be written.
  public func forgetRuns(of pipeline: String, keeping count: Int) throws {
    try write { database in
      try database.execute(
        sql: """
          DELETE FROM run WHERE pipeline = ?1 AND id NOT IN (
            SELECT id FROM run WHERE pipeline = ?1 ORDER BY started DESC, id LIMIT ?2
          ) AND id NOT IN (
            SELECT id FROM run WHERE pipeline = ?1 AND outcome = 'done' ORDER BY started DESC, id LIMIT 1)
          """, arguments: [pipeline, count])
    }
  }
}
