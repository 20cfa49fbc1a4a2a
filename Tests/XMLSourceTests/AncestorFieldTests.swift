import IndicatorSchema
import PluginKit
import PluginTesting
import Testing
import XMLRecords

@testable import XMLSource

@Suite("Fields of elements around a record")
struct AncestorFieldTests {
  private let xml = """
    <r edition="7"><h><made>2020</made></h>
    <s area="GM0001"><k n="x">1</k><note/><o v="1"/><o v="2"><w>3</w></o></s>
    <s area="GM0002"><k>2</k></s>
    <s><o v="4"/></s>
    <s area="GM0003"><k n="y"> 3 </k><o v="5"/></s></r>
    """

  private func rows(
    _ fields: ConfigNode, record: ConfigNode = "/r/s/o", _ xml: String? = nil, blockSize: Int = 1 << 16
  ) throws -> [String] {
    let config = Config(
      node: ["record": record, "fields": fields], fields: XMLSource.formatFields)
    let read = try records(
      MemoryByteReader(Array((xml ?? self.xml).utf8), blockSize: blockSize), RecordFormat.choices(config))
    #expect(read.faults.isEmpty)
    return read.records.map { record in
      (fields.entries ?? []).map { record[$0.key] ?? "-" }.joined(separator: " ")
    }
  }

  @Test("hold for every record within, and for none behind", arguments: [1, 5, 1 << 16])
  func scope(blockSize: Int) throws {
    let fields: ConfigNode = [
      "v": "@v", "area": "../@area", "k": "../k", "n": "../k/@n", "made": "/*/h/made",
    ]
    let expected = ["1 GM0001 1 x 2020", "2 GM0001 1 x 2020", "4 - - - 2020", "5 GM0003 3 y 2020"]
    #expect(try rows(fields, blockSize: blockSize) == expected)
  }

  @Test(
    "the element is named by its place above the record, by its name, or as the root",
    arguments: [
      ("../@area", "GM0001"), ("ancestor::s/@area", "GM0001"), ("../../@edition", "7"),
      ("ancestor::r/@edition", "7"), ("/r/@edition", "7"), ("/*/@edition", "7"), ("/q/@edition", "-"),
      ("ancestor::s[@area='GM0003']/k", "-"), ("/r/h/made", "2020"), ("../../h/made", "2020"),
    ])
  func anchors(path: String, first: String) throws {
    #expect(try rows(["x": ConfigNode(stringLiteral: path)]).first == first)
    if path.hasPrefix("../..") { return }
    #expect(try rows(["x": ConfigNode(stringLiteral: path)], record: "//s/o").first == first)
  }

  @Test(
    "two dots need a path that names the elements above a record",
    arguments: [("//o", "../@a"), ("/r//o", "../@a"), ("/r/s/o", "../../../@a"), ("//s/o", "../../@a")])
  func uncertainParent(record: String, path: String) {
    let config = pathConfig(
      ConfigNode(stringLiteral: record), ["code": ConfigNode(stringLiteral: path), "value": "@v"])
    let complaints = configComplaints(config)
    #expect(complaints.map(\.code) == [.invalidValue])
    #expect(complaints.first?.hint == "name the element: ancestor::name/")
  }

  @Test("a field that stands behind records it belongs to is an error, not a gap")
  func late() throws {
    let late = "<r><s><o v='1'/><k>2</k></s></r>"
    let error = try #require(throws: Diagnostic.self) { try rows(["k": "../k"], late) }
    #expect(error.code == .unexpectedElement)
    #expect(error.message == "'k' gives fields, and stands behind records that they belong to")
    #expect(try rows(["v": "@v"], late) == ["1"])
  }

  @Test("an element of that name within another is an error, because either could be meant")
  func nested() throws {
    let xml = "<r><s area='1'><s area='2'><o v='1'/></s></s></r>"
    let error = try #require(throws: Diagnostic.self) {
      try rows(["a": "ancestor::s/@area"], record: "//o", xml)
    }
    #expect(error.message.hasPrefix("'s' holds another 's'"))
  }

  @Test("a fault around records refuses each of them, and no other")
  func faults() throws {
    let xml = """
      <r><s><k>1</k><k>2</k><o c="GM0001" v="1"/><o c="GM0002" v="2"/></s>
      <s><k>1<b/></k><o c="GM0003" v="3"/></s><s><k>1</k><o c="GM0004" v="4"/></s></r>
      """
    let config = pathConfig("/r/s/o", ["code": "@c", "value": "@v", "k": "../k"])
    let reading = try read(config, xml)
    #expect(reading.rows == ["GM0004 4"])
    #expect(reading.refusals.map(\.code) == [.duplicateField, .duplicateField, .unexpectedElement])
    #expect(
      String(decoding: try #require(reading.host.quarantined.first).raw, as: UTF8.self)
        == "code=GM0001\nvalue=1\nk=1\n")
  }

  @Test("many groups of records do not add up in memory: each starts where the first one did")
  func manyGroups() throws {
    let text = String(repeating: "x", count: 100_000)
    let reader = GeneratedReader("<r>", limit: 40_000_000) {
      "<s><k>\(text)</k><o c='GM0001' v='\($0)'/></s>"
    }
    let error = try #require(throws: Diagnostic.self) {
      try read(
        pathConfig("/r/s/o", ["code": "@c", "value": "@v", "k": "../k"]), MemorySourceHost { _ in reader })
    }
    #expect(error.code == .malformedXML, "only the missing end is an error")
  }
}
