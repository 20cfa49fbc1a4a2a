import GRDB
import PluginKit
import PluginTesting
import SQLiteSink
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("a database keeps it", arguments: ["cells", "wide"])
  func conforms(layout: String) throws {
    try Conformance.check(
      sink: SQLiteSink.self,
      SinkCase(
        config: ["path": "out/figures.sqlite", "layout": ConfigNode(stringLiteral: layout)],
        orderMatters: "areas are numbered in the order of the input",
        keepsRows: "the page cache of SQLite, which is bounded"
      ) { host in
        try Sample.reading(host.path(of: "out/figures.sqlite")) { database in
          let cells = try Int.fetchOne(database, sql: "SELECT count(*) FROM observation") ?? 0
          return cells / ConformanceSample.schema.columns.count
        }
      }
    ).confirm()
  }
}
