import AreaGeometry
import IndicatorSchema
import Testing

@Suite("Maps in GeoJSON")
struct GeoJSONTests {
  @Test("code, name, parts and holes are read, whatever the order of the keys")
  func features() throws {
    let text = #"""
      {"features":[
        {"geometry":{"coordinates":[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]],
          [[[9,9,3.5],[10,9,3],[10,10,2],[9,9,3.5]]]],"type":"MultiPolygon"},
         "properties":{"x":[1,{"y":null}],"name":"Sint-Oedenrode é😀","code":" WK001400 "},"type":"Feature"},
        {"type":"Feature","id":363,"properties":null,"geometry":null}],
       "crs":{"a":true,"b":false},"type":"FeatureCollection"}
      """#
    let found = try map(text)
    #expect(found.shapes.map(\.code) == ["WK001400", "363"])
    let shape = try #require(found["WK001400"])
    #expect(shape.name == "Sint-Oedenrode é😀")
    #expect(shape.polygons.map(\.holes.count) == [1, 0])
    #expect(
      shape.polygons[0].outer.points == [MapPoint(0, 0), MapPoint(4, 0), MapPoint(4, 4), MapPoint(0, 4)])
    #expect(shape.planarArea == 15.5)
    #expect(try #require(found["363"]).polygons.isEmpty)
    #expect(found["363"]?.centroid == nil)
  }

  @Test("the property of the code can be named, and a missing one is said with the ones there are")
  func codeProperty() throws {
    let text = squares([("A", 0, 0)]).replacing(#""code":"A""#, with: #""wijkcode":"B","code":"A""#)
    #expect(try map(text, MapFormat(codeProperty: "wijkcode")).shapes.map(\.code) == ["B"])
    let problem = try #require(complaints(text, MapFormat(codeProperty: "wijkkode")).first)
    #expect(problem.code == .malformedGeometry)
    #expect(problem.hint == "did you mean 'wijkcode'?")
    #expect(problem.place?.line == 1)
  }

  @Test("features of one code become one shape, and the map says so")
  func repeated() throws {
    let found = try map(squares([("A", 0, 0), ("B", 1, 0), ("A", 5, 5)]))
    #expect(found.count == 2)
    #expect(found.repeatedCodes == ["A"])
    #expect(found["A"]?.planarArea == 2)
  }

  @Test("numbers in every notation are the nearest double")
  func numbers() throws {
    let written = ["-0.0", "1e2", "5.123456789012345678901", "1E-7", "0.1", "52.09071", "-4.5e+1", "0"]
    for text in written {
      let ring = "[[\(text),1],[2,\(text)],[3,3]]"
      let document =
        #"{"features":[{"id":"A","geometry":{"type":"Polygon","coordinates":[\#(ring)]}}]}"#
      let point = try #require(try map(document)["A"]?.polygons.first?.outer.points.first)
      #expect(point.x == Double(text))
    }
  }

  @Test("the blocks in which a file arrives make no difference")
  func blocks() throws {
    let text = squares([("A", 0, 0), ("B", 1, 1)])
    let whole = try map(text, blockSize: 1 << 20)
    for size in [1, 2, 3, 64] { #expect(try map(text, blockSize: size).shapes == whole.shapes) }
  }
}
