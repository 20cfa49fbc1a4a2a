import IndicatorSchema
import PluginKit
import PluginTesting
import Testing
import XMLRecords

@testable import XMLSource

@Suite("Hostile names of fields")
struct HostileNamesTests {
  private let generic = """
    <m:GenericData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" \
    xmlns:g="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic"><m:DataSet>
    """

  @Test("fields without end, by attributes or by values, are refused", arguments: [true, false])
  func manyNames(byAttribute: Bool) throws {
    var limits = RecordLimits()
    limits.fieldCount = 100
    let xml: String
    if byAttribute {
      xml = "<m:StructureSpecificData xmlns:m='x'>" + (0..<200).map { "<Obs a\($0)='1'/>" }.joined()
    } else {
      xml =
        generic
        + (0..<200).map {
          "<g:Obs><g:Attributes><g:Value id='a\($0)' value='1'/></g:Attributes></g:Obs>"
        }.joined()
    }
    let preset = byAttribute ? XMLPreset.sdmxStructureSpecific21 : .sdmxGeneric21
    let error = try #require(throws: Diagnostic.self) { try records(xml, preset, limits: limits) }
    #expect(error.message == "the records have more than 100 different fields")
  }

  @Test("a name that is no name is refused, and one with any characters is not")
  func oddNames() throws {
    func obs(_ id: String) -> String {
      generic
        + "<g:Obs><g:Attributes><g:Value id='\(id)' value='1'/></g:Attributes></g:Obs></m:DataSet></m:GenericData>"
    }
    let long = try #require(throws: Diagnostic.self) {
      try records(obs(String(repeating: "x", count: 5000)), .sdmxGeneric21)
    }
    #expect(long.message == "the name of a field is too long")
    #expect(try records(obs("a&#10;= é"), .sdmxGeneric21).records == [["a\n= é": "1"]])
  }

  @Test("an element with very many attributes is refused before it costs much time")
  func manyAttributes() throws {
    let reader = GeneratedReader("<r><Obs", limit: 40_000_000) { " a\($0)='1'" }
    let error = try #require(throws: Diagnostic.self) {
      try records(reader, [XMLPreset.sdmxStructureSpecific21.format()])
    }
    #expect(error.code == .malformedXML)
    #expect(reader.given < 3_000_000)
  }

  @Test("entities and document types are refused in every form", arguments: XMLPreset.all.map(\.name))
  func documentTypes(name: String) throws {
    let preset = try #require(XMLPreset.all.first { $0.name == name })
    let xml = "<!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>"
    #expect(try #require(throws: Diagnostic.self) { try records(xml, preset) }.code == .forbiddenXML)
  }
}
