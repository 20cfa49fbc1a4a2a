import IndicatorSchema
import JSONReading
import PluginTesting
import Testing

@Suite("Records of a JSON document")
struct RecordReaderTests {
  @Test("are the elements of an array at a path, with nested names joined by points")
  func elements() throws {
    let text = #"{"meta":{"n":2},"data":{"items":[{"code":"A","v":{"total":1.50,"men":null}},{"code":"B"}]}}"#
    let read = try ReadRecords(text, "data.items")
    #expect(read.names == ["code", "v.total", "v.men"])
    #expect(read.lines == ["code=A v.total=1.50", "code=B"])
    #expect(try ReadRecords(text, "data.items[*]").lines == read.lines)
    #expect(try ReadRecords(text, "data").lines.count == 1)
  }

  @Test("are an object of each element, or the members of an object with their name as a field")
  func paths() throws {
    let features = #"{"features":[{"id":1,"properties":{"a":1}},{"properties":{"a":2},"id":2}]}"#
    #expect(try ReadRecords(features, "features[*].properties").lines == ["a=1", "a=2"])
    #expect(try ReadRecords(features, "features").lines == ["id=1 properties.a=1", "id=2 properties.a=2"])
    let areas = #"{"areas":{"GM0363":{"v":1},"GM\u0030344":{"v":2}}}"#
    #expect(try ReadRecords(areas, "areas.*").lines == ["@key=GM0363 v=1", "@key=GM0344 v=2"])
    let nested = #"[{"rows":[{"a":1},{"a":2}]},{"rows":[]},{"rows":[{"a":3}]}]"#
    #expect(try ReadRecords(nested, "[*].rows[*]").lines == ["a=1", "a=2", "a=3"])
    #expect(try ReadRecords(#"{"a.b":[{"c":1}]}"#, #"["a.b"]"#).lines == ["c=1"])
    #expect(try ReadRecords(#"[["GM0363",1],["GM0344",null]]"#).lines == ["#1=GM0363 #2=1", "#1=GM0344"])
  }

  @Test("are lines where an object is followed by another one on a later line, or the format says so")
  func lines() throws {
    #expect(try ReadRecords("{\"a\":1}\n\n  {\"a\":2} \r\n").lines == ["a=1", "a=2"])
    #expect(try ReadRecords("{\"a\":1}").lines == ["a=1"])
    #expect(try ReadRecords("[1,2]\n[3]\n", lines: true).lines == ["#1=1 #2=2", "#1=3"])
    let array = try #require(throws: Diagnostic.self) { try ReadRecords("[1]\n[2]\n") }
    #expect(array.hint?.contains("lines: true") == true)
  }

  @Test("a line that is no JSON is a record with a fault, and the lines behind it are read")
  func damagedLines() throws {
    let text = "{\"a\":1}\n{\"a\":tru}\n{\"a\":2} x\n{\"a\":\n{\"a\":3}\nnull\n{\"a\":4"
    let read = try ReadRecords(text, lines: true)
    #expect(read.lines.count == 7)
    #expect(read.lines[0] == "a=1")
    #expect(read.lines[4] == "a=3")
    #expect(read.faults.map { $0.prefix(3) } == ["2:6", "3:9", "4:6", "6:1", "7:7"])
  }

  @Test("texts lose their escapes, and names too")
  func escapes() throws {
    let read = try ReadRecords(#"[{"n\u00e4me":"a\"b\\c\/\u00e9\ud83d\ude00\n"},{"näme":"x"}]"#)
    #expect(read.names == ["näme"])
    #expect(read.lines == ["näme=a\"b\\c/é😀\n", "näme=x"])
  }

  @Test("fields that repeat or change into objects are faults of their record only")
  func faults() throws {
    let text = "[{\"a\":1,\"a\":2},\n {\"a\":\"\\ud800\"},\n 5, {\"a\":3}]"
    let read = try ReadRecords(text)
    #expect(read.faults.count == 3)
    #expect(read.faults[0].hasSuffix("'a' occurs twice in the record"))
    #expect(read.faults[1].hasPrefix("2:"))
    #expect(read.faults[2].hasPrefix("3:2 the record is no object"))
    #expect(read.lines.last == "a=3")
    let reader = try JSONRecordReader(
      MemoryByteReader(Array(#"[{"a":1},{"a":{"b":2}},{"a":[3]}]"#.utf8)), JSONRecordFormat())
    #expect(try reader.fieldNames() == ["a", "a.b"])
    var codes: [String?] = []
    try reader.read(fields: [0]) { codes.append($0.fault?.code.text) }
    #expect(codes == [nil, "json.unexpected-value", "json.unexpected-value"])
  }

  @Test("names that only later records have are found among the first thousand")
  func laterNames() throws {
    let early = (0..<998).map { "{\"a\":\($0)}" }
    #expect(try ReadRecords("[" + (early + ["{\"b\":1}"]).joined(separator: ",") + "]").names == ["a", "b"])
    let late = (0..<1000).map { "{\"a\":\($0)}" }
    #expect(try ReadRecords("[" + (late + ["{\"b\":1}"]).joined(separator: ",") + "]").names == ["a"])
  }

  @Test(
    "a path that leads nowhere is refused, naming what there is",
    arguments: [
      ("valeu", "the document has no member 'valeu'", "did you mean 'value'?"),
      ("meta.rows", "'meta' has no member 'rows'", "it has n"),
      ("value.rows", "'value' is an array", "for each of its elements write [*] behind it"),
      ("meta[*]", "'meta' is an object", ""),
      ("n", "'n' is a number", ""),
    ])
  func wrongPaths(path: String, message: String, hint: String) throws {
    let text = #"{"value":[{"a":1}],"meta":{"n":1},"n":1}"#
    let problem = try #require(throws: Diagnostic.self) { try ReadRecords(text, path) }
    #expect(problem.code == .noRecords)
    #expect(problem.message.contains(message), "\(problem)")
    #expect(hint.isEmpty || problem.hint == hint, "\(problem)")
  }

  @Test("a document of one object without a path is refused, naming the arrays in it")
  func missingPath() throws {
    let text = #"{"dataset":{"id":"x"},"data":{"records":[{"a":1}],"other":[1]}}"#
    let problem = try #require(throws: Diagnostic.self) { try ReadRecords(text) }
    #expect(problem.code == .noRecords)
    #expect(problem.hint == "say for example records: data.records")
  }

  @Test(
    "a document that is damaged or of another encoding is refused with line and column",
    arguments: [
      ("[{\"a\":1},\n{\"a\":tru}]", "json.malformed", 2, 6),
      ("[{\"a\":1},\n{\"a\":2}", "json.malformed", 2, 8),
      ("[{\"a\":1}\n{\"a\":2}]", "json.malformed", 2, 1),
      ("[{\"a\":1}]]", "json.malformed", 1, 10),
      ("[{\"a\":1,}]", "json.malformed", 1, 9),
      ("[{\"a\" 1}]", "json.malformed", 1, 7),
      ("\u{FEFF}[{\"é\":01}]", "json.malformed", 1, 7),
      (" ", "data.empty", nil, nil),
    ] as [(String, String, Int?, Int?)])
  func damage(text: String, code: String, line: Int?, column: Int?) throws {
    let problem = try #require(throws: Diagnostic.self) { try ReadRecords(text) }
    #expect(problem.code.text == code, "\(problem)")
    #expect(problem.place?.line == line, "\(problem)")
    #expect(problem.place?.column == column, "\(problem)")
  }

  @Test("what is not UTF-8 is refused where it stands")
  func encodings() throws {
    let latin = Array("[{\"a\":1},\n {\"b\":\"".utf8) + [0xE9] + Array("\"}]".utf8)
    for block in [64, 1 << 18] {
      let problem = try #require(throws: Diagnostic.self) {
        try ReadRecords(latin, nil, lines: nil, block: block)
      }
      #expect(problem.code == .encoding)
      #expect(problem.place?.line == 2)
      #expect(problem.place?.column == 8)
    }
    let wide: [UInt8] = [0xFF, 0xFE] + "[{}]".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(
      try #require(throws: Diagnostic.self) { try ReadRecords(wide, nil, lines: nil) }.code == .encoding)
  }

  @Test("are as many as there are, however many fit in what is read at once")
  func many() throws {
    let count = 120_000
    let text = (0..<count).map { "{\"a\":\($0)}\n" }.joined()
    let reader = try JSONRecordReader(MemoryByteReader(Array(text.utf8)), JSONRecordFormat())
    _ = try reader.fieldNames()
    var next = 0
    try reader.read(fields: [0]) { record in
      guard String(decoding: record[0], as: UTF8.self) == "\(next)" else { return }
      next += 1
    }
    #expect(next == count)
    let wide =
      "["
      + (0..<2000).map { _ in
        "{" + (0..<1000).map { "\"\($0)\":1" }.joined(separator: ",") + "}"
      }.joined(separator: ",") + "]"
    #expect(try ReadRecords(wide).lines.count == 2000)
  }

  @Test(
    "before damage are read, and an error of who takes them ends the reading, in long and short documents")
  func endings() throws {
    struct Enough: Error {}
    for count in [10, 200_000] {
      let text = "[" + (0..<count).map { "{\"a\":\($0)}" }.joined(separator: ",\n") + ",tru]"
      let reader = try JSONRecordReader(MemoryByteReader(Array(text.utf8)), JSONRecordFormat())
      _ = try reader.fieldNames()
      var taken = 0
      let problem = try #require(throws: Diagnostic.self) { try reader.read(fields: [0]) { _ in taken += 1 } }
      #expect(taken == count)
      #expect(problem.place?.line == count)
      let other = try JSONRecordReader(MemoryByteReader(Array(text.utf8)), JSONRecordFormat())
      _ = try other.fieldNames()
      taken = 0
      #expect(throws: Enough.self) {
        try other.read(fields: [0]) { _ in
          taken += 1
          if taken == 5 { throw Enough() }
        }
      }
      #expect(taken == 5)
    }
  }

  @Test("that nest without end, or are larger than any record, are refused")
  func bounds() throws {
    let deep = "[" + String(repeating: "{\"a\":", count: 100_000)
    #expect(throws: Diagnostic.self) { try ReadRecords(deep) }
    #expect(throws: Diagnostic.self) {
      try ReadRecords("{\"m\":" + String(repeating: "[", count: 100_000), "value")
    }
    let long = "[{\"a\":\"" + String(repeating: "x", count: 17 << 20) + "\"}]"
    let problem = try #require(throws: Diagnostic.self) { try ReadRecords(long) }
    #expect(problem.code == .tooLarge)
    let wide = "[{" + (0..<2000).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}]"
    #expect(try #require(throws: Diagnostic.self) { try ReadRecords(wide) }.code == .tooLarge)
  }
}
