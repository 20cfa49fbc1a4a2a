import GRDB
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import SQLiteSink

@Suite("What is stored")
struct ContentTests {
  @Test("each cell is an observation with its status", arguments: Layout.allCases)
  func observations(layout: Layout) throws {
    let rows: [[String?]] = try Sample.stored(Sample.frame, layout) { db in
      try Row.fetchAll(db, sql: "SELECT * FROM observation ORDER BY area, indicator, period").map { row in
        [
          row["area"], row["indicator"], row["period"], (row["value"] as Double?)?.description,
          row["status"],
        ]
      }
    }
    #expect(
      rows == [
        ["BU03630000", "income", "2017", nil, "suppressed"],
        ["BU03630000", "inhabitants", "2017", "1045.0", "observed"],
        ["GM0363", "income", "2015", "26.9", "provisional"],
        ["GM0363", "income", "2017", nil, "missing"],
        ["GM0363", "inhabitants", "2015", "821752.0", "observed"],
        ["GM0363", "inhabitants", "2017", "844947.0", "observed"],
      ])
  }

  @Test("bounds are stored where they are known", arguments: Layout.allCases)
  func bounds(layout: Layout) throws {
    var areas = AreaTable()
    let position = areas.intern(Area(Sample.code("GM0363")))
    let frame = IndicatorFrame(
      areas: areas, areaPositions: [position, position],
      periods: [Sample.period("2016"), Sample.period("2017")],
      columns: [
        IndicatorColumn(
          "rate", values: [1, 2], statuses: [.estimated, .estimated],
          bounds: .init(lower: [0.5, .nan], upper: [1.5, 3]))
      ])
    let bounds: [[Double?]] = try Sample.stored(frame, layout) { db in
      try Row.fetchAll(db, sql: "SELECT lower, upper FROM observation ORDER BY period").map {
        [$0["lower"], $0["upper"]]
      }
    }
    #expect(bounds == [[0.5, 1.5], [nil, 3]])
  }

  @Test("areas have their names and parents, and a parent without a row stands there without a name")
  func areas() throws {
    let areas: [[String?]] = try Sample.stored(Sample.frame) { db in
      try Row.fetchAll(db, sql: "SELECT * FROM area ORDER BY code").map {
        [$0["code"], $0["level"], $0["name"], $0["parent"]]
      }
    }
    #expect(
      areas == [
        ["BU03630000", "buurt", "Kop Zeedijk", "WK036300"], ["GM0363", "municipality", "Amsterdam", "PV27"],
        ["PV27", "province", nil, nil], ["WK036300", "wijk", nil, "GM0363"],
      ])
  }

  @Test("a name that comes with a later batch is kept")
  func laterName() throws {
    let host = try FolderSinkHost()
    var run = try Sample.sink().start(host: host)
    var frame = IndicatorFrame(columns: Sample.schema.ids)
    frame.appendRow(Area(Sample.code("GM0363")), Sample.period("2013"), [(1, .observed), (2, .observed)])
    try run.write(frame)
    try run.write(Sample.frame)
    #expect(try run.finish(.forTests()).rows == 4)
    let name = try Sample.reading(host.path(of: "a.sqlite")) {
      try String.fetchOne($0, sql: "SELECT name FROM area WHERE code = 'GM0363'")
    }
    #expect(name == "Amsterdam")
  }

  @Test("periods sort in time, quarters and months included")
  func periods() throws {
    var frame = IndicatorFrame(columns: ["income"])
    for text in ["2018", "2017-Q2", "2017-03", "2017"] {
      frame.appendRow(Area(Sample.code("GM0363")), Sample.period(text), [(1, .observed)])
    }
    let periods = try Sample.stored(frame) {
      try String.fetchAll(
        $0,
        sql: "SELECT period || ' ' || granularity || ' ' || ifnull(number, '-') FROM period ORDER BY key"
      )
    }
    #expect(periods == ["2017 year -", "2017-Q2 quarter 2", "2017-03 month 3", "2018 year -"])
  }

  @Test("indicators, origins and the run are stated")
  func facts() throws {
    let table = SourceOrigin.TableFacts(
      TableBinding(table: "83765NED", title: "Kerncijfers", publisher: "CBS", licence: "CC BY 4.0"))
    let facts = RunFacts.forTests(origins: [
      "income": .derived(Derivation(step: "d", formula: "a / inhabitants", inputs: ["a", "b"])),
      "a": .source(SourceOrigin(step: "s", column: "A_1", table: table, file: "f.csv", sha256: "ab")),
    ])
    try Sample.stored(Sample.frame, facts: facts) { db in
      let origins = try String.fetchAll(
        db,
        sql: "SELECT indicator || ' ' || kind || ' ' || ifnull(table_id, ifnull(formula, '-')) FROM origin")
      #expect(
        origins == [
          "a source 83765NED", "b unknown -", "income derived a / inhabitants", "inhabitants unknown -",
        ])
      let inputs = try String.fetchAll(db, sql: "SELECT indicator || ' < ' || input FROM origin_input")
      #expect(inputs == ["income < a", "income < b"])
      #expect(try String.fetchOne(db, sql: "SELECT pipeline FROM run") == "test")
      let indicator = try Row.fetchOne(db, sql: "SELECT * FROM indicator WHERE id = 'income'")
      #expect(indicator?["label_nl"] == "Inkomen")
      #expect(indicator?["definition_nl"] == "Inkomen per inwoner")
      #expect(indicator?["valid_maximum"] == 1000.0)
    }
  }
}
