import IndicatorSchema
import JSONReading
import Testing

@Suite("A JSON document as a tree")
struct JSONValueTests {
  @Test("keeps the order of members and numbers as they are written")
  func keepsWhatIsWritten() throws {
    let value = try parse(#"{"z": 0.10, "a": [1e3, -0, "é\u00e9\ud83d\ude00\n"], "n": null, "t": true}"#)
    #expect(value.members?.map(\.key) == ["z", "a", "n", "t"])
    #expect(value["z"] == .number(lexeme: "0.10"))
    #expect(value["z"]?.double == 0.1)
    #expect(value["a"]?[0]?.int == 1000)
    #expect(value["a"]?[1]?.lexeme == "-0")
    #expect(value["a"]?[2]?.string == "éé😀\n")
    #expect(value["a"]?[3] == nil)
    #expect(value["n"]?.isNull == true)
    #expect(value["t"]?.bool == true)
    #expect(value["t"]?.scalarText == "true")
  }

  @Test("may be any value, with blanks and a byte order mark around it")
  func anyRoot() throws {
    #expect(try parse("\u{FEFF} 12 \n") == .number(lexeme: "12"))
    #expect(try parse("\"\"") == .string(""))
    #expect(try parse("[]") == .array([]))
    #expect(try parse("{}") == .object([]))
  }

  @Test(
    "is refused at the line and column where it goes wrong",
    arguments: [
      ("{\"a\": 1,\n \"é\": tru}", 2, 7, "json.malformed"),
      ("[1, 2", 1, 6, "json.malformed"),
      ("[1] 2", 1, 5, "json.malformed"),
      ("{\"a\":1}\n{\"a\":2}", 2, 1, "json.malformed"),
      ("[01]", 1, 2, "json.malformed"),
      ("[1.]", 1, 2, "json.malformed"),
      ("[NaN]", 1, 2, "json.malformed"),
      ("['a']", 1, 2, "json.malformed"),
      ("[1,]", 1, 4, "json.malformed"),
      ("{\"a\":1,}", 1, 8, "json.malformed"),
      ("[\"a\tb\"]", 1, 4, "json.malformed"),
      ("[\"\\ud800\"]", 1, 8, "json.malformed"),
      ("[\"\\x\"]", 1, 3, "json.malformed"),
    ])
  func malformed(text: String, line: Int, column: Int, code: String) throws {
    let problem = try #require(throws: Diagnostic.self) { try parse(text) }
    #expect(problem.code.text == code, "\(problem)")
    #expect(problem.place?.line == line, "\(problem)")
    #expect(problem.place?.column == column, "\(problem)")
  }

  @Test("with a key twice in one object is refused, and not in two objects")
  func duplicateKeys() throws {
    let problem = try #require(throws: Diagnostic.self) { try parse(#"{"a": 1, "\u0061": 2}"#) }
    #expect(problem.code == .duplicateField)
    #expect(try parse(#"[{"a": 1}, {"a": 2}]"#).elements?.count == 2)
  }

  @Test("that is not UTF-8 is refused")
  func encoding() throws {
    let problem = try #require(throws: Diagnostic.self) {
      try JSONValue(parsing: [0x22, 0xE9, 0x22], name: "latin1.json")
    }
    #expect(problem.code == .encoding)
    #expect(problem.place?.file == "latin1.json")
  }

  @Test("is bounded in depth, bytes and values")
  func bounded() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(try #require(throws: Diagnostic.self) { try parse(deep) }.code == .malformedJSON)
    let ten = Array("[1,2,3,4,5,6,7,8,9]".utf8)
    #expect(throws: Diagnostic.self) { try JSONValue(parsing: ten, limits: JSONLimits(bytes: 18)) }
    #expect(throws: Diagnostic.self) { try JSONValue(parsing: ten, limits: JSONLimits(values: 9)) }
    #expect(try JSONValue(parsing: ten, limits: JSONLimits(bytes: 19, values: 10)).elements?.count == 9)
  }

  @Test("that holds nothing is refused as empty")
  func empty() throws {
    #expect(try #require(throws: Diagnostic.self) { try parse("") }.code == .emptyInput)
    #expect(try #require(throws: Diagnostic.self) { try parse(" \n") }.code == .malformedJSON)
  }

  private func parse(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Array(text.utf8), name: "test.json")
  }
}
