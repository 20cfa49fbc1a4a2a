import CSVSource
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("SDMX-CSV")
struct SDMXCSVTests {
  private func read(_ text: String, _ more: [(String, ConfigNode)]) throws -> (
    frame: IndicatorFrame, receipt: SourceReceipt, quarantined: [QuarantinedRecord]
  ) {
    let entries: [(String, ConfigNode)] = [("location", "input.csv"), ("preset", "sdmx-csv")] + more
    let node = ConfigNode(
      .map(entries.map { .init(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }),
      at: ConfigNode.testPlace)
    let indicators = ["pop", "gdp"].map {
      Indicator(
        id: IndicatorID($0), label: LocalizedText(nl: $0), unit: .score, polarity: .context, domain: "test")
    }
    let source = try PluginHarness.source(CSVSource.self, node, PluginHarness.context(indicators))
    let host = MemorySourceHost(text, name: "input.csv")
    let (frame, receipt) = try PluginHarness.read(source, host: host)
    return (frame, receipt, host.quarantined)
  }

  private let long: (String, ConfigNode) = (
    "long", ["indicator": "INDICATOR", "value": "OBS_VALUE", "codes": ["P": "pop", "G": "gdp"]]
  )

  @Test("1.0 with codes: the period and the status are where the standard puts them")
  func codes() throws {
    let text = """
      DATAFLOW,FREQ,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS
      ECB:EXR(1.0),A,P,NL,2021,17.5,A
      ECB:EXR(1.0),A,G,NL,2021,3,P
      ECB:EXR(1.0),A,P,NL,2022,,M
      """
    let read = try read(text, [("area", ["column": "REF_AREA", "level": "country"]), long])
    #expect(
      read.frame.lines == [
        "NL; -; -; 2021; pop=17.5 observed; gdp=3.0 provisional",
        "NL; -; -; 2022; pop=- missing; gdp=- missing",
      ])
    #expect(read.quarantined.isEmpty)
  }

  @Test("2.0 with labels in the cells: codes and labels are columns of their own")
  func labels() throws {
    let text = """
      STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR: Indicator,REF_AREA: Area,TIME_PERIOD: Time period,OBS_VALUE: Value,OBS_STATUS: Status
      dataflow,X:Y(1.0),I,P: Population,"NL: Netherlands, the",2021,17.5,A: Normal
      dataflow,X:Y(1.0),I,G: Product: gross,BE: ""Belgium"",2021,3,
      """
      .replacing("BE: \"\"Belgium\"\"", with: "\"BE: \"\"Belgium\"\"\"")
    let area: ConfigNode = ["column": "REF_AREA", "name": "REF_AREA.label", "level": "country"]
    let read = try read(text, [("area", area), long])
    #expect(
      read.frame.lines == [
        "NL; Netherlands, the; -; 2021; pop=17.5 observed; gdp=- missing",
        "BE; \"Belgium\"; -; 2021; pop=- missing; gdp=3.0 observed",
      ])
    let chosen = try self.read(
      text,
      [
        ("area", area), ("columns", ["gdp": "OBS_VALUE"]), ("where", ["INDICATOR.label": "Product: gross"]),
      ])
    #expect(chosen.frame.lines == ["BE; \"Belgium\"; -; 2021; gdp=3.0 observed"])
  }

  @Test("a refused cell is named by its column, with its record as it stands in the file")
  func refused() throws {
    let text = "DATAFLOW,REF_AREA: Area,TIME_PERIOD,OBS_VALUE\nX,NL: Nederland,2021,veel\n"
    let read = try read(
      text, [("area", ["column": "REF_AREA", "level": "country"]), ("columns", ["pop": "OBS_VALUE"])])
    #expect(
      read.quarantined.first?.reason.place == Place("input.csv", line: 2, column: 22, field: "OBS_VALUE"))
    #expect(read.quarantined.first?.raw == Array("X,NL: Nederland,2021,veel".utf8))
  }

  @Test("what is given wins, and without labels a colon is only a colon")
  func given() throws {
    let text = "A: b,PERIOD,V\nNL: x,2021,1\n"
    let config: [(String, ConfigNode)] = [
      ("area", ["column": "A: b", "level": "country"]), ("period", ["column": "PERIOD"]),
      ("columns", ["pop": "V"]), ("labels", false),
    ]
    #expect(try read(text, config).frame.lines == ["NL: x; -; -; 2021; pop=1.0 observed"])
  }
}
