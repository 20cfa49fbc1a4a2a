import Testing

@testable import CSVSource

@Suite struct QuotingTests {
  @Test func `fields in quotes hold delimiters, quotes and ends of lines`() throws {
    let table = try TextTable("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n\"1\r\n2\n3\r4\",\"\"\n\"\"\"\",\",\"\n")
    #expect(table.names == ["a", "b"])
    #expect(table.rows == [["x,y", "say \"hi\""], ["1\r\n2\n3\r4", ""], ["\"", ","]])
  }

  @Test func `fields without quotes are taken as they are`() throws {
    let table = try TextTable("a;b;c\n 1 ;;'x'\n;;\n")
    #expect(table.rows == [[" 1 ", "", "'x'"], ["", "", ""]])
  }

  @Test func `another character can be the quote`() throws {
    let table = try TextTable("a;b\n'x;''y';\"\n", ["quote": "'"])
    #expect(table.rows == [["x;'y", "\""]])
  }

  @Test func `without a quote every byte but delimiter and end of line is text`() throws {
    let table = try TextTable("a;b\n\"x;y\"z\n\";\"\n", ["quote": "none"])
    #expect(table.rows == [["\"x", "y\"z"], ["\"", "\""]])
  }

  @Test func `quotes around some fields only are fine`() throws {
    let table = try TextTable("a,\"b\",c\n1,\"2\",3\n\"1\",2,\"3\"\n")
    #expect(table.rows == [["1", "2", "3"], ["1", "2", "3"]])
  }

  @Test func `a long field in quotes that spans windows and blocks stays whole`() throws {
    let long = String(repeating: "ab\"\",\n", count: 100)
    let text = "a,b\n1,\"\(long)\"\n2,x\n"
    let expected = [["1", long.replacing("\"\"", with: "\"")], ["2", "x"]]
    for blockBytes in [16, 61, 64, 127, 4096] {
      #expect(try TextTable(text, blockBytes: blockBytes).rows == expected)
    }
  }

  @Test func `the last field of a line with a return has no return`() throws {
    #expect(try TextTable("a,b\r\n1,2\r\n\"3\",\"4\"\r\n").rows == [["1", "2"], ["3", "4"]])
  }
}
