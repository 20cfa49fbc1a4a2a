import IndicatorSchema
import PluginKit
import Testing

@testable import CSVSource

@Suite struct HeaderTests {
  @Test func `names are trimmed, numbered where absent and kept apart where repeated`() throws {
    let table = try TextTable(";  naam \t;x;x;;\"x\n y\";x;x#2\n")
    #expect(table.names == ["#1", "naam", "x", "x#3", "#5", "x y", "x#4", "x#2"])
    #expect(table.rows.isEmpty)
  }

  @Test func `several header lines are joined`() throws {
    let text = "\"\";\"Inkomen|Personen \";Inkomen;\nGebied;aantal; ;x\nGM0034;1;2;3\n"
    #expect(
      try TextTable(text, ["header": 2]).names == ["Gebied", "Inkomen|Personen|aantal", "Inkomen", "x"])
    let dotted = try TextTable(text, ["header": 2, "header_separator": " - "])
    #expect(dotted.names[1] == "Inkomen|Personen - aantal")
    #expect(dotted.rows == [["GM0034", "1", "2", "3"]])
  }

  @Test func `an empty cell may repeat the one to its left, but not in the last line`() throws {
    let text = ";2016;;2017\nGebied;man;;man\nGM0034;1;2;3\n"
    let table = try TextTable(text, ["header": 2, "fill": true])
    #expect(table.names == ["Gebied", "2016|man", "2016", "2017|man"])
  }

  @Test func `lines before the header are skipped whatever they hold`() throws {
    let text = "Title \"x\r\n\r\n\u{1}\ra;b\n1;2\n"
    let table = try TextTable(text, ["skip": 3])
    #expect(table.names == ["a", "b"])
    #expect(table.rows == [["1", "2"]])
    #expect(table.lastLine == 6)
  }

  @Test func `without a header columns have numbers`() throws {
    let table = try TextTable("1,2\n3,4\n", ["header": 0])
    #expect(table.names == ["#1", "#2"])
    #expect(table.rows == [["1", "2"], ["3", "4"]])
  }

  @Test func `a header alone is a table without rows`() throws {
    for text in ["a,b", "a,b\n", "a,b\r\n"] {
      let table = try TextTable(text)
      #expect(table.names == ["a", "b"])
      #expect(table.rows.isEmpty)
    }
    let run = try CSVRun("code,n\n")
    #expect(run.receipt == SourceReceipt())
    #expect(run.frame.rowCount == 0)
  }

  @Test(arguments: [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE]] as [[UInt8]])
  func `an empty file is an error`(bytes: [UInt8]) throws {
    let found = try #require(complaint { _ = try TextTable(bytes) })
    #expect(found.code == .emptyInput)
    #expect(found.message == "the file is empty")
  }

  @Test(arguments: [("a,b\n", 2), ("a,b\n1,2\n3,4", 4), ("\"a", 1)])
  func `a file that ends before its header does is an error`(text: String, lines: Int) throws {
    let header = ConfigNode(.scalar(String(lines), isQuoted: false), at: Place("test.yml"))
    let found = try #require(complaint { _ = try TextTable(text, ["header": header]) })
    #expect([.emptyInput, .unclosedQuote].contains(found.code))
  }

  @Test func `skipping more lines than there are is an error`() throws {
    let found = try #require(complaint { _ = try TextTable("a,b\n1,2\n", ["skip": 5]) })
    #expect(found.code == .emptyInput)
    #expect(found.hint == "'skip' is 5, 'header' is 1")
  }

  @Test(arguments: ["\na,b\n1,2\n", ",,\na,b,c\n"]) func `a header without a name is an error`(text: String)
    throws
  {
    let found = try #require(complaint { _ = try TextTable(text) })
    #expect(found.code == .emptyInput)
    #expect(found.hint?.contains("'skip'") == true)
  }

  @Test func `a header of too many columns is an error`() throws {
    let text = String(repeating: "x;", count: Limits().columns) + "y\n"
    #expect(complaint { _ = try TextTable(text) }?.code == .fieldCount)
  }

  @Test func `a header longer than the first look is read in full`() throws {
    let names = (0..<9000).map { "column number \($0)" }
    let table = try TextTable(
      names.joined(separator: ";") + "\n" + names.map { _ in "1" }.joined(separator: ";"))
    #expect(table.names == names)
    #expect(table.rows.map(\.count) == [9000])
  }

  @Test func `a header without end is an error`() throws {
    let limits = Limits(fieldBytes: 1 << 20, fieldLines: 1 << 20, recordBytes: 200_000)
    let found = complaint {
      _ = try TextTable("\"" + String(repeating: "x\n", count: 200_000), limits: limits)
    }
    #expect(found?.code == .fieldTooLong)
  }
}
