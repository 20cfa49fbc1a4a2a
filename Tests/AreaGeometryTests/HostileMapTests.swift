import AreaGeometry
import Foundation
import IndicatorSchema
import PluginTesting
import Testing

@Suite("Hostile maps")
struct HostileMapTests {
  @Test("what is no JSON is refused with line and column")
  func malformed() throws {
    let texts = [
      "{", "[]", "{\"a\"}", "{\"a\":}", "{\"features\":[}", "{\"features\":[{}", "tru", "\"x", "{\"a\":01}",
      "{\"a\":1.}", "{\"a\":-}", "{\"a\":1e}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\",
      "{\"a\":nul",
      "{\"a\":\"\u{1}\"}", "{\"a\":1 2}", "   ",
    ]
    for text in texts {
      let problem = try #require(complaints(text).first, "\(text)")
      #expect(problem.code == .malformedJSON, "\(text): \(problem)")
      #expect(problem.place?.line == 1 && problem.place?.column != nil)
    }
    #expect(complaints("").first?.code == .emptyInput)
  }

  @Test("values that nest without end are refused")
  func deep() {
    let deep = String(repeating: "[", count: 200_000)
    #expect(complaints("{\"a\":" + deep).first?.code == .malformedJSON)
    #expect(complaints("{\"features\":[{\"geometry\":{\"coordinates\":" + deep).first?.code == .malformedJSON)
  }

  @Test("a file larger than the limit is refused, and so are too many positions")
  func large() {
    let text = squares((0..<50).map { ("A\($0)", $0, 0) })
    #expect(complaints(text, MapFormat(byteLimit: 100)).map(\.code) == [.tooLarge])
    #expect(complaints(text, MapFormat(pointLimit: 249)).map(\.code) == [.tooLarge])
    #expect(complaints(text, MapFormat(pointLimit: 250)).isEmpty)
  }

  @Test(
    "coordinates that are no place on earth are refused",
    arguments: ["1e999", "-1e999", "1e9", "123456789012345678901234567890"])
  func farAway(number: String) {
    let text = squares([("A", 0, 0)]).replacing("[1,0]", with: "[1,\(number)]")
    #expect(complaints(text).map(\.code) == [.outOfRange])
  }

  @Test(
    "geometries that are no areas are refused",
    arguments: [
      #"{"type":"Point","coordinates":[1,2]}"#, #"{"type":"Polygon"}"#, #"{"coordinates":[[[1,2]]]}"#,
      #"{"type":"GeometryCollection","geometries":[]}"#, #"{"coordinates":[],"type":"LineString"}"#,
    ])
  func noAreas(geometry: String) {
    let text = #"{"features":[{"id":"A","geometry":\#(geometry)}]}"#
    #expect(complaints(text).map(\.code) == [.malformedGeometry])
    #expect(complaints(#"{"type":"Point","coordinates":[1,2]}"#).map(\.code) == [.malformedGeometry])
  }

  @Test("twenty features without a code are named, and no more")
  func withoutCodes() {
    let text = squares((0..<50).map { ("", $0, 0) })
    #expect(complaints(text).count == 20)
  }

  @Test("no damage to a map makes it trap")
  func mutations() throws {
    let topology = #"""
      {"arcs":[[[1,0],[0,1]],[[1,1],[-1,0],[0,-1],[1,0]]],"objects":{"l":{"type":"GeometryCollection",
      "geometries":[{"arcs":[[0,1]],"id":"A","type":"Polygon"}]}},"transform":{"scale":[1,1],"translate":[0,0]}}
      """#
    var random = SeededGenerator(seed: 20161101)
    for text in [squares([("A", 0, 0), ("B", 1, 0)]), topology] {
      let bytes = Array(text.utf8)
      for _ in 0..<3000 {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let at = Int.random(in: 0..<damaged.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: damaged[at] = UInt8.random(in: 0...255, using: &random)
          case 1: damaged.remove(at: at)
          default: damaged.insert(Array("[]{},:-e.0\"\\".utf8).randomElement(using: &random) ?? 0, at: at)
          }
        }
        guard let found = try? AreaMap(parsing: damaged, name: "map") else { continue }
        for kind in Contiguity.Kind.allCases { _ = try? Contiguity(found, kind) }
        for shape in found.shapes {
          #expect(shape.planarArea.isFinite && shape.squareKilometres.isFinite)
          if let centroid = shape.centroid { #expect(centroid.x.isFinite && centroid.y.isFinite) }
        }
      }
    }
  }

  @Test("shapes made of no numbers have no neighbours there")
  func notANumber() throws {
    let ring = MapRing([MapPoint(.nan, 0), MapPoint(.infinity, 1), MapPoint(1, 1)])
    let shapes = ["A", "B"].map { AreaShape(code: $0, polygons: [MapPolygon(outer: ring)]) }
    #expect(try Contiguity(AreaMap(shapes), .queen).neighbours == [[1], [0]])
    #expect(try Contiguity(AreaMap(shapes), .rook).neighbours == [[], []])
  }
}
