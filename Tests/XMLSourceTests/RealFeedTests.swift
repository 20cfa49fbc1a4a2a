import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import XMLSource

// All of these need the data beside the project, and are skipped elsewhere.
@Suite("Real feeds of Statistics Netherlands", .enabled(if: sharedData("README.md") != nil, "no shared data"))
struct RealFeedTests {
  private let dump = sharedData("cbs-70072ned-2015/70072ned_TypedDataSet.xml.gz") ?? ""
  private let excerpts = sharedData("cbs-odata-v3-atom-excerpts") ?? ""

  @Test("the municipalities of 2015 add up to the population of the Netherlands")
  func population() throws {
    let config: ConfigNode = [
      "location": "dump.xml.gz", "preset": "odata-atom", "area": "RegioS", "period": ["column": "Perioden"],
      "columns": ["inhabitants": "TotaleBevolking"],
    ]
    let reading = try read(config, fileHost(dump))
    let values = reading.frame.columns[0].values
    let ofMunicipalities = (0..<reading.frame.rowCount).filter {
      reading.frame.area($0).code.level == .municipality && !values[$0].isNaN
    }
    #expect(reading.receipt == SourceReceipt(records: 770, accepted: 770, missingCells: 320))
    #expect(ofMunicipalities.count == 393)
    #expect(ofMunicipalities.reduce(0) { $0 + values[$1] } == 16_900_726)
    #expect(Set(reading.frame.periods) == [Period(year: 2015)])
  }

  @Test("all 315 properties of the 770 entries are typed")
  func profileOfDump() throws {
    let profile = try profile(["preset": "odata-atom"], fileHost(dump))
    #expect(profile.rows == 770)
    #expect(profile.columns.count == 315)
    #expect(profile.columns.allSatisfy { $0.count + $0.missing == 770 })
    #expect(profile.columns.first { $0.name == "RegioS" }?.type == .text)
    // 450 rows with figures: country, parts of the country, provinces, COROP areas and municipalities.
    let total = try #require(profile.columns.first { $0.name == "TotaleBevolking_1" })
    #expect(
      total
        == ColumnProfile(
          name: "TotaleBevolking_1", type: .integer, count: 450, missing: 320, sum: 84_503_630, minimum: 926,
          maximum: 16_900_726))
  }

  @Test("the excerpt of the crime figures has two records of five properties")
  func crime() throws {
    let profile = try profile(
      ["preset": "odata-atom"], fileHost(excerpts + "/47022NED_TypedDataSet_excerpt.xml"))
    #expect(profile.rows == 2)
    #expect(
      profile.columns.map(\.name) == [
        "ID", "SoortMisdrijf", "WijkenEnBuurten", "Perioden", "GeregistreerdeMisdrijven_1",
      ])
    #expect(profile.columns.map(\.type) == [.integer, .text, .text, .text, .integer])
    #expect(profile.columns[0].missing == 1)
    #expect(profile.columns[4].sum == 1383)
  }

  @Test("the excerpts of the catalogue are read, nulls included")
  func catalogue() throws {
    let themes = try profile(
      ["preset": "odata-atom"], fileHost(excerpts + "/ODataCatalog_Themes_excerpt.xml"))
    #expect(themes.columns.first { $0.name == "ParentID" }?.type == .empty)
    let links = try profile(
      ["preset": "odata-atom"], fileHost(excerpts + "/ODataCatalog_Tables_Themes_excerpt.xml"))
    #expect(links.columns.map(\.sum) == [0, 0, 4])
  }

  @Test("a service document, which has no entries, is refused by its root")
  func serviceDocument() throws {
    let error = try #require(throws: Diagnostic.self) {
      try profile(["preset": "odata-atom"], fileHost(excerpts + "/ODataCatalog_service_document.xml"))
    }
    #expect(error.code == .emptyInput)
    #expect(
      error.message.contains("the root element is 'service' of the namespace 'http://www.w3.org/2007/app'"))
  }

  @Test("statistical messages in SDMX are read through paths")
  func sdmx() throws {
    let path = try #require(sharedData("sdmx/INSEE/IPI-2010-A21.xml"))
    let format = try profile(
      [
        "record": "//g:Series/g:Obs",
        "fields": ["month": "g:ObsDimension/@value", "value": "g:ObsValue/@value"],
        "namespaces": ["g": "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic"],
      ], fileHost(path))
    #expect(format.columns.map(\.name) == ["month", "value"])
    #expect(format.rows == 3230)
    #expect(format.columns[1].type == .number)
  }
}
