import IndicatorSchema
import JSONReading
import OpenDataSink
import PluginKit
import PluginTesting
import Testing

@Suite("The geojson sink")
struct GeoJSONSinkTests {
  @Test("writes the areas of one period with borders and figures, and says which have none")
  func features() throws {
    let (host, receipt) = try store(
      GeoJSONSink.self, ["path": "out.geojson", "map": "map.json", "period": 2022])
    #expect(receipt.rows == 2)
    #expect(receipt.filtered == ["other period": 3])
    #expect(receipt.notes == ["1 of 2 areas are not on the map, 'BU03630001' for one: no geometry"])
    let document = try JSONValue(parsing: host.bytes(of: "out.geojson"))
    let first = document["features"]?[0]
    #expect(first?["id"]?.string == "GM0363")
    #expect(first?["properties"]?["low_income"]?.double == 12.5)
    #expect(first?["geometry"]?["type"]?.string == "Polygon")
    #expect(document["features"]?[1]?["geometry"] == .null)
  }

  @Test("rows of several periods need a choice, and a map without any of the areas is refused")
  func refuses() throws {
    let several = try #require(throws: Diagnostic.self) {
      try store(GeoJSONSink.self, ["path": "o", "map": "map.json"])
    }
    #expect(several.message == "the rows are of 2 periods, and a map shows one")
    let none = try #require(throws: Diagnostic.self) {
      try store(GeoJSONSink.self, ["path": "o", "map": "map.json", "period": 2019])
    }
    #expect(none.hint == "there are rows of 2021, 2022")
    let elsewhere = try #require(throws: Diagnostic.self) {
      try store(
        GeoJSONSink.self, ["path": "o", "map": "map.json", "period": 2022], Sample.frame.selectingRows([1]))
    }
    #expect(elsewhere.hint?.contains("the map has for example 'GM0363'") == true)
    #expect(throws: Diagnostics.self) {
      try store(GeoJSONSink.self, ["path": "o", "map": "map.json", "period": "last year"])
    }
  }

  @Test("is read by geojson and shapely", .enabled(if: Python.hasReaders, "\(Python.missing)"))
  func otherPrograms() throws {
    let (host, _) = try store(
      GeoJSONSink.self, ["path": "out.geojson", "map": "map.json", "period": 2021])
    let found = try Python.check(
      "check_sinks.py", ["geojson", host.path(of: "out.geojson")],
      input: Sample.cells(Sample.frame, period: Period(year: 2021)))
    #expect(found.status == 0, "\(found.output)")
    #expect(found.output.contains("6 cells"))
  }
}
