import IndicatorSchema
import PluginKit
import PluginTesting
import Testing
import XMLRecords

@testable import XMLSource

@Suite("Fields that the document names")
struct NamedFieldTests {
  private func gather(
    _ xml: String, each: ConfigNode, fields: ConfigNode? = nil, record: ConfigNode = "//o",
    blockSize: Int = 1 << 16
  ) throws -> FieldGathering {
    var entries: [(String, ConfigNode)] = [("record", record), ("each", each)]
    if let fields { entries.append(("fields", fields)) }
    let node = ConfigNode(
      .map(entries.map { .init(key: $0, keyPlace: ConfigNode.testPlace, value: $1) }),
      at: ConfigNode.testPlace)
    let formats = try RecordFormat.choices(Config(node: node, fields: XMLSource.formatFields))
    return try records(MemoryByteReader(Array(xml.utf8), blockSize: blockSize), formats)
  }

  private func lines(_ gathered: FieldGathering) -> [String] {
    gathered.records.map { record in
      record.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: " ")
    }
  }

  @Test("by attributes, in any order, some of them absent", arguments: [1, 7, 1 << 16])
  func attributes(blockSize: Int) throws {
    let xml = "<r><o a='1' b='2'/><o b='3' a='4'/><o c='5'/><o/><o a='6' c='7' b='8'/></r>"
    let read = try gather(xml, each: ["@*"], blockSize: blockSize)
    #expect(lines(read) == ["a=1 b=2", "a=4 b=3", "c=5", "", "a=6 b=8 c=7"])
    #expect(read.names == ["a", "b", "c"])
  }

  @Test("attributes of a namespace are not among those of none")
  func attributeNamespaces() throws {
    let xml = "<r xmlns:p='urn:p' xmlns:q='urn:q'><o a='1' p:b='2' q:c='3' xml:lang='nl'/></r>"
    #expect(lines(try gather(xml, each: ["@*"])) == ["a=1"])
    #expect(lines(try gather(xml, each: ["@xml:*"])) == ["lang=nl"])
    #expect(lines(try gather(xml, each: ["@*"], fields: ["x": "@c"])) == ["a=1 x=3"])
  }

  @Test("by child elements of the record, or of an element in it or around it")
  func children() throws {
    let xml =
      "<r><s><k><area>GM1</area><year>2020</year></k><o><a>1</a><b/></o><o><b>2</b><i><n>3</n></i></o></s></r>"
    #expect(lines(try gather(xml, each: ["*"], fields: ["n": "i/n"])) == ["a=1 b=", "b=2 n=3"])
    #expect(lines(try gather(xml, each: ["i/*", "ancestor::k/*"])) == ["", "n=3"])
    #expect(
      lines(try gather(xml, each: ["ancestor::s/k/*"])) == ["area=GM1 year=2020", "area=GM1 year=2020"])
  }

  @Test("by an attribute of an element, with the value in another one or in the text")
  func values() throws {
    let xml = """
      <r><o><f id="a" v="1"/><f id="b" v="2"/></o><o><f id="b" v="3">x</f><f id="c" v="4"/><f v="5"/></o></r>
      """
    #expect(lines(try gather(xml, each: ["f[@id=*]/@v"])) == ["a=1 b=2", "b=3 c=4"])
    #expect(lines(try gather(xml, each: ["f[@id=*]"])) == ["a= b=", "b=x c="])
    let plain = try gather(xml, each: ["f[@id=*]/@v"], fields: ["rest": "f/@v"])
    #expect(lines(plain) == ["a=1 b=2", "b=3 c=4 rest=5"])
    let own = try gather(xml, each: ["f[@id=*]/@v"], fields: ["a2": "f[@id='a']/@v"])
    #expect(lines(own) == ["a2=1 b=2", "b=3 c=4"])
  }

  @Test("by what stands elsewhere, where no other path gives that field")
  func elsewhere() throws {
    let header = "<r d='YEAR' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
    let each: ConfigNode = [
      "@*", ["value": "@xsi:type", "name": ["/*/h/@d", "/*/@d", "'OTHER'"], "after": ":"],
    ]
    #expect(
      lines(try gather("\(header)<o xsi:type='p:q:2020' v='1'/></r>", each: each)) == ["YEAR=2020 d=YEAR v=1"]
    )
    #expect(
      lines(try gather("\(header)<o xsi:type='2020' YEAR='2021'/></r>", each: each)) == ["YEAR=2021 d=YEAR"])
    let without = header.replacing("d='YEAR' ", with: "")
    #expect(lines(try gather("\(without)<o xsi:type='2020'/></r>", each: each)) == ["OTHER=2020"])
    let text: ConfigNode = [["value": "t", "name": "'YEAR'"]]
    #expect(lines(try gather("<r><o><t> 7 </t></o></r>", each: text)) == ["YEAR=7"])
  }

  @Test("one field that two paths give refuses the record")
  func twice() throws {
    let read = try gather("<r><s a='1'><o a='2'/><o b='3'/></s></r>", each: ["@*", "ancestor::s/@*"])
    #expect(lines(read) == ["a=1 b=3"])
    #expect(read.faults.map(\.code) == [.duplicateField])
  }

  @Test(
    "what is no such path is an error that names the character",
    arguments: [
      ("a", "expected '/', or a '*' that says where the names stand,, found the end at character 2"),
      ("@a", "expected '*', found 'a' at character 2"), ("*/a", "expected the end, found '/' at character 2"),
      ("p:*", "the prefix 'p' is not declared in 'namespaces' at character 1"),
      ("a[@id=*]/b", "expected the end, found '/' at character 9"),
      ("", "expected a name, found the end at character 1"),
    ])
  func syntax(path: String, message: String) {
    let config = pathConfig(
      "/r/o", ["code": "@c", "value": "@v"], more: [("each", [ConfigNode(stringLiteral: path)])])
    #expect(configComplaints(config).first?.message == "'\(path)' is not a path: \(message)")
  }

  @Test(
    "families that could give one element twice are refused",
    arguments: [
      (["@*", "@*"], "have the same path"), (["a[@id=*]", "a[@name=*]"], "may choose the same element"),
      (["*", "*"], "have the same path"),
    ])
  func conflicts(paths: [String], reason: String) {
    let each = ConfigNode(.list(paths.map { ConfigNode(stringLiteral: $0) }), at: ConfigNode.testPlace)
    let config = pathConfig("/r/o", ["code": "@c", "value": "@v"], more: [("each", each)])
    #expect(configComplaints(config).first?.message.hasSuffix(reason) == true)
  }
}
