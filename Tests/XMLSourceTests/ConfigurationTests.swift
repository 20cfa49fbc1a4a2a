import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import XMLSource

@Suite("The configuration")
struct ConfigurationTests {
  private func complaint(record: String = "/r/o", fields: ConfigNode = ["code": "c", "value": "v"])
    -> Diagnostic?
  {
    configComplaints(pathConfig(ConfigNode(stringLiteral: record), fields)).first
  }

  @Test("the declaration accepts what the tests use, and names each field once")
  func declaration() {
    let names = XMLSource.declaration.config.fields.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(configComplaints(atomConfig).isEmpty)
    #expect(XMLSource.declaration.name == "xml")
  }

  @Test("the location and its member are what the host is asked for")
  func location() throws {
    var entries = try #require(atomConfig.entries)
    entries.append(.init(key: "member", keyPlace: ConfigNode.testPlace, value: "data/dump.xml"))
    let source = try PluginHarness.source(
      XMLSource.self, ConfigNode(.map(entries), at: ConfigNode.testPlace), context)
    #expect(
      source.locations == [Location(path: "dump.xml", member: "data/dump.xml", place: ConfigNode.testPlace)])
    #expect(source.schema.ids == ["inhabitants", "households"])
  }

  @Test("a preset or a record is given, or neither, but not both")
  func presetOrRecord() {
    let neither: ConfigNode = ["location": "d", "area": "c", "columns": ["inhabitants": "v"]]
    #expect(configComplaints(neither).isEmpty)
    let both = pathConfig("/r/o", ["code": "c", "value": "v"], more: [("preset", "odata-atom")])
    #expect(configComplaints(both).map(\.message) == ["'preset' and 'record' exclude each other"])
  }

  @Test("fields add to a preset of one form, and record needs fields")
  func fieldsBesidePreset() {
    let added: ConfigNode = [
      "location": "d", "area": "c", "columns": ["inhabitants": "v"], "preset": "odata-atom",
      "fields": ["code": "a:c"], "namespaces": ["a": "urn:a"],
    ]
    #expect(configComplaints(added).isEmpty)
    for preset in [("preset", "sdmx"), ("empty_rows", "keep")] as [(String, ConfigNode)] {
      let several: [(String, ConfigNode)] = [
        preset, ("location", "d"), ("area", "c"), ("columns", ["inhabitants": "v"]), ("each", ["@*"]),
      ]
      let entries = several.map { ConfigNode.Entry(key: $0, keyPlace: ConfigNode.testPlace, value: $1) }
      let complaints = configComplaints(ConfigNode(.map(entries), at: ConfigNode.testPlace))
      #expect(complaints.map(\.message) == ["'each' needs a 'record', or a 'preset' of one form"])
    }
    #expect(complaint(fields: [:])?.code == .missingField)
  }

  @Test("complaints about paths and about the mapping come together")
  func together() {
    let config = pathConfig("r", ["code": "c["], more: [("columns", ["inhabitant": "v"])])
    #expect(configComplaints(config).map(\.code) == [.invalidValue, .invalidValue, .unknownIndicator])
  }

  @Test(
    "a path that can't be read is an error that names the character",
    arguments: [
      ("", "expected '/', found the end at character 1"), ("r/o", "expected '/', found 'r' at character 1"),
      ("/r/", "expected a name, found the end at character 4"),
      ("/r///o", "expected a name, found '/' at character 5"),
      ("/r/@o", "expected a name, found '@' at character 4"),
      ("/r/o ", "expected '/', found ' ' at character 5"),
      ("/1", "expected a name, found '1' at character 2"),
      ("/p:r", "the prefix 'p' is not declared in 'namespaces' at character 2"),
      ("/r/*", "expected a name, found '*' at character 4"),
    ])
  func recordSyntax(path: String, message: String) {
    let error = complaint(record: path)
    #expect(error?.code == .invalidValue)
    #expect(error?.message == "'\(path)' is not a path: \(message)")
    #expect(error?.place == ConfigNode.testPlace)
  }

  @Test(
    "so is the path of a field",
    arguments: [
      ("", "expected a name, found the end at character 1"),
      ("/c", "expected '/', found the end at character 3"),
      ("../", "expected a name, found the end at character 4"),
      ("..", "expected a name, found '.' at character 1"),
      ("ancestor::s", "expected '/', found the end at character 12"),
      ("/*/c[@id=*]", "expected the end, found '[' at character 5"),
      ("c/", "expected a name, found the end at character 3"),
      ("c//d", "expected a name, found '/' at character 3"),
      ("@", "expected a name, found the end at character 2"),
      ("@a/b", "expected the end, found '/' at character 3"),
      ("./c", "expected the end, found '/' at character 2"),
      ("c[1]", "expected '@' and the name of an attribute, found '1' at character 3"),
      ("c[@a]", "expected '=' and a value in quotes, found ']' at character 5"),
      ("c[@a=1]", "expected a value in quotes, found '1' at character 6"),
      ("c[@a='1]", "this quote is not closed at character 6"),
      ("c[@a='1'", "expected ']', found the end at character 9"),
      ("c[@a='1'][@a='2']", "the same attribute is tested twice at character 11"),
      ("text()", "expected the end, found '(' at character 5"),
      ("c/text()/d", "expected the end, found '/' at character 9"),
      ("c|d", "expected the end, found '|' at character 2"),
      ("c\u{1F600}", "expected the end, found '\u{1F600}' at character 2"),
    ])
  func fieldSyntax(path: String, message: String) {
    let error = complaint(fields: ["code": ConfigNode(stringLiteral: path), "value": "v"])
    #expect(error?.message == "'\(path)' is not a path: \(message)")
  }

  @Test(
    "names with dots, dashes, digits and letters of any script are names",
    arguments: ["a.b-c_d1", "élan", "_x", "数"])
  func names(name: String) throws {
    let xml = "<r><o><c>GM0001</c><\(name)>5</\(name)></o></r>"
    let config = pathConfig("/r/o", ["code": "c", "value": ConfigNode(stringLiteral: name)])
    #expect(try read(config, xml).rows == ["GM0001 5"])
  }

  @Test(
    "paths that could mean the same element are refused",
    arguments: [
      ("c", "c", "have the same path"), ("@c", "@c", "have the same path"),
      ("c[@a='1']", "c", "may choose the same element"),
      ("c[@a='1']", "c[@b='1']", "may choose the same element"),
      ("c[@a='1']", "p:c[@a='1']", "may choose the same element"), ("@c", "@p:c", "have the same path"),
      ("c", "c/d", "'code' is the text of an element in which 'value' looks for elements"),
      ("c/d", "c", "'value' is the text of an element in which 'code' looks for elements"),
      (".", "c", "'code' is the text of an element in which 'value' looks for elements"),
    ])
  func conflicts(first: String, second: String, reason: String) {
    let config = pathConfig(
      "/r/o", ["code": ConfigNode(stringLiteral: first), "value": ConfigNode(stringLiteral: second)],
      namespaces: ["p": "urn:p"])
    let error = configComplaints(config).first
    #expect(error?.code == .invalidValue)
    #expect(error?.message.hasSuffix(reason) == true)
  }

  @Test(
    "paths that can't mean the same element go together",
    arguments: [
      ("c[@a='1']", "c[@a='2']"), ("c[@a='1'][@b='1']", "c[@b='2']"), ("c", "d"), ("c/@x", "c"),
      ("c/d", "c/e"),
      ("@c", "c"), (".", "@c"), ("p:c", "q:c"),
    ])
  func noConflict(first: String, second: String) {
    let config = pathConfig(
      "/r/o", ["code": ConfigNode(stringLiteral: first), "value": ConfigNode(stringLiteral: second)],
      namespaces: ["p": "urn:p", "q": "urn:q"])
    #expect(configComplaints(config).isEmpty)
  }

  @Test("a column that no field is named after is an error before there is any data")
  func unknownField() {
    let config = pathConfig(
      "/r/o", ["code": "c", "amount": "v"], more: [("columns", ["inhabitants": "amuont"])])
    #expect(configComplaints(config).map(\.code) == [.columnNotFound])
    #expect(configComplaints(config).first?.hint == "nearest are 'amount'")
  }

  @Test("a path with more steps than there are bits is refused")
  func longPath() {
    let path = String(repeating: "/a", count: 61)
    #expect(complaint(record: path)?.message.contains("at most 60 steps") == true)
    #expect(complaint(record: String(repeating: "/a", count: 60)) == nil)
  }
}
