import IndicatorSchema
import PluginKit
import Testing

@testable import CSVSource

@Suite struct LineTests {
  @Test(arguments: ["\n", "\r\n", "\r"]) func `lines may end in each of the three ways`(end: String) throws {
    let table = try TextTable(["a,b", "1,2", "3,4"].map { $0 + end }.joined())
    #expect(table.rows == [["1", "2"], ["3", "4"]])
    #expect(table.lastLine == 4)
  }

  @Test func `the three ways may be mixed`() throws {
    let table = try TextTable("a,b\r1,2\r\n3,4\n\"5\r\n6\",7\r8,9")
    #expect(table.rows == [["1", "2"], ["3", "4"], ["5\r\n6", "7"], ["8", "9"]])
    #expect(table.lastLine == 7)
  }

  @Test(arguments: ["1,2", "1,\"2\"", "\"1\",\"\""]) func `the last line may lack its end`(line: String)
    throws
  {
    let closed = try TextTable("a,b\n\(line)\n")
    #expect(try TextTable("a,b\n\(line)").rows == closed.rows)
    #expect(closed.rows.count == 1)
  }

  @Test func `a line without a byte is left out and counted`() throws {
    let run = try CSVRun("code,n\n\nGM0034,5\n\r\nGM0035,6\n\n\n")
    #expect(run.cells("inhabitants") == ["GM0034": 5, "GM0035": 6])
    #expect(run.receipt == SourceReceipt(records: 6, accepted: 2, filtered: ["blank line": 4]))
  }

  @Test func `a line of blanks or of an empty field in quotes is a record`() throws {
    let run = try CSVRun("code,n\n  \n\"\"\nGM0034,5\n")
    #expect(run.refusals.map(\.code) == [.fieldCount, .fieldCount])
    #expect(run.refusals.map(\.place?.line) == [2, 3])
  }

  @Test func `an empty field in quotes is the only record of a table of one column`() throws {
    #expect(try TextTable("a\n\"\"\n1\n").rows == [[""], ["1"]])
  }

  @Test func `lines of comment are left out and counted, whatever they hold`() throws {
    let text = "# made by \"us\ncode,n\n# a \"quote\nGM0034,5\n#\nGM0035,\"#6\"\n# end"
    let run = try CSVRun(text, ["comment": "#"])
    #expect(run.cells("inhabitants") == ["GM0034": 5])
    #expect(run.receipt.filtered == ["comment": 3])
    #expect(run.refusals.map(\.message) == ["'#6' is not a number"])
    #expect(run.refusals.first?.place?.line == 6)
  }

  @Test(arguments: [16, 20, 33, 64]) func `comment works in blocks of any size`(blockBytes: Int) throws {
    let lines = (0..<40).map { $0 % 3 == 0 ? "# \"no \($0)" : "\($0),\"x\n\($0)\"" }
    let text = "a,b\n" + lines.joined(separator: "\n")
    let table = try TextTable(text, ["comment": "#"], blockBytes: blockBytes)
    let whole = try TextTable(text, ["comment": "#"])
    #expect(table == whole)
    #expect(table.rows.count == 40)
    #expect(table.rows[1] == ["1", "x\n1"])
  }

  @Test func `quotes are halved beside lines of comment, too`() throws {
    let run = try CSVRun("code,n,x\n# \"\nGM0034,5,\"a\"\"b\"\n\"GM\"\"35\",6,\n", ["comment": "#"])
    #expect(run.cells("inhabitants") == ["GM0034": 5])
    #expect(run.refusals.map(\.message) == ["'GM\"35' is not an area code"])
  }

  @Test func `a footer ends the table, and what follows is counted`() throws {
    let text = "code,n\nGM0034,5\nBron: CBS\n\nToelichting,a,b,c\nGM0035,6\n"
    let run = try CSVRun(text, ["footer": ["Bron:", "Source"]])
    #expect(run.cells("inhabitants") == ["GM0034": 5])
    #expect(run.receipt == SourceReceipt(records: 5, accepted: 1, filtered: ["footer": 4]))
  }
}
