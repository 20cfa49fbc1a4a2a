import Foundation
import IndicatorSchema
import OpenDataSink
import PluginKit
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  private static func object(_ host: FolderSinkHost, _ path: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(host.bytes(of: path))) as? [String: Any] ?? [:]
  }

  @Test("tables keep it", arguments: ["wide", "long"])
  func csv(form: String) throws {
    try Conformance.check(
      sink: CSVSink.self,
      SinkCase(form, config: ["path": "out/data", "form": ConfigNode(stringLiteral: form)]) { host in
        let lines = try host.text(of: "out/data/figures.csv").split(separator: "\r\n").count - 1
        return form == "wide" ? lines : lines / ConformanceSample.schema.ids.count
      }
    ).confirm()
  }

  @Test("cubes keep it")
  func jsonstat() throws {
    try Conformance.check(
      sink: JSONStatSink.self,
      SinkCase(config: ["path": "out/cube.json"]) { host in
        let document = try ConformanceTests.object(host, "out/cube.json")
        let width = (document["size"] as? [Int])?.last ?? 1
        var pairs = Set<Int>()
        for (number, value) in (document["value"] as? [Any] ?? []).enumerated() where !(value is NSNull) {
          pairs.insert(number / width)
        }
        for key in ["value", "status"] {
          let cells = document[key] as? [String: Any] ?? [:]
          pairs.formUnion(cells.keys.compactMap { Int($0).map { $0 / width } })
        }
        return pairs.count
      }
    ).confirm()
  }

  @Test("features keep it")
  func geojson() throws {
    let features = ConformanceSample.areas.enumerated().map { index, area in
      let west = Double(index) / 100
      let ring = [[west, 51], [west + 0.01, 51], [west + 0.01, 51.01], [west, 51]]
      return "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(area.code)\"},"
        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }
    let map = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    try Conformance.check(
      sink: GeoJSONSink.self,
      SinkCase(
        config: ["path": "out/areas.geojson", "map": "map.json"], files: ["map.json": Array(map.utf8)]
      ) { host in
        let document = try ConformanceTests.object(host, "out/areas.geojson")
        return (document["features"] as? [Any])?.count ?? 0
      }
    ).confirm()
  }
}
