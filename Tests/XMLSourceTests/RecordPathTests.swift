import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import XMLSource

@Suite("Records through paths")
struct RecordPathTests {
  private let worldBank = """
    <Root xmlns:wb="http://www.worldbank.org"><data>
      <record>
        <field name="Country or Area" key="NL01">Netherlands</field>
        <field name="Item" key="SP.POP">Population &amp; more</field>
        <field name="Year">2016</field>
        <field name="Value">17030314</field>
      </record>
      <record>
        <field name="Value" />
        <field name="Year">2017</field>
        <field name="Country or Area" key="NL01">Netherlands</field>
      </record>
    </data></Root>
    """

  private let worldBankFields: ConfigNode = [
    "code": "field[@name='Country or Area']/@key", "name": "field[@name='Country or Area']",
    "year": "field[@name='Year']", "value": "field[@name='Value']/text()",
  ]

  @Test("fields told apart by an attribute, as the World Bank writes them")
  func attributeConditions() throws {
    let config = pathConfig(
      "/Root/data/record", worldBankFields,
      more: [("period", ["column": "year"]), ("area", ["column": "code", "name": "name"])])
    let reading = try read(config, worldBank)
    #expect(reading.rows == ["NL01 17030314", "NL01 -"])
    #expect(reading.frame.periods == [Period(year: 2016), Period(year: 2017)])
    #expect(reading.frame.area(0).name == "Netherlands")
  }

  @Test("a column can be chosen by condition, as with any source")
  func filter() throws {
    let config = pathConfig(
      "//record", worldBankFields, more: [("period", ["column": "year"]), ("where", ["year": "2016"])])
    let reading = try read(config, worldBank)
    #expect(reading.rows == ["NL01 17030314"])
    #expect(reading.receipt.filtered == ["where": 1])
  }

  @Test(
    "attributes, child elements of any depth and the text of the record are fields",
    arguments: [
      ("<r><o code='GM0001' value='5'/></r>", "/r/o", "@code", "@value"),
      ("<r><o><a><b>GM0001</b></a><c><d><e> 5 </e></d></c></o></r>", "/r/o", "a/b/text()", "c/d/e"),
      ("<r><o code='GM0001'>5</o></r>", "/r/o", "@code", "."),
      (
        "<r><o><k id='a' t='x'>GM0001</k><k id='a' t='y'>5</k></o></r>", "/r/o", "k[@id='a'][@t='x']",
        "k[@t='y'][@id=\"a\"]"
      ),
      (
        "<r><o><k t='y' id='a' v='5'/><k t='x' id='a' v='GM0001'/></o></r>", "/r/o", "k[@id='a'][@t='x']/@v",
        "k[@id='a'][@t='y']/@v"
      ),
      ("<r><x/><s><o><c>GM0001</c><v>5</v></o></s></r>", "/r//o", "c", "v"),
      ("<r t='1'><o c='GM0001'><v>5</v></o></r>", "/r[@t='1']/o", "@c", "v"),
      ("<r><o t='0' c='GM0002'><v>6</v></o><o t='1' c='GM0001'><v>5</v></o></r>", "//o[@t='1']", "@c", "v"),
    ])
  func shapes(xml: String, record: String, code: String, value: String) throws {
    let config = pathConfig(
      ConfigNode(stringLiteral: record),
      ["code": ConfigNode(stringLiteral: code), "value": ConfigNode(stringLiteral: value)])
    #expect(try read(config, xml).rows == ["GM0001 5"])
  }

  @Test("without prefix a name is found in any namespace, with prefix only in its own")
  func namespaces() throws {
    let xml = """
      <r xmlns="urn:a" xmlns:b="urn:b"><b:o><b:code>GM0001</b:code><b:value>1</b:value></b:o>
      <o><code>GM0002</code><b:value>2</b:value></o></r>
      """
    let fields: ConfigNode = ["code": "code", "value": "value"]
    #expect(try read(pathConfig("/r/o", fields), xml).rows == ["GM0001 1", "GM0002 2"])
    let own = pathConfig("/x:r/y:o", fields, namespaces: ["x": "urn:a", "y": "urn:b"])
    #expect(try read(own, xml).rows == ["GM0001 1"])
    let children: ConfigNode = ["code": "code", "value": "y:value"]
    let nested = pathConfig("//x:o", children, namespaces: ["x": "urn:a", "y": "urn:b"])
    #expect(try read(nested, xml).rows == ["GM0002 2"])
  }

  @Test("an attribute with prefix is that of the namespace, and one without is any")
  func attributeNamespaces() throws {
    let xml = "<r xmlns:b='urn:b'><o b:code='GM0001' code='GM0002' b:v='5'/></r>"
    let own = pathConfig("/r/o", ["code": "@b:code", "value": "@v"], namespaces: ["b": "urn:b"])
    #expect(try read(own, xml).rows == ["GM0001 5"])
    let either = try read(pathConfig("/r/o", ["code": "@code", "value": "@v"]), xml)
    #expect(either.refusals.map(\.code) == [.duplicateField])
  }

  @Test("an absolute path finds no record elsewhere")
  func absolute() throws {
    let xml = "<r><o c='GM0001' v='1'/><s><o c='GM0002' v='2'/></s><r><o c='GM0003' v='3'/></r></r>"
    let fields: ConfigNode = ["code": "@c", "value": "@v"]
    #expect(try read(pathConfig("/r/o", fields), xml).rows == ["GM0001 1"])
    #expect(try read(pathConfig("//r/o", fields), xml).rows == ["GM0001 1", "GM0003 3"])
    #expect(try read(pathConfig("//o", fields), xml).rows == ["GM0001 1", "GM0002 2", "GM0003 3"])
  }

  @Test("a record inside a record refuses the outer one")
  func recordInRecord() throws {
    let xml = "<r><o c='GM0001' v='1'><x><o c='GM0002' v='2'/></x></o><o c='GM0003' v='3'><p/></o></r>"
    let reading = try read(pathConfig("//o", ["code": "@c", "value": "@v"]), xml)
    #expect(reading.rows == ["GM0003 3"])
    #expect(reading.refusals.map(\.code) == [.unexpectedElement])
  }

  @Test("a field that occurs twice refuses the record, even with the same text")
  func repeated() throws {
    let xml = "<r><o><c>GM0001</c><v>1</v><v>1</v></o><o><c>GM0002</c><v>2</v></o></r>"
    let reading = try read(pathConfig("/r/o", ["code": "c", "value": "v"]), xml)
    #expect(reading.rows == ["GM0002 2"])
    #expect(reading.refusals.map(\.message) == ["'value' occurs twice in the record"])
    #expect(
      reading.host.quarantined.map { String(decoding: $0.raw, as: UTF8.self) } == ["code=GM0001\nvalue=1\n"])
  }

  @Test("an element in an element that is text refuses the record")
  func mixedContent() throws {
    let xml = "<r><o><c>GM0001</c><v>12<sup>a</sup></v></o><o c='x'>3<i/></o></r>"
    let reading = try read(pathConfig("/r/o", ["code": "c", "value": "v"]), xml)
    #expect(reading.refusals.map(\.code) == [.unexpectedElement, .unknownArea])
    #expect(reading.refusals.first?.place?.line == 1)
    let own = try read(pathConfig("/r/o", ["code": "@c", "value": "."]), xml)
    #expect(own.refusals.count == 2)
  }

  @Test("elements that no path names are passed by, at any depth")
  func strangers() throws {
    let xml = """
      <r><h><o2/></h><o><x><c>GM0009</c></x><c>GM0001</c><y/>text<v>1</v><c2>3</c2></o><f>end</f></r>
      """
    #expect(try read(pathConfig("/r/o", ["code": "c", "value": "v"]), xml).rows == ["GM0001 1"])
  }

  @Test("no record is an error that says what there is instead")
  func noRecord() throws {
    let fields: ConfigNode = ["code": "@c", "value": "@v"]
    let root = try complaint(about: "<root><data/></root>", pathConfig("/Root/data/record", fields))
    #expect(root.code == .emptyInput)
    #expect(
      root.message == "no record found: the root element is 'root', expected records at /Root/data/record")
    #expect(root.hint == "did you mean 'root'?")
    let deeper = try complaint(
      about: "<Root><meta/><data><row/><rows/><row/></data></Root>", pathConfig("/Root/data/record", fields))
    #expect(deeper.hint == "instead of 'record' there is 'row', 'rows'")
    let empty = try complaint(about: "<Root><data/></Root>", pathConfig("/Root/data/record", fields))
    #expect(empty.hint == nil)
    let elsewhere = try complaint(
      about: "<r xmlns='urn:a'><o/></r>", pathConfig("/r/x:o", fields, namespaces: ["x": "urn:b"]))
    #expect(elsewhere.hint?.hasPrefix("there is a 'o', but in another namespace") == true)
  }
}
