import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import XMLSource

@Suite("Columns that the first record does not have")
struct LateColumnTests {
  private func xml(_ records: [String]) -> String {
    """
    <m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"><m:DataSet>
    \(records.map { "<Obs \($0)/>" }.joined(separator: "\n"))</m:DataSet></m:StructureSpecificData>
    """
  }

  private let long: ConfigNode = ["indicator": "IND", "value": "OBS_VALUE", "lower": "LOW"]

  private func read(_ records: [String], _ more: [(String, ConfigNode)]) throws -> Reading {
    let entries: [(String, ConfigNode)] = [
      ("location", "dump.xml"), ("area", "AREA"), ("preset", "sdmx-structure-specific-2.1"),
      ("indicators", ["inhabitants"]),
    ]
    let node = ConfigNode(
      .map((entries + more).map { .init(key: $0, keyPlace: ConfigNode.testPlace, value: $1) }),
      at: ConfigNode.testPlace)
    return try XMLSourceTests.read(node, xml(records))
  }

  private let first = "AREA='GM0001' TIME_PERIOD='2020' IND='inhabitants' OBS_VALUE='5'"
  private let second =
    "AREA='GM0002' TIME_PERIOD='2020-Q1' IND='inhabitants' OBS_VALUE='6' OBS_STATUS='E' LOW='3'"

  @Test("are read where a later record has them")
  func later() throws {
    let reading = try read([first, second], [("long", long)])
    #expect(reading.rows == ["GM0001 5", "GM0002 6"])
    #expect(reading.frame.columns[0].statuses == [.observed, .estimated])
    #expect(reading.frame.columns[0].bounds?.lower[1] == 3)
    #expect(reading.frame.periods.map(\.description) == ["2020", "2020-Q1"])
  }

  @Test("leave records out where they are a condition")
  func filter() throws {
    let reading = try read([first, second], [("long", long), ("where", ["OBS_STATUS": "E"])])
    #expect(reading.rows == ["GM0002 6"])
    #expect(reading.receipt.filtered == ["where": 1])
  }

  @Test("are an error when no record has them, with the nearest names")
  func never() throws {
    let error = try #require(throws: Diagnostics.self) {
      try read([first, second], [("long", long), ("where", ["OBS_STATS": "E"])])
    }
    #expect(error.items.map(\.message) == ["no column 'OBS_STATS' for 'where'"])
    #expect(error.items.first?.hint?.contains("'OBS_STATUS'") == true)
  }

  @Test("of area, period, indicator and value are an error at the first record")
  func required() throws {
    let error = try #require(throws: Diagnostics.self) {
      try read([first], [("long", ["indicator": "INDIC", "value": "OBS_VALUE"])])
    }
    #expect(error.items.map(\.code) == [.columnNotFound])
  }
}
