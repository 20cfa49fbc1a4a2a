import IndicatorSchema
import PluginKit
import PluginTesting
import Testing
import XMLRecords

@testable import XMLSource

@Suite("Presets")
struct PresetTests {
  private let worldBank = """
    <Root xmlns:wb="http://www.worldbank.org"><data>
    <record><field name="Country or Area" key="NLD">Netherlands</field>
    <field name="Item" key="SP.POP.TOTL">Population, total</field><field name="Year">2016</field>
    <field name="Value">17030314</field></record>
    <record><field name="Country or Area" key="NLD">Netherlands</field>
    <field name="Item" key="SP.POP.TOTL">Population, total</field><field name="Year">2017</field>
    <field name="Value" /></record></data></Root>
    """

  @Test(
    "each is a configuration that is read as any other, and gives the same",
    arguments: XMLPreset.all.map(\.name))
  func configuration(name: String) throws {
    let preset = try #require(XMLPreset.all.first { $0.name == name })
    let node = preset.configuration(at: ConfigNode.testPlace)
    var diagnostics = Diagnostics()
    let config = ConfigSpec(XMLSource.formatFields).decode(node, into: &diagnostics)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    let own = try RecordFormat.choices(config)
    let named = try preset.format()
    #expect(own.count == 1)
    #expect(own[0].record == named.record)
    #expect(own[0].fields.names == named.fields.names)
    #expect(own[0].nullFlag == named.nullFlag)
    #expect(own[0].remarks == named.remarks)
    #expect(!named.roots.isEmpty)
  }

  @Test("the preset of Atom is the form that other plugins use")
  func atom() throws {
    let xml = ODataSample.feed
    let named = try records(xml, .odataAtom)
    let coded = try XMLSourceTests.records(MemoryByteReader(Array(xml.utf8)), [.odataAtom])
    #expect(named.records == coded.records)
    #expect(named.records == [["RegioS": "GM0001", "Inwoners": "5"], ["RegioS": "GM0002", "Inwoners": ""]])
    let format = try XMLPreset.odataAtom.format()
    #expect(format.roots == RecordFormat.odataAtom.roots)
    #expect(format.nullFlag == RecordFormat.odataAtom.nullFlag)
  }

  @Test("printed, it says what it is for, and quotes what YAML would take for something else")
  func yaml() throws {
    let preset = try #require(XMLSource.presets.first { $0.name == "sdmx-structure-specific-2.1" })
    let lines = preset.yaml(source: "xml").split(separator: "\n").map(String.init)
    #expect(lines[0] == "# an SDMX-ML 2.1 message of structure-specific data with observations")
    #expect(lines[1] == "use: xml")
    #expect(lines.contains("record: \"//Obs\""))
    #expect(lines.contains("  OBS_VALUE: \"@OBS_VALUE\""))
    #expect(lines.contains("  - \"ancestor::Series/@*\""))
    #expect(lines.contains { $0.hasPrefix("  - { value: \"@xsi:type\", name: [\"/*/m:Header") })
  }

  @Test("World Bank dumps give area, name, indicator, year and value; the year is the period")
  func worldBankDump() throws {
    let read = try XMLSourceTests.records(MemoryByteReader(Array(worldBank.utf8)))
    #expect(read.records.count == 2)
    #expect(read.records[0]["indicator_name"] == "Population, total")
    let config: ConfigNode = [
      "location": "dump.xml", "preset": "world-bank",
      "area": ["column": "area", "name": "area_name", "level": "country"],
      "long": ["indicator": "indicator", "value": "value", "codes": ["SP.POP.TOTL": "inhabitants"]],
    ]
    let reading = try XMLSourceTests.read(config, worldBank)
    #expect(reading.rows == ["NLD 17030314", "NLD -"])
    #expect(reading.frame.periods.map(\.description) == ["2016", "2017"])
    #expect(reading.frame.area(0).name == "Netherlands")
  }

  @Test("without preset and record the root element tells, or the complaint lists what is known")
  func recognition() throws {
    let error = try #require(throws: Diagnostic.self) {
      try XMLSourceTests.records(MemoryByteReader(Array("<catalog xmlns='urn:x'><book/></catalog>".utf8)))
    }
    #expect(error.code == .emptyInput)
    #expect(
      error.message
        == "the root element 'catalog' of the namespace 'urn:x' is not that of a known form of data")
    #expect(error.hint?.contains("world-bank") == true)
    #expect(error.place?.line == 1)
  }

  @Test("fields can be added to a preset, and replace its own")
  func addedFields() throws {
    let node: ConfigNode = [
      "preset": "world-bank", "fields": ["label": "field[@name='Country or Area']", "area_name": "@none"],
    ]
    let formats = try RecordFormat.choices(Config(node: node, fields: XMLSource.formatFields))
    let read = try XMLSourceTests.records(MemoryByteReader(Array(worldBank.utf8)), formats)
    #expect(read.records[0]["label"] == "Netherlands")
    #expect(read.records[0]["area_name"] == nil)
  }

  @Test("periods of SDMX that are no year, quarter or month are refused with what they are")
  func periods() throws {
    let times = [
      "2010", "2010-Q1", "2010-M03", "2010-04", "2010-A1", "2010-S1", "2010-W05", "2010-01-15", "soon",
    ]
    let observations = times.enumerated().map { index, time in
      "<Obs AREA='GM\(1000 + index)' TIME_PERIOD='\(time)' OBS_VALUE='\(index)'/>"
    }
    let config: ConfigNode = [
      "location": "dump.xml", "preset": "sdmx", "area": "AREA", "columns": ["inhabitants": "OBS_VALUE"],
    ]
    let root = "m:StructureSpecificData"
    let reading = try XMLSourceTests.read(
      config,
      "<\(root) xmlns:m='http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message'>\(observations.joined())</\(root)>"
    )
    #expect(
      reading.frame.periods.map(\.description) == ["2010", "2010-Q1", "2010-03", "2010-04", "2010"])
    #expect(
      reading.refusals.map(\.message) == [
        "'2010-S1' is a half-year; figures are kept by year, quarter and month",
        "'2010-W05' is a week; figures are kept by year, quarter and month",
        "'2010-01-15' is a day; figures are kept by year, quarter and month", "'soon' is not a period",
      ])
  }
}

private enum ODataSample {
  static let feed = XMLSourceTests.atom([
    "<d:RegioS>GM0001</d:RegioS><d:Inwoners>5</d:Inwoners>",
    "<d:RegioS>GM0002</d:RegioS><d:Inwoners></d:Inwoners><d:Leeg m:null='true'>7</d:Leeg>",
  ])
}
