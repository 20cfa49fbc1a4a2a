import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import PostgreSQLSink

@Suite("What is stored in PostgreSQL", .enabled(if: Server.isThere, Server.absence))
struct StoringTests {
  private let schema = TestSchema()

  private static let figures = [
    "test BU03630000 income 2017 - - - suppressed", "test BU03630000 inhabitants 2017 1045 - - observed",
    "test GM0363 income 2015 26.9 - - provisional", "test GM0363 income 2017 - - - missing",
    "test GM0363 inhabitants 2015 821752 - - observed", "test GM0363 inhabitants 2017 844947 - - observed",
  ]

  @Test("each cell is a row with its status, whatever the batches", arguments: [1, 2, 100])
  func figures(batchRows: Int) throws {
    let receipt = try schema.store(batchRows: batchRows)
    #expect(receipt.rows == 3)
    #expect(
      receipt.notes == ["6 figures inserted, 0 updated, 0 unchanged, 0 that were not delivered kept"])
    #expect(try schema.figures == Self.figures)
  }

  @Test("the same run twice changes nothing, not even a row that is written again as it was")
  func idempotent() throws {
    try schema.store()
    let question = "SELECT tableoid::regclass::text, xmin::text, ctid::text FROM SCHEMA"
    let tables = (DatabaseLayout.facts + [DatabaseLayout.observation]).map(\.name)
    let before = try tables.map { try schema.rows("\(question).\($0) ORDER BY 3") }
    let receipt = try schema.store()
    #expect(receipt.notes == ["0 figures inserted, 0 updated, 6 unchanged, 0 that were not delivered kept"])
    #expect(try tables.map { try schema.rows("\(question).\($0) ORDER BY 3") } == before)
    #expect(before.last?.count == 6)
  }

  @Test("figures that changed are updated, new ones inserted, and others kept or deleted as is asked")
  func nextRun() throws {
    try schema.store()
    var frame = IndicatorFrame(columns: Sample.schema.ids)
    let city = Area(Sample.code("GM0363"))
    frame.appendRow(city, Sample.period("2017"), [(844_947, .observed), (27.5, .observed)])
    frame.appendRow(city, Sample.period("2018"), [(854_047, .observed), (nil, .missing)])
    let kept = try schema.store(frame)
    #expect(kept.notes == ["2 figures inserted, 1 updated, 1 unchanged, 4 that were not delivered kept"])
    #expect(try schema.figures.count == 8)
    #expect(
      try schema.rows("SELECT name, parent FROM SCHEMA.area WHERE code = 'GM0363'") == [
        ["Amsterdam", "PV27"]
      ])
    let deleted = try schema.store(frame, ["on_missing": "delete"])
    #expect(deleted.notes == ["0 figures inserted, 0 updated, 4 unchanged, 4 deleted"])
    #expect(
      try schema.figures == [
        "test GM0363 income 2017 27.5 - - observed", "test GM0363 income 2018 - - - missing",
        "test GM0363 inhabitants 2017 844947 - - observed",
        "test GM0363 inhabitants 2018 854047 - - observed",
      ])
    #expect(try schema.rows("SELECT code FROM SCHEMA.area") == [["GM0363"]])
    #expect(try schema.rows("SELECT period FROM SCHEMA.period ORDER BY position") == [["2017"], ["2018"]])
  }

  @Test("pipelines store beside each other, and none deletes what another one stored")
  func pipelines() throws {
    try schema.store()
    try schema.store(Sample.one(1), ["on_missing": "delete"], pipeline: "other")
    #expect(try schema.figures == ["other GM0363 income 2017 1 - - observed"] + Self.figures)
  }

  @Test("bounds are stored where they are known")
  func bounds() throws {
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
    try schema.store(frame)
    #expect(
      try schema.figures == [
        "test GM0363 rate 2016 1 0.5 1.5 estimated", "test GM0363 rate 2017 2 - 3 estimated",
      ])
  }

  @Test(
    "numbers come back to the last bit",
    arguments: [
      1e308, -1e308, .leastNonzeroMagnitude, 0.1, 1.0 / 3, 9_007_199_254_740_992, 123_456_789.123456789, 0,
    ] as [Double])
  func numbers(value: Double) throws {
    try schema.store(Sample.one(value))
    let stored = try #require(schema.rows("SELECT value::text FROM SCHEMA.observation").first?[0])
    #expect(Double(stored)?.bitPattern == value.bitPattern)
  }

  @Test("areas have their names and parents, periods their place in time, indicators their labels")
  func facts() throws {
    let table = SourceOrigin.TableFacts(
      TableBinding(table: "83765NED", title: "Kerncijfers", publisher: "CBS", licence: "CC BY 4.0"))
    let source = SourceOrigin(
      step: "s", column: "A_1", table: table, file: "a.csv", sha256: "ab",
      others: [SourceOrigin(step: "s", column: "A_2", table: table, file: "b.csv", sha256: "cd")])
    var facts = RunFacts.forTests(origins: [
      "income": .derived(Derivation(step: "d", formula: "a / inhabitants", inputs: ["a", "b"])),
      "a": .source(source),
    ])
    facts.findings = [
      StepFinding(
        step: "w", Finding("sobol", about: ["wijk {2017}", "a \"b\" \\ c,\n"], 0.5, note: "of four"))
    ]
    try schema.store(facts: facts)
    #expect(
      try schema.rows("SELECT code, level, name, parent FROM SCHEMA.area ORDER BY code COLLATE \"C\"") == [
        ["BU03630000", "buurt", "Kop Zeedijk", "WK036300"], ["GM0363", "municipality", "Amsterdam", "PV27"],
        ["PV27", "province", nil, nil], ["WK036300", "wijk", nil, "GM0363"],
      ])
    #expect(
      try schema.rows("SELECT id, label_en, unit, valid_maximum FROM SCHEMA.indicator ORDER BY position") == [
        ["inhabitants", "Inhabitants", Unit.count.rawValue, nil],
        ["income", "Income", Unit.thousandEuro.rawValue, "1000"],
      ])
    #expect(
      try schema.rows(
        "SELECT indicator, kind, coalesce(table_id, formula) FROM SCHEMA.origin ORDER BY indicator COLLATE \"C\""
      ) == [
        ["a", "source", "83765NED"], ["b", "unknown", nil], ["income", "derived", "a / inhabitants"],
        ["inhabitants", "unknown", nil],
      ])
    #expect(
      try schema.rows("SELECT indicator, file, sha256 FROM SCHEMA.origin_other") == [["a", "b.csv", "cd"]])
    #expect(
      try schema.rows("SELECT indicator, input FROM SCHEMA.origin_input ORDER BY position")
        == [["income", "a"], ["income", "b"]])
    #expect(
      try schema.rows("SELECT subject[1], subject[2], value, note FROM SCHEMA.finding")
        == [["wijk {2017}", "a \"b\" \\ c,\n", "0.5", "of four"]])
    #expect(
      try schema.rows("SELECT area, period, value FROM SCHEMA.latest WHERE indicator = 'income'")
        == [["GM0363", "2015", "26.9"]])
    #expect(
      try schema.rows(
        "SELECT name, label, unit, parent_name FROM SCHEMA.observation_labelled WHERE area = 'BU03630000' AND indicator = 'income'"
      ) == [["Kop Zeedijk", "Inkomen", Unit.thousandEuro.rawValue, nil]])
  }

  @Test("an origin has only the inputs and files of the last run, whatever is kept of figures")
  func originsOfTheLastRun() throws {
    func facts(_ inputs: [IndicatorID]) -> RunFacts {
      .forTests(origins: ["income": .derived(Derivation(step: "d", formula: "f", inputs: inputs))])
    }
    try schema.store(Sample.one(1), facts: facts(["a", "b", "c"]))
    try schema.store(Sample.one(2), facts: facts(["c"]))
    #expect(try schema.rows("SELECT position, input FROM SCHEMA.origin_input") == [["1", "c"]])
  }

  @Test("nothing is a run without rows, and leaves tables behind")
  func empty() throws {
    let receipt = try schema.store(IndicatorFrame(columns: Sample.schema.ids))
    #expect(receipt.rows == 0)
    #expect(try schema.figures.isEmpty)
    #expect(try schema.rows("SELECT pipeline FROM SCHEMA.run") == [["test"]])
  }

  @Test("two hundred thousand rows are stored, and stored again")
  func many() throws {
    let frame = Sample.frame(rows: 200_000, columns: 1)
    #expect(try schema.store(frame, batchRows: 4096).rows == 200_000)
    let again = try schema.store(frame, batchRows: 10_000)
    #expect(
      again.notes == ["0 figures inserted, 0 updated, 200000 unchanged, 0 that were not delivered kept"])
    #expect(
      try schema.rows("SELECT count(*), sum(value)::numeric(20, 3) FROM SCHEMA.observation").first?[0]
        == "200000")
  }

  @Test("the schema says what is in it")
  func comments() throws {
    try schema.store()
    let commented = try schema.rows(
      """
      SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = '\(schema.name)' AND c.relkind IN ('r', 'v') AND obj_description(c.oid) IS NOT NULL
      """)
    #expect(commented == [["12"]])
  }
}
