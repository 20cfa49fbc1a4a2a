import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import PostgreSQLSink

@Suite("What can't be stored leaves the database as it was", .enabled(if: Server.isThere, Server.absence))
struct RefusalTests {
  private let schema = TestSchema()

  private func refusal(_ frame: IndicatorFrame, batchRows: Int = .max) throws -> Diagnostic {
    try schema.store()
    let before = try schema.figures
    let problem = try #require(throws: Diagnostic.self) { try schema.store(frame, batchRows: batchRows) }
    #expect(try schema.figures == before)
    return problem
  }

  @Test("a second row for an area and period is named, wherever it comes", arguments: [7, 1000])
  func duplicate(batchRows: Int) throws {
    var frame = Sample.frame(rows: 60, columns: 3)
    frame.append(contentsOf: frame.selectingRows([41]))
    let error = try refusal(frame, batchRows: batchRows)
    #expect(error.code == .duplicateArea)
    #expect(error.message == "area '\(frame.area(41).code)' has more than one row for 2017")
  }

  @Test("a value that is none", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) throws {
    #expect(try refusal(Sample.one(value)).code == .outOfRange)
  }

  @Test("bounds the wrong way around, naming the cell")
  func bounds() throws {
    var areas = AreaTable()
    let position = areas.intern(Area(Sample.code("GM0363")))
    let frame = IndicatorFrame(
      areas: areas, areaPositions: [position], periods: [Sample.period("2017")],
      columns: [
        IndicatorColumn("b", values: [2], statuses: [.estimated], bounds: .init(lower: [3], upper: [2]))
      ])
    let error = try refusal(frame)
    #expect(error.code == .outOfRange)
    #expect(
      error.message == "the bounds of 'b' for 'GM0363' in 2017 are the wrong way around: 3.0 to 2.0")
  }

  @Test("a NUL in a name or a code, which PostgreSQL can't hold")
  func nul() throws {
    for area in [Area(Sample.code("GM0363"), name: "Amster\0dam"), Area(AreaCode("a\0b", level: .custom))] {
      var frame = IndicatorFrame(columns: ["income"])
      frame.appendRow(area, Sample.period("2017"), [(1, .observed)])
      let error = try refusal(frame)
      #expect(error.code == .encoding)
      #expect(error.message.hasSuffix("holds a NUL, which PostgreSQL can't store"))
      #expect(!error.message.contains("\0"))
    }
  }

  @Test(
    "names that would end a text, a row or a statement are stored as they are",
    arguments: [
      "'; DROP SCHEMA public; --", "tab\there", "line\nfeed\r\n", "\\N", "\\.", "\\", "back\\tslash", "",
      "\"quoted\"", "{a,b}", "$1", "%s", "é😀\u{202E}", "NULL",
    ])
  func hostileNames(name: String) throws {
    var frame = IndicatorFrame(columns: ["income"])
    frame.appendRow(
      Area(AreaCode("x" + name, level: .custom), name: name), Sample.period("2017"), [(1, .observed)])
    try schema.store(frame, pipeline: "p" + name)
    #expect(
      try schema.rows("SELECT pipeline, code, name FROM SCHEMA.area") == [["p" + name, "x" + name, name]])
    #expect(
      try schema.store(frame, pipeline: "p" + name).notes.first?.hasPrefix("0 figures inserted") == true)
  }

  @Test(
    "a schema with a name that is no identifier is that schema", arguments: ["a\"b; --", "Select", "é 'x'"])
  func hostileSchema(name: String) throws {
    let schema = TestSchema(name)
    try schema.store()
    #expect(try schema.figures.count == 6)
    #expect(
      try Server.ask("SELECT count(*) FROM pg_namespace WHERE nspname = $1", name) == [["1"]])
  }

  @Test(
    "a name that can't be a schema is refused before anything is connected to",
    arguments: ["pg_temp", "information_schema", String(repeating: "é", count: 32), "a\0b", "a\nb", ""])
  func badSchema(name: String) throws {
    #expect(throws: Diagnostics.self) { try TestSchema(name).sink(connection: "host=nowhere") }
  }

  @Test("a schema that holds something else is left alone")
  func foreignTables() throws {
    _ = try Server.ask("CREATE SCHEMA \(schema.quoted)")
    _ = try Server.ask("CREATE TABLE \(schema.quoted).area (x integer)")
    let error = try #require(throws: Diagnostic.self) { try schema.store() }
    #expect(error.code == .databaseLayout)
    #expect(error.message == "schema '\(schema.name)' has a table 'area' that this program did not make")
    #expect(try schema.rows("SELECT count(*) FROM SCHEMA.area") == [["0"]])
  }

  @Test("tables of another version are left alone")
  func otherVersion() throws {
    try schema.store()
    _ = try schema.rows("UPDATE SCHEMA.layout SET version = 99")
    let error = try #require(throws: Diagnostic.self) { try schema.store() }
    #expect(error.code == .databaseLayout)
    #expect(error.message.contains("has tables of version 99"))
  }

  @Test("a constraint of the database's own that the figures break is told, and nothing is stored")
  func constraint() throws {
    try schema.store()
    _ = try schema.rows("ALTER TABLE SCHEMA.observation ADD CONSTRAINT mine CHECK (value < 1e9)")
    let error = try refusal(Sample.one(2e9))
    #expect(error.code == .databaseRefused)
    #expect(error.message.contains("\"mine\""))
  }

  @Test("a trigger that changes figures is found by counting again")
  func trigger() throws {
    try schema.store()
    _ = try schema.rows(
      """
      CREATE FUNCTION SCHEMA.meddle() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN NEW.value := NEW.value + 1; RETURN NEW; END'
      """)
    _ = try schema.rows(
      "CREATE TRIGGER meddle BEFORE INSERT OR UPDATE ON SCHEMA.observation FOR EACH ROW EXECUTE FUNCTION SCHEMA.meddle()"
    )
    let before = try schema.figures
    let error = try #require(throws: Diagnostic.self) { try schema.store(Sample.one(1, "GM0001")) }
    #expect(try schema.figures == before)
    #expect(error.code == .ledgerMismatch)
    #expect(error.message.contains("0 of the 1 figures"))
  }

  @Test("tables and functions of a user that are called as those of the system are not used")
  func shadowedNames() throws {
    _ = try Server.ask("CREATE SCHEMA \(schema.quoted)")
    _ = try schema.rows(
      "CREATE FUNCTION SCHEMA.count(\"any\") RETURNS bigint LANGUAGE internal IMMUTABLE AS 'int8inc'")
    #expect(throws: Never.self) { try schema.store() }
  }

  @Test("an input without indicators")
  func noIndicators() throws {
    #expect(throws: Diagnostics.self) { try schema.sink(schema: FrameSchema()) }
  }

  @Test("nothing is seen by others before the commit, and nothing is left of a run that is let go of")
  func invisible() throws {
    try schema.store()
    let before = try schema.figures
    do {
      var run = try schema.sink(schema: Sample.schema(of: Sample.one(1))).start(host: FolderSinkHost())
      try run.write(Sample.one(1))
      let receipt = try run.finish(.forTests())
      #expect(receipt.rows == 1)
      #expect(try schema.figures == before)
    }
    #expect(try schema.figures == before)
    #expect(throws: Never.self) { try schema.store() }
  }
}
