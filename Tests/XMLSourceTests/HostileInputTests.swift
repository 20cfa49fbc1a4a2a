import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import XMLSource

@Suite("Hostile documents")
struct HostileInputTests {
  private let plain = pathConfig("/r/o", ["code": "@c", "value": "@v"])

  private func withDocumentType(_ type: String, value: String = "1") -> String {
    "<?xml version='1.0'?>\n\(type)\n<r><o c='GM0001' v='\(value)'/></r>"
  }

  @Test("entities that grow without end are refused before any is expanded")
  func billionLaughs() throws {
    let levels = (1...9).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 - 1);", count: 10))\">" }
    let type = "<!DOCTYPE r [\n<!ENTITY a0 \"lol\">\n\(levels.joined(separator: "\n"))\n]>"
    let error = try complaint(about: withDocumentType(type, value: "&a9;"), plain)
    #expect(error.code == .forbiddenXML)
    #expect(error.place?.file == "dump.xml")
    #expect(error.place?.line == 2)
    #expect(error.place?.column != nil)
  }

  @Test(
    "any document type is refused",
    arguments: [
      "<!DOCTYPE r>", "<!DOCTYPE r []>", "<!DOCTYPE r SYSTEM 'http://127.0.0.1:1/x.dtd'>",
      "<!DOCTYPE r PUBLIC '-//x' 'file:///etc/passwd'>",
      "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
      "<!DOCTYPE r [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]>",
      "<!DOCTYPE r [<!ATTLIST o v CDATA '5'>]>",
    ])
  func documentType(type: String) throws {
    for value in ["1", "&x;"] {
      #expect(try complaint(about: withDocumentType(type, value: value), plain).code == .forbiddenXML)
    }
  }

  @Test("nothing is read behind a document type")
  func nothingBehindDocumentType() throws {
    let endless = GeneratedReader("<!DOCTYPE r [") { _ in "<!ENTITY a 'b'>" }
    #expect(throws: Diagnostic.self) { try read(plain, MemorySourceHost { _ in endless }) }
    #expect(endless.given < 100_000)
  }

  @Test("an entity that is not one of the five of XML is refused")
  func unknownEntity() throws {
    let error = try complaint(about: withDocumentType("", value: "&x;"), plain)
    #expect(error.code == .forbiddenXML)
    #expect(error.message == "the entity 'x' is not declared")
  }

  @Test("elements nested without end are refused", arguments: [300, 100_000])
  func deep(depth: Int) throws {
    for inside in [false, true] {
      let start = inside ? "<r><o c='GM0001' v='1'>" : "<r>"
      let error = try complaint(about: start + String(repeating: "<a>", count: depth), plain)
      #expect(error.code == .malformedXML)
    }
  }

  @Test("an attribute without end is refused in bounded memory")
  func longAttribute() throws {
    let piece = String(repeating: "1", count: 4096)
    let reader = GeneratedReader("<r><o c='GM0001' v='", limit: 30_000_000) { _ in piece }
    let error = try #require(throws: Diagnostic.self) { try read(plain, MemorySourceHost { _ in reader }) }
    #expect(error.code == .malformedXML)
    #expect((error.place?.column ?? .max) < 11_000_000, "libxml2 stops at ten million")
  }

  @Test("an attribute, an element and a text beyond the limit refuse their record, and only that")
  func longFields() throws {
    let long = String(repeating: "1", count: (1 << 20) + 1)
    let fits = String(repeating: " ", count: (1 << 20) - 1) + "3"
    let xml = "<r><o c='GM0001' v='\(long)'/><o c='GM0002' v='2'/></r>"
    let attribute = try read(plain, xml)
    #expect(attribute.rows == ["GM0002 2"])
    #expect(attribute.refusals.map(\.code) == [.fieldTooLong])
    let config = pathConfig("/r/o", ["code": "c", "value": "v"])
    let elements = "<r><o><c>GM0001</c><v>\(long)</v></o><o><c>GM0003</c><v>\(fits)</v></o></r>"
    let element = try read(config, elements)
    #expect(element.rows == ["GM0003 3"])
    #expect(element.refusals.map(\.message) == ["'value' is too long to be a figure, a name or a code"])
  }

  @Test("a record of many long fields is refused in bounded memory")
  func longRecord() throws {
    let text = String(repeating: "1", count: 1 << 20)
    let many = (0..<40).map { "<d:P\($0)>\(text)</d:P\($0)>" }.joined()
    let xml = atom([properties("GM0001", inhabitants: "1"), properties("GM0002", inhabitants: "2") + many])
    let reading = try read(atomConfig, xml)
    #expect(reading.rows == ["GM0001 1 1"])
    #expect(reading.refusals.map(\.message) == ["the record is too long"])
    #expect(try #require(reading.host.quarantined.first).raw.count < 20 << 20)
  }

  @Test("records with ever new properties are refused")
  func manyProperties() throws {
    let many = (0..<20_000).map { "<d:P\($0)/>" }.joined()
    let error = try complaint(about: atom([properties("GM0001", inhabitants: "1") + many]))
    #expect(error.code == .unexpectedElement)
    #expect(error.message == "the records have more than 16384 different fields")
  }

  @Test("names without end are refused in bounded memory")
  func manyNames() throws {
    let reader = GeneratedReader("<r>", limit: 30_000_000) {
      "<a-name-that-is-long-and-never-repeats-\($0)/>"
    }
    let error = try #require(throws: Diagnostic.self) { try read(plain, MemorySourceHost { _ in reader }) }
    #expect(error.code == .malformedXML)
    #expect(error.message.contains("more different names"))
  }

  @Test(
    "a NUL, a control character and a lone surrogate are refused",
    arguments: ["\0", "&#0;", "\u{1}", "&#xD800;", "&#x110000;"])
  func forbiddenCharacters(text: String) throws {
    let error = try complaint(about: "<r><o c='GM0001' v='1'>\(text)</o></r>", plain)
    #expect(error.code == .malformedXML || error.code == .encoding)
  }

  @Test("property: every cut of a document is an error, never fewer rows")
  func truncations() throws {
    let xml = Array(
      atom([properties("GM0001", inhabitants: "1"), properties("GM0002", inhabitants: "2")]).utf8)
    let end = try #require(xml.lastIndex(of: 0x3E))
    for length in 0...end {
      let error = try complaint(about: Array(xml[..<length]))
      #expect([.malformedXML, .emptyInput, .forbiddenXML].contains(error.code), "cut at \(length): \(error)")
    }
    #expect(try read(atomConfig, MemorySourceHost(xml)).rows.count == 2)
  }

  @Test("property: damaged bytes give an error or whole records, and the receipt balances", arguments: 1...6)
  func damage(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let records = (1...6).map { properties("GM000\($0)", inhabitants: "\($0)") }
    let xml = Array(atom(records).utf8)
    for _ in 0..<250 {
      var damaged = xml
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = Int.random(in: damaged.indices, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: damaged[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: damaged.remove(at: index)
        case 2: damaged.insert(UInt8.random(in: 0...255, using: &generator), at: index)
        default: damaged.swapAt(index, Int.random(in: damaged.indices, using: &generator))
        }
      }
      do {
        let reading = try read(atomConfig, MemorySourceHost(damaged, blockSize: 97))
        #expect(reading.receipt.records <= 6)
      } catch {
        #expect(Diagnostics(error).items.allSatisfy { $0.code != .fault }, "\(error)")
      }
    }
  }
}
