import Foundation
import GRDB
import IndicatorSchema
import PluginTesting
import Testing

@testable import SQLiteSink

@Suite("The file")
struct SoundnessTests {
  @Test("is one sound file that says what it is", arguments: Layout.allCases)
  func sound(layout: Layout) throws {
    let host = try FolderSinkHost()
    _ = try PluginHarness.store(Sample.frame, in: try Sample.sink(layout), host: host)
    #expect(host.contents == ["a.sqlite"])
    try Sample.reading(host.path(of: "a.sqlite")) { db in
      #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
      let broken = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
      #expect(broken.isEmpty)
      #expect(try Int.fetchOne(db, sql: "PRAGMA application_id") == 0x5065_696C)
      #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == 1)
      #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "delete")
      let loose = try String.fetchAll(
        db,
        sql:
          "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"
      )
      #expect(loose.isEmpty)
    }
  }

  @Test(
    "has the same bytes from the same rows, in batches of any size",
    arguments: [(1000, 3), (40, 120)], Layout.allCases)
  func deterministic(size: (rows: Int, columns: Int), layout: Layout) throws {
    let rows = size.rows
    let frame = Sample.frame(rows: rows, columns: size.columns)
    func bytes(_ batchRows: Int) throws -> [UInt8] {
      let host = try FolderSinkHost()
      let sink = try Sample.sink(layout, schema: Sample.schema(of: frame))
      #expect(try PluginHarness.store(frame, in: sink, host: host, batchRows: batchRows).rows == rows)
      return try host.bytes(of: "a.sqlite")
    }
    let expected = try bytes(rows)
    #expect(try bytes(rows) == expected)
    for batchRows in [1, 7, 100] { #expect(try bytes(batchRows) == expected) }
  }

  @Test("of no rows is a database without observations", arguments: Layout.allCases)
  func empty(layout: Layout) throws {
    let host = try FolderSinkHost()
    let frame = IndicatorFrame(columns: Sample.schema.ids)
    #expect(try PluginHarness.store(frame, in: try Sample.sink(layout), host: host).rows == 0)
    let indicators = try Sample.reading(host.path(of: "a.sqlite")) {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM indicator")
    }
    #expect(indicators == 2)
  }

  @Test(
    "keeps names as they are",
    arguments: ["\"; DROP TABLE area; --", "'s-Hertogenbosch", "a\u{0}b", "", "Súdwest-Fryslân"])
  func names(name: String) throws {
    var frame = IndicatorFrame(columns: ["income"])
    frame.appendRow(Area(AreaCode(name, level: .custom), name: name), Sample.period("2017"), [(1, .observed)])
    try Sample.stored(frame) { db in
      let bytes = try Data.fetchOne(db, sql: "SELECT CAST(name AS BLOB) FROM area")
      #expect(bytes.map { Array($0) } == Array(name.utf8))
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM observation JOIN area ON area = code") == 1)
    }
  }
}
