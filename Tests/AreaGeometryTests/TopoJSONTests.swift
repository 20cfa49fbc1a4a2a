import AreaGeometry
import IndicatorSchema
import Testing

@Suite("Maps in TopoJSON")
struct TopoJSONTests {
  /// Two squares side by side that share arc 0, quantised, and a third that is apart; `type` stands last.
  private let text = #"""
    {"arcs":[[[1,0],[0,1]],[[1,1],[-1,0],[0,-1],[1,0]],[[1,0],[1,0],[0,1],[-1,0]],
      [[5,5],[1,0],[0,1],[-1,-1]]],
     "objects":{"layer":{"type":"GeometryCollection","geometries":[
       {"arcs":[[0,1]],"id":"WK1","properties":{"statcode":"WK000001","statnaam":"West"},"type":"Polygon"},
       {"type":"MultiPolygon","arcs":[[[2,-1]]],"properties":{"statcode":"WK000002"}},
       {"type":"Polygon","id":"WK000003","arcs":[[3]]},
       {"type":null,"id":"WK000004"}]}},
     "transform":{"scale":[0.5,2],"translate":[10,50]},"type":"Topology"}
    """#

  @Test("arcs are added up, scaled, turned round and joined")
  func rings() throws {
    let found = try map(text)
    #expect(found.shapes.map(\.code) == ["WK000001", "WK000002", "WK000003", "WK000004"])
    #expect(found["WK000001"]?.name == "West")
    #expect(
      found["WK000001"]?.polygons.first?.outer.points == [
        MapPoint(10.5, 50), MapPoint(10.5, 52), MapPoint(10, 52), MapPoint(10, 50),
      ])
    #expect(
      found["WK000002"]?.polygons.first?.outer.points == [
        MapPoint(10.5, 50), MapPoint(11, 50), MapPoint(11, 52), MapPoint(10.5, 52),
      ])
    #expect(found["WK000004"]?.polygons.isEmpty == true)
    #expect(found.arcCount == 4)
  }

  @Test("areas that share an arc are neighbours, in both senses")
  func sharedArcs() throws {
    for kind in Contiguity.Kind.allCases {
      let found = try Contiguity(try map(text), kind)
      #expect(found.neighbours == [[1], [0], [], []])
      #expect(found.islands == [2, 3])
      #expect(found.pairCount == 1)
    }
  }

  @Test("the object has to be named when there are several, and rightly")
  func objects() throws {
    let two = text.replacing(#""objects":{"#, with: #""objects":{"towns":{"type":"Point"},"#)
    let ambiguous = try #require(complaints(two).first)
    #expect(ambiguous.code == .malformedGeometry)
    #expect(try map(two, MapFormat(object: "layer")).count == 4)
    #expect(complaints(text, MapFormat(object: "layers")).first?.hint == "did you mean 'layer'?")
  }

  @Test("an arc that does not exist is refused with its number")
  func arcOutOfRange() throws {
    for bad in ["4", "-5", "9007199254740993", "-9e18", "1e300", "0.5"] {
      let problem = try #require(complaints(text.replacing("[[2,-1]]", with: "[[2,\(bad)]]")).first)
      #expect(problem.code == .malformedGeometry || problem.code == .outOfRange)
      #expect(problem.place?.line != nil)
    }
  }

  @Test("arcs that are used again and again can't fill the memory")
  func amplification() throws {
    let many = [String](repeating: "3", count: 2000).joined(separator: ",")
    let format = MapFormat(pointLimit: 1000)
    #expect(complaints(text.replacing("[[3]]", with: "[[\(many)]]"), format).map(\.code) == [.tooLarge])
  }
}
