import AreaGeometry
import IndicatorSchema
import Testing

@Suite("Neighbours on a map")
struct ContiguityTests {
  /// A chessboard of 3 by 3, numbered row by row.
  private let board = squares((0..<9).map { ("S\($0)", $0 % 3, $0 / 3) })

  @Test("on a chessboard a rook reaches four sides and a queen eight")
  func chess() throws {
    let found = try map(board)
    let rook = try Contiguity(found, .rook)
    #expect(rook.neighbours[4] == [1, 3, 5, 7])
    #expect(rook.neighbours[0] == [1, 3])
    #expect(rook.pairCount == 12)
    let queen = try Contiguity(found, .queen)
    #expect(queen.neighbours[4] == [0, 1, 2, 3, 5, 6, 7, 8])
    #expect(queen.pairCount == 20)
    #expect(queen.islands.isEmpty)
  }

  @Test("neighbours are so in both directions, and never of themselves")
  func symmetric() throws {
    for kind in Contiguity.Kind.allCases {
      let found = try Contiguity(try map(board), kind)
      for (one, others) in found.neighbours.enumerated() {
        #expect(others == others.sorted() && Set(others).count == others.count)
        for other in others {
          #expect(other != one)
          #expect(found.neighbours[Int(other)].contains(Int32(one)))
        }
      }
    }
  }

  @Test("borders that are drawn a little apart meet within the tolerance")
  func tolerance() throws {
    let apart = squares([("A", 0, 0), ("B", 1, 0)]).replacing("[[1,0]", with: "[[1.0004,0]")
      .replacing("[1,1],[1,0]]", with: "[1.0004,1],[1.0004,0]]")
    #expect(try Contiguity(try map(apart), .queen).pairCount == 0)
    #expect(try Contiguity(try map(apart), .queen, tolerance: 0.01).pairCount == 1)
    #expect(throws: Diagnostic.self) { try Contiguity(try map(apart), .queen, tolerance: 0) }
    #expect(throws: Diagnostic.self) { try Contiguity(try map(apart), .queen, tolerance: .nan) }
  }

  @Test("an empty map has no neighbours")
  func empty() throws {
    let found = try map(#"{"type":"FeatureCollection","features":[]}"#)
    #expect(try Contiguity(found, .queen).neighbours.isEmpty)
    #expect(found.boundingBox == nil)
  }

  @Test("centre, box and area of a shape with a hole, far from the origin")
  func measures() throws {
    let outer = [(0, 0), (4, 0), (4, 4), (0, 4)].map { MapPoint(1e6 + $0.0, 5e5 + $0.1) }
    let hole = [(0, 0), (0, 2), (2, 2), (2, 0)].map { MapPoint(1e6 + $0.0, 5e5 + $0.1) }
    let shape = AreaShape(code: "A", polygons: [MapPolygon(outer: MapRing(outer), holes: [MapRing(hole)])])
    let turned = AreaShape(
      code: "A",
      polygons: [MapPolygon(outer: MapRing(outer.reversed()), holes: [MapRing(hole.reversed())])])
    for shape in [shape, turned] {
      #expect(shape.planarArea == 12)
      let centroid = try #require(shape.centroid)
      #expect(abs(centroid.x - 1e6 - 28.0 / 12) < 1e-9 && abs(centroid.y - 5e5 - 28.0 / 12) < 1e-9)
      #expect(shape.boundingBox?.lower == MapPoint(1e6, 5e5))
      #expect(shape.boundingBox?.upper == MapPoint(1e6 + 4, 5e5 + 4))
    }
  }

  @Test("a shape that encloses nothing has the centre of its positions")
  func line() {
    let ring = MapRing([MapPoint(0, 0), MapPoint(2, 4)])
    let shape = AreaShape(code: "A", polygons: [MapPolygon(outer: ring)])
    #expect(shape.planarArea == 0)
    #expect(shape.centroid == MapPoint(1, 2))
  }
}
