import IndicatorSchema
import JSONStatSource
import PluginKit
import PluginTesting
import Testing

private func indicator(_ id: String) -> Indicator {
  Indicator(
    id: IndicatorID(id), label: LocalizedText(nl: id), unit: .count, polarity: .context, domain: "test")
}

private struct Reading {
  let lines: [String]
  let receipt: SourceReceipt
  let quarantined: [QuarantinedRecord]

  init(_ text: String, _ more: [(String, ConfigNode)]) throws {
    let entries = [("location", "input.json")] + more
    let node = ConfigNode(
      .map(entries.map { .init(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }),
      at: ConfigNode.testPlace)
    let source = try PluginHarness.source(
      JSONStatSource.self, node, PluginHarness.context([indicator("pop"), indicator("hh")]))
    let host = MemorySourceHost(text, name: "input.json", blockSize: 100)
    let (frame, receipt) = try PluginHarness.read(source, host: host)
    lines = frame.lines
    self.receipt = receipt
    quarantined = host.quarantined
  }
}

@Suite("A JSON-stat source")
struct JSONStatSourceTests {
  /// Two areas, two years, two indicators.
  private func dataset(
    value: String = "[1,2,3,4,5,6,null,8.5]", status: String = #"{"1":"P","6":"Q"}"#, more: String = ""
  ) -> String {
    """
    {"version":"2.0","class":"dataset","label":"Test",\(more)
     "value":\(value),"status":\(status),
     "id":["geo","time","what"],"size":[2,2,2],
     "role":{"time":["time"],"geo":["geo"],"metric":["what"]},
     "dimension":{
      "geo":{"category":{"index":["GM0855","GM0363"],"label":{"GM0363":"Amsterdam","GM0855":"Tilburg"}}},
      "time":{"category":{"index":{"2022":1,"2021":0}}},
      "what":{"category":{"index":{"pop":0,"hh":1},"label":{"pop":"Inwoners","hh":"Huishoudens"}}}}}
    """
  }

  private let figures: [(String, ConfigNode)] = [("indicators", ["pop", "hh"])]

  @Test("takes area, period and indicator from the roles of the dimensions")
  func roles() throws {
    let read = try Reading(dataset(), figures)
    #expect(
      read.lines == [
        "GM0855; Tilburg; -; 2021; pop=1.0 observed; hh=2.0 provisional",
        "GM0855; Tilburg; -; 2022; pop=3.0 observed; hh=4.0 observed",
        "GM0363; Amsterdam; -; 2021; pop=5.0 observed; hh=6.0 observed",
        "GM0363; Amsterdam; -; 2022; pop=- suppressed; hh=8.5 observed",
      ])
    #expect(read.receipt.records == 8 && read.receipt.accepted == 8)
  }

  @Test("reads sparse values, a dataset in a collection and one of version 1 the same way")
  func forms() throws {
    let expected = try Reading(dataset(status: "{}"), figures).lines.map { $0.replacing("missing", with: "") }
    let sparse = dataset(
      value: #"{"7":8.5,"0":1,"1":2,"2":3,"3":4,"4":5,"5":6}"#, status: "[]")
    #expect(try Reading(sparse, figures).lines.map { $0.replacing("missing", with: "") } == expected)
    let link = #"{"class":"dataset","href":"https://example.org/a"}"#
    let collection = #"{"class":"collection","link":{"item":[\#(link),\#(sparse)]}}"#
    #expect(try Reading(collection, figures).receipt.records == 7)
    #expect(try Reading(#"{"dataset":\#(sparse)}"#, figures).receipt.records == 7)
  }

  @Test("another dimension is read by its name, and chosen with 'where'")
  func wide() throws {
    let read = try Reading(
      dataset(),
      [
        ("columns", ["pop": "value"]), ("where", ["what.label": "Inwoners", "time": "2021"]),
        ("area", ["column": "geo"]), ("period", 2021),
      ])
    #expect(read.lines == ["GM0855; -; -; 2021; pop=1.0 observed", "GM0363; -; -; 2021; pop=5.0 observed"])
    #expect(read.receipt.filtered == ["where": 6])
  }

  @Test("codes of the status can be explained, and those that are not are put aside with their cell")
  func statuses() throws {
    let text = dataset(status: #"{"0":"e","6":"c"}"#)
    let refused = try Reading(text, figures).quarantined
    #expect(refused.count == 2)
    #expect(refused[0].reason.code == .unknownCategory)
    #expect(refused[0].reason.place == Place("input.json", line: 2, column: 11, field: "status"))
    #expect(
      String(decoding: refused[0].raw, as: UTF8.self)
        == "geo=GM0855\ntime=2021\nwhat=pop\nvalue=1\nstatus=e\n")
    let read = try Reading(text, figures + [("statuses", ["e": "estimated", "c": "suppressed"])])
    #expect(read.quarantined.isEmpty)
    #expect(read.lines[0].contains("pop=1.0 estimated"))
    #expect(read.lines[3].contains("pop=- suppressed"))
  }

  @Test(
    "what contradicts itself is refused",
    arguments: [
      (("[1,2,3]", "there are 3 values for 8 cells")), (#"{"8":1}"#, "'8' is not the number of a cell"),
      (#"{"1":1,"01":2}"#, "cell 1 has two values"),
      ("[1,2,3,4,5,6,7,{}]", "a value is a number, a text or null"),
      ("[1,2,3,4,5,6,7,8", "expected"),
    ])
  func contradictions(value: String, message: String) throws {
    let problem = try #require(throws: Diagnostic.self) { try Reading(dataset(value: value), figures) }
    #expect(problem.message.hasPrefix(message), "\(problem)")
    #expect(problem.place?.line != nil)
  }

  @Test(
    "what is no dataset is refused, saying what is missing",
    arguments: [
      ("{}", "the document is without a class and holds no dataset with values"),
      (#"{"class":"collection","link":{"item":[]}}"#, "the document is of class 'collection'"),
      (#"{"class":"dataset","value":[1],"dimension":{}}"#, "'id' and 'size' are not lists"),
      (
        #"{"class":"dataset","value":[1],"id":["a"],"size":[2],"dimension":{"a":{"category":{"index":["x"]}}}}"#,
        "dimension 'a' has 1 categories and a size of 2"
      ),
      (#"{"class":"dataset","value":[1],"id":["a"],"size":[1],"dimension":{}}"#, "'dimension' has no 'a'"),
    ])
  func noDataset(text: String, message: String) throws {
    let problem = try #require(throws: Diagnostic.self) { try Reading(text, figures) }
    #expect(problem.message.hasPrefix(message), "\(problem)")
  }

  @Test("a cube that could not be counted is refused, and one that is nearly empty is not")
  func hugeCubes() throws {
    let codes = (0..<1000).map { "\"\($0)\"" }.joined(separator: ",")
    func cube(_ count: Int, _ value: String) -> String {
      let ids = (0..<count).map { "\"d\($0)\"" }.joined(separator: ",")
      let dimensions = (0..<count).map { "\"d\($0)\":{\"category\":{\"index\":[\(codes)]}}" }
      return
        "{\"class\":\"dataset\",\"id\":[\(ids)],\"size\":[\(Array(repeating: "1000", count: count).joined(separator: ","))],"
        + "\"dimension\":{\(dimensions.joined(separator: ","))},\"value\":\(value)}"
    }
    #expect(try #require(throws: Diagnostic.self) { try Reading(cube(7, "[]"), figures) }.code == .tooLarge)
    #expect(try #require(throws: Diagnostic.self) { try Reading(cube(3, "[]"), figures) }.code == .tooLarge)
    let read = try Reading(
      cube(3, #"{"999999999":5}"#),
      [
        ("area", ["column": "d0", "level": "custom"]), ("period", 2022), ("columns", ["pop": "value"]),
      ])
    #expect(read.lines == ["999; -; -; 2022; pop=5.0 observed"])
  }
}
