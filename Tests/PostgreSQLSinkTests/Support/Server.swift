import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import PostgreSQLSink

/// The server to test on: how to connect to it is in `PEIL_POSTGRESQL`, as `.ci/postgresql start` prints it.
enum Server {
  static let connection = ProcessInfo.processInfo.environment["PEIL_POSTGRESQL"]

  static var isThere: Bool { connection?.isEmpty == false }

  static let absence: Comment = "PEIL_POSTGRESQL does not say where a server is: see .ci/postgresql"

  static var secret: String { connection ?? "" }

  /// Asks the server something, over a connection of its own.
  static func ask(_ question: String, _ parameters: String...) throws -> [[String?]] {
    try Connection(secret).run(question, parameters)
  }
}

/// A schema of the server with a name of its own, removed in the end.
final class TestSchema: Sendable {
  let name: String
  var quoted: String { Identifier.quoted(name) }

  init(_ name: String = "peil test \(UUID().uuidString)") { self.name = name }

  deinit { _ = try? Server.ask("DROP SCHEMA IF EXISTS \(quoted) CASCADE") }

  func sink(
    _ fields: ConfigNode = [:], schema: FrameSchema = Sample.schema, pipeline: String = "test",
    connection: String = Server.secret
  ) throws -> PostgreSQLSink {
    func text(_ text: String) -> ConfigNode {
      ConfigNode(.scalar(text, isQuoted: true), at: ConfigNode.testPlace)
    }
    let base: ConfigNode = ["connection": text(connection), "schema": text(name)]
    let node = ConfigNode(.map((base.entries ?? []) + (fields.entries ?? [])), at: ConfigNode.testPlace)
    let context = PlanContext(
      step: "step", catalogue: Catalogue(), period: nil, pipeline: pipeline)
    return try PluginHarness.sink(PostgreSQLSink.self, node, input: schema, context)
  }

  @discardableResult
  func store(
    _ frame: IndicatorFrame = Sample.frame, _ fields: ConfigNode = [:], facts: RunFacts = .forTests(),
    pipeline: String = "test", batchRows: Int = .max
  ) throws -> SinkReceipt {
    let sink = try sink(fields, schema: Sample.schema(of: frame), pipeline: pipeline)
    return try PluginHarness.store(
      frame, in: sink, host: FolderSinkHost(), facts: facts, batchRows: batchRows)
  }

  /// The rows that a question finds, in which `SCHEMA` stands for this one.
  func rows(_ question: String) throws -> [[String?]] {
    try Server.ask(question.replacing("SCHEMA", with: quoted))
  }

  /// The figures, a line for each.
  var figures: [String] {
    get throws {
      try rows(
        """
        SELECT pipeline, area, indicator, period, value, lower, upper, status FROM SCHEMA.observation
        ORDER BY pipeline, area COLLATE "C", indicator COLLATE "C", period COLLATE "C"
        """
      ).map { row in row.map { $0 ?? "-" }.joined(separator: " ") }
    }
  }
}
