import IndicatorSchema
import PluginKit
import Testing

@testable import CSVSource

@Suite struct DelimiterTests {
  @Test(arguments: [
    "a;b\n1;2\n", "a,b\n1,2\n", "a\tb\n1\t2\n", "a|b\n1|2\n", "\"a;x\",\"b\"\n\"1;2;3\",\"2\"\n",
    "naam;aandeel (a, b, c)\nx;1,5\ny;2,5\n", "jaar|x, y|z\n1|2,5|3\n4|5,5|6\n", "a,b\n",
  ])
  func `is found from header and records`(text: String) throws {
    let table = try TextTable(text)
    #expect(Set(table.rows.map(\.count)).subtracting([table.names.count]).isEmpty)
    #expect(table.names.count == (text.hasPrefix("jaar") ? 3 : 2))
  }

  @Test func `of two that fit, the one wins that the header holds most often`() throws {
    #expect(try TextTable("a;b,c,d\n").names == ["a;b", "c", "d"])
  }

  @Test func `a table of one column has none`() throws {
    let table = try TextTable("naam\nx,y\nz\n")
    #expect(table.names == ["naam"])
    #expect(table.rows == [["x,y"], ["z"]])
  }

  @Test func `one that is declared wins`() throws {
    #expect(try TextTable("a;b,c\n1;2,3\n", ["delimiter": ","]).names == ["a;b", "c"])
    #expect(try TextTable("a\tb;c\n", ["delimiter": "tab"]).names == ["a", "b;c"])
    #expect(try TextTable("a:b\n", ["delimiter": ":"]).names == ["a", "b"])
  }

  @Test func `titles before the header, comment and footer do not mislead`() throws {
    let text = "Title, with, many, commas\n# and, more, commas, here\nx;y\n1;2\n3;4\nBron: a, b, c\n"
    let table = try TextTable(text, ["skip": 1, "comment": "#"])
    #expect(table.names == ["x", "y"])
  }
}
