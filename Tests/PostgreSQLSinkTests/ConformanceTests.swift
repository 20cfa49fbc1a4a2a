import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import PostgreSQLSink

@Suite("The contract of sinks", .enabled(if: Server.isThere, Server.absence))
struct ConformanceTests {
  @Test("the sink keeps it")
  func conforms() throws {
    let schema = TestSchema()
    func text(_ text: String) -> ConfigNode {
      ConfigNode(.scalar(text, isQuoted: true), at: ConfigNode.testPlace)
    }
    var item = SinkCase(config: ["connection": text(Server.secret), "schema": text(schema.name)]) { _ in
      let tables = try Server.ask(
        "SELECT count(*) FROM pg_namespace WHERE nspname = $1", schema.name)
      if tables == [["0"]] { return 0 }
      let found = try schema.rows(
        "SELECT count(*) FROM (SELECT DISTINCT area, period FROM SCHEMA.observation) AS rows")
      return found.first?.first.flatMap { $0.flatMap { Int($0) } } ?? 0
    }
    item.prepare = { _ = try Server.ask("DROP SCHEMA IF EXISTS \(schema.quoted) CASCADE") }
    try Conformance.check(sink: PostgreSQLSink.self, item).confirm()
  }
}
