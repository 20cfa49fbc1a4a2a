import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import XMLSource

@Suite("OData Atom feeds")
struct ODataAtomTests {
  @Test("every m:properties of an entry is a record, its properties are the columns")
  func records() throws {
    let xml = atom([
      properties("GM0363    ", inhabitants: "844947", households: "456782"),
      properties("BU0363000A", inhabitants: " 5 ", households: "."),
    ])
    let reading = try read(atomConfig, xml)
    #expect(reading.rows == ["GM0363 844947 456782", "BU0363000A 5 -"])
    #expect(reading.receipt == SourceReceipt(records: 2, accepted: 2, missingCells: 1))
    #expect(
      reading.host.bindings == ["inhabitants": "AantalInwoners_5", "households": "HuishoudensTotaal_28"])
  }

  @Test(
    "namespaces count and prefixes do not", arguments: [("d", "m", ""), ("p", "q", "a"), ("m", "d", "x")])
  func prefixes(d: String, m: String, a: String) throws {
    let record = """
      <\(d):RegioS>GM0363</\(d):RegioS><\(d):AantalInwoners_5>7</\(d):AantalInwoners_5>
      <\(d):HuishoudensTotaal_28 \(m):null="true" />
      """
    #expect(try read(atomConfig, atom([record], d: d, m: m, a: a)).rows == ["GM0363 7 -"])
  }

  @Test("elements of another namespace between the properties are not properties")
  func otherNamespace() throws {
    let xml = atom([properties("GM0363", inhabitants: "7") + "<AantalInwoners_5>8</AantalInwoners_5>"])
    #expect(try read(atomConfig, xml).rows == ["GM0363 7 1"])
  }

  @Test("m:properties outside an entry are no records")
  func propertiesElsewhere() throws {
    let stray = "<m:properties>" + properties("GM0001", inhabitants: "1") + "</m:properties>"
    let xml = atom([properties("GM0363", inhabitants: "7")]).replacing("<title", with: stray + "<title")
    #expect(try read(atomConfig, xml).rows == ["GM0363 7 1"])
  }

  @Test(
    "a null, an empty property and an absent property have no value",
    arguments: [
      "<d:AantalInwoners_5 m:null=\"true\" />", "<d:AantalInwoners_5 m:null='1'></d:AantalInwoners_5>",
      "<d:AantalInwoners_5 m:type=\"Edm.Int32\"></d:AantalInwoners_5>", "<d:AantalInwoners_5/>", "",
    ])
  func missing(property: String) throws {
    let second = "<d:RegioS>GM0002</d:RegioS>\(property)<d:HuishoudensTotaal_28>3</d:HuishoudensTotaal_28>"
    let reading = try read(atomConfig, atom([properties("GM0001", inhabitants: "1"), second]))
    #expect(reading.rows == ["GM0001 1 1", "GM0002 - 3"])
    #expect(reading.frame.columns[0].statuses[1] == .missing)
    #expect(reading.receipt.missingCells == 1)
  }

  @Test("m:null=\"false\" is a value, and an attribute null of another namespace says nothing")
  func notNull() throws {
    let xml = atom([
      properties("GM0001", inhabitants: "1").replacing(
        "m:type=\"Edm.Int32\"", with: "m:null=\"false\" null=\"true\"")
    ])
    #expect(try read(atomConfig, xml).rows == ["GM0001 1 1"])
  }

  @Test("the order of the properties may differ from record to record")
  func order() throws {
    let turned = """
      <d:HuishoudensTotaal_28>3</d:HuishoudensTotaal_28><d:AantalInwoners_5>2</d:AantalInwoners_5>
      <d:RegioS>GM0002</d:RegioS>
      """
    let records = [properties("GM0001", inhabitants: "1"), turned, properties("GM0003", inhabitants: "4")]
    #expect(try read(atomConfig, atom(records)).rows == ["GM0001 1 1", "GM0002 2 3", "GM0003 4 1"])
  }

  @Test("a property that only a later record has is not a column")
  func lateProperty() throws {
    let late = properties("GM0002", inhabitants: "2") + "<d:AantalInwoners_99>9</d:AantalInwoners_99>"
    #expect(
      try read(atomConfig, atom([properties("GM0001", inhabitants: "1"), late])).rows.last == "GM0002 2 1")
  }

  @Test("a wanted column that the first record lacks is an error with the nearest names")
  func unknownColumn() throws {
    let xml = atom([
      properties("GM0001", inhabitants: "1").replacing("AantalInwoners_5", with: "AantalInwoner_5")
    ])
    let error = try complaint(about: xml)
    #expect(error.code == .columnNotFound)
    #expect(error.hint?.contains("'AantalInwoner_5'") == true)
  }

  @Test("a property that occurs twice refuses its record, and only that", arguments: ["9", ""])
  func repeated(second: String) throws {
    let twice = properties("GM0002", inhabitants: "2") + "<d:AantalInwoners_5>\(second)</d:AantalInwoners_5>"
    let null =
      "<d:RegioS>GM0003</d:RegioS><d:AantalInwoners_5 m:null='true'/><d:AantalInwoners_5>4</d:AantalInwoners_5>"
    let reading = try read(atomConfig, atom([properties("GM0001", inhabitants: "1"), twice, null]))
    #expect(reading.rows == ["GM0001 1 1"])
    #expect(reading.refusals.map(\.code) == [.duplicateField, .duplicateField])
    #expect(reading.refusals.first?.message == "'AantalInwoners_5' occurs twice in the record")
    #expect(reading.host.quarantined.map(\.record) == [2, 3])
  }

  @Test("a property that holds elements refuses its record")
  func elementInProperty() throws {
    let nested = "<d:RegioS>GM0002</d:RegioS><d:AantalInwoners_5>1<d:x>2</d:x></d:AantalInwoners_5>"
    let reading = try read(atomConfig, atom([properties("GM0001", inhabitants: "1"), nested]))
    #expect(reading.rows == ["GM0001 1 1"])
    #expect(reading.refusals.map(\.code) == [.unexpectedElement])
  }

  @Test("properties inside properties refuse the record")
  func nestedRecord() throws {
    let inner = "<entry><m:properties>\(properties("GM0009", inhabitants: "9"))</m:properties></entry>"
    let nested = properties("GM0002", inhabitants: "2") + inner
    let reading = try read(atomConfig, atom([properties("GM0001", inhabitants: "1"), nested]))
    #expect(reading.rows == ["GM0001 1 1"])
    #expect(reading.refusals.map(\.message) == ["the record holds another record"])
  }

  @Test("a refused record is kept with its line, field and properties")
  func quarantine() throws {
    let reading = try read(
      atomConfig, atom([properties("GM0001", inhabitants: "1"), properties("GM0002", inhabitants: "many")]))
    let refused = try #require(reading.host.quarantined.first)
    #expect(refused.reason.code == .notANumber)
    #expect(refused.reason.place == Place("dump.xml", line: 21, column: 2, field: "AantalInwoners_5"))
    #expect(refused.record == 2)
    #expect(
      String(decoding: refused.raw, as: UTF8.self)
        == "RegioS=GM0002\nAantalInwoners_5=many\nHuishoudensTotaal_28=1\n")
  }

  @Test("a feed without entries is an error that says what was expected")
  func noEntry() throws {
    let error = try complaint(about: atom([]))
    #expect(error.code == .emptyInput)
    #expect(
      error.message.contains("the root element is 'feed' of the namespace 'http://www.w3.org/2005/Atom'"))
    #expect(error.message.contains("expected an OData version 3 Atom feed"))
  }

  @Test("text between and around elements is no part of a value")
  func whitespace() throws {
    let record = """
      noise<d:RegioS>
        GM0001
      </d:RegioS>noise<d:AantalInwoners_5>\t1\r
      </d:AantalInwoners_5><d:HuishoudensTotaal_28>2</d:HuishoudensTotaal_28>noise
      """
    #expect(try read(atomConfig, atom([record])).rows == ["GM0001 1 2"])
  }
}
