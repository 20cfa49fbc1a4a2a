import AreaGeometry
import Foundation
import IndicatorSchema
import OpenData
import Testing

@Suite("GeoJSON of a page")
struct GeoJSONTests {
  private static func ring(_ points: [(Double, Double)]) -> MapRing {
    MapRing(points.map { MapPoint($0.0, $0.1) })
  }

  /// A square of a tenth of a degree, clockwise.
  private static func square(_ west: Double, _ south: Double, size: Double = 0.1) -> MapRing {
    ring([
      (west, south), (west, south + size), (west + size, south + size), (west + size, south), (west, south),
    ])
  }

  private static let hole = ring([(5.02, 51.52), (5.04, 51.52), (5.04, 51.54), (5.02, 51.54)])

  private static let map = AreaMap([
    AreaShape(code: "WK085501", polygons: [MapPolygon(outer: square(5, 51.5), holes: [hole])]),
    AreaShape(
      code: "WK085502",
      polygons: [MapPolygon(outer: square(5.1, 51.5)), MapPolygon(outer: square(-68.3, 12.1))]),
  ])

  private func parsed(_ file: GeoJSONFile, rows: Range<Int> = 0..<3) throws -> [String: Any] {
    let bytes = try #require(file.bytes(rows: rows))
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private func features(_ collection: [String: Any]) throws -> [[String: Any]] {
    try #require(collection["features"] as? [[String: Any]])
  }

  @Test("is a feature for each area with its figures under the names of the table")
  func properties() throws {
    let collection = try parsed(
      GeoJSONFile(DataTable(Sample.frame), GeoJSONTests.map, columns: ["low_literacy"]))
    #expect(collection["type"] as? String == "FeatureCollection")
    let features = try features(collection)
    #expect(features.map { $0["id"] as? String } == ["GM0855", "WK085501", "WK085502"])
    let shown = try #require(features[1]["properties"] as? [String: Any])
    #expect(
      Set(shown.keys) == [
        "area_code", "area_name", "level", "parent_code", "period", "low_literacy", "low_literacy_lower",
        "low_literacy_upper", "low_literacy_status",
      ])
    #expect(shown["area_name"] as? String == "Wijk 01, \"Binnenstad\"")
    #expect(shown["low_literacy"] as? Double == 10.1)
    #expect(shown["low_literacy_upper"] as? Double == 12.35)
    let hidden = try #require(features[2]["properties"] as? [String: Any])
    #expect(hidden["low_literacy"] is NSNull && hidden["low_literacy_lower"] is NSNull)
    #expect(hidden["low_literacy_status"] as? String == "suppressed")
  }

  @Test("lets outer rings run counter-clockwise and holes clockwise, and ends each where it starts")
  func winding() throws {
    let text = text(try #require(GeoJSONFile(DataTable(Sample.frame), GeoJSONTests.map).bytes(rows: [1])))
    #expect(
      text.contains(
        #""geometry":{"type":"Polygon","coordinates":["#
          + "[[5,51.5],[5.1,51.5],[5.1,51.6],[5,51.6],[5,51.5]],"
          + "[[5.02,51.52],[5.02,51.54],[5.04,51.54],[5.04,51.52],[5.02,51.52]]]}"))
  }

  @Test("has a box around its own areas, and null for an area that is not on the map")
  func box() throws {
    let collection = try parsed(GeoJSONFile(DataTable(Sample.frame), GeoJSONTests.map))
    #expect(collection["bbox"] as? [Double] == [-68.3, 12.1, 5.2, 51.6])
    let features = try features(collection)
    #expect(features[0]["geometry"] is NSNull)
    #expect((features[2]["geometry"] as? [String: Any])?["type"] as? String == "MultiPolygon")
  }

  @Test("without any shape has no box")
  func noShapes() throws {
    let collection = try parsed(GeoJSONFile(DataTable(Sample.frame), AreaMap()))
    #expect(collection["bbox"] == nil)
    #expect(try features(collection).allSatisfy { $0["geometry"] is NSNull })
    let empty = try parsed(GeoJSONFile(DataTable(Sample.frame), GeoJSONTests.map), rows: 0..<0)
    #expect(try features(empty).isEmpty)
  }

  @Test("is not made of coordinates that are no degrees, and says why")
  func metres() throws {
    let map = AreaMap([
      AreaShape(code: "WK085501", polygons: [MapPolygon(outer: GeoJSONTests.square(5, 51.5))]),
      AreaShape(code: "WK085502", polygons: [MapPolygon(outer: GeoJSONTests.square(133_000, 397_000))]),
    ])
    let file = GeoJSONFile(DataTable(Sample.frame), map)
    // Not even of the areas whose coordinates could be degrees.
    #expect(file.bytes(rows: [1]) == nil)
    #expect(file.problem == .notInDegrees(area: "WK085502", MapPoint(133_000, 397_000)))
    #expect(file.problem?.description.contains("WK085502 at 133000.0, 397000.0") == true)
    #expect(GeoJSONFile(DataTable(Sample.frame), GeoJSONTests.map).problem == nil)
  }

  @Test(
    "is not made of coordinates that are no numbers",
    arguments: [MapPoint(.nan, 1), MapPoint(1, .infinity), MapPoint(0, 90.001), MapPoint(-180.001, 0)])
  func strange(point: MapPoint) {
    let ring = MapRing([MapPoint(0, 0), MapPoint(1, 0), point])
    let map = AreaMap([AreaShape(code: "GM0855", polygons: [MapPolygon(outer: ring)])])
    #expect(GeoJSONFile(DataTable(Sample.frame), map).bytes(rows: [0]) == nil)
  }

  @Test("rounds positions, and leaves out what is nothing after that")
  func rounded() throws {
    let dust = GeoJSONTests.square(5.000001, 51.5, size: 0.000001)
    let map = AreaMap([
      AreaShape(
        code: "GM0855",
        polygons: [
          MapPolygon(outer: dust),
          MapPolygon(
            outer: GeoJSONTests.ring([
              (5.1234561, 51.5), (5.1234564, 51.5), (6, 51.5), (6, 52.0000049), (5.5, 51.75), (5.5, 51.75),
            ]), holes: [dust, GeoJSONTests.ring([(5.2, 51.6), (5.3, 51.6), (5.25, 51.6)])]),
        ]),
      AreaShape(code: "WK085501", polygons: [MapPolygon(outer: dust)]),
    ])
    let table = DataTable(Sample.frame)
    let metre = text(try #require(GeoJSONFile(table, map).bytes(rows: [0, 1])))
    #expect(metre.contains("[[[5.12346,51.5],[6,51.5],[6,52],[5.5,51.75],[5.12346,51.5]]]}"))
    #expect(
      metre.contains("\"Polygon\"") && !metre.contains("Multi") && metre.hasSuffix("\"geometry\":null}\n]}\n")
    )
    let finer = text(try #require(GeoJSONFile(table, map, precision: .decimetre).bytes(rows: [0])))
    #expect(finer.contains("[5.123456,51.5]") && finer.contains("[6,52.000005]"))
  }

  @Test("writes coordinates near zero and below it")
  func signs() throws {
    let map = AreaMap([
      AreaShape(
        code: "GM0855",
        polygons: [MapPolygon(outer: GeoJSONTests.ring([(-0.5, -0.00001), (0.00012, -1), (-0.000001, 2)]))])
    ])
    let text = text(try #require(GeoJSONFile(DataTable(Sample.frame), map).bytes(rows: [0])))
    #expect(text.contains("[[[-0.5,-0.00001],[0.00012,-1],[0,2],[-0.5,-0.00001]]]"))
  }

  @Test("holds any name as it is", arguments: Sample.hostileNames)
  func names(name: String) throws {
    let frame = Sample.frame([(Area(Sample.code("GM0855"), name: name), 1, .observed)])
    let collection = try parsed(GeoJSONFile(DataTable(frame), GeoJSONTests.map), rows: 0..<1)
    let properties = try #require(features(collection)[0]["properties"] as? [String: Any])
    let found = try #require(properties["area_name"] as? String)
    #expect(Array(found.unicodeScalars) == Array(name.unicodeScalars))
  }

  @Test("is a map that can be read again")
  func readAgain() throws {
    let bytes = try #require(GeoJSONFile(DataTable(Sample.frame), GeoJSONTests.map).bytes(rows: 0..<3))
    let map = try AreaMap(parsing: bytes, name: "areas.geojson")
    #expect(map.count == 3)
    for code in ["WK085501", "WK085502"] {
      let (written, read) = (try #require(GeoJSONTests.map[code]), try #require(map[code]))
      #expect(abs(written.squareKilometres - read.squareKilometres) < 1e-6)
    }
  }
}
