import AreaGeometry
import AreaMaps
import IndicatorAnalysis
import Testing

/// Whether a place lies within a ring: the winding number, by turned angles' quadrants (another way than the
/// library's crossings).
private func encloses(_ ring: MapRing, _ place: MapPoint) -> Bool {
  var winding = 0
  for (one, two) in zip(ring.points, ring.points.dropFirst() + ring.points.prefix(1)) {
    let side = (two.x - one.x) * (place.y - one.y) - (place.x - one.x) * (two.y - one.y)
    if one.y <= place.y, two.y > place.y, side > 0 { winding += 1 }
    if one.y > place.y, two.y <= place.y, side < 0 { winding -= 1 }
  }
  return winding != 0
}

@Suite("The place of a marker")
struct InnerPointTests {
  @Test("lies inside every star, however jagged, large or far away", arguments: 0..<300)
  func stars(seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed))
    let count = Int.random(in: 3...80, using: &random)
    let scale = [1e-4, 1, 5e4][seed % 3]
    let centre = MapPoint(
      scale * .random(in: -9...9, using: &random), scale * .random(in: -9...9, using: &random))
    let turns = (0..<count).map { _ in Double.random(in: 0..<1, using: &random) }.sorted()
    let star = MapRing(
      turns.map { turn in
        // A place on a rhombus needs no sine; stretched by a random radius it is a star all the same.
        let (quarter, part) = (Int(turn * 4), turn * 4 - Double(Int(turn * 4)))
        let corners = [(1.0, 0.0), (0, 1), (-1, 0), (0, -1), (1, 0)]
        let (from, to) = (corners[quarter], corners[quarter + 1])
        let radius = scale * Double.random(in: 0.01...1, using: &random)
        return MapPoint(
          centre.x + radius * (from.0 + (to.0 - from.0) * part),
          centre.y + radius * (from.1 + (to.1 - from.1) * part))
      })
    let found = try #require(InnerPoint(in: [MapPolygon(outer: star)]))
    #expect(encloses(star, found.point))
    #expect(found.clearance > 0)
  }

  @Test("is the middle of a square, and as far from its sides")
  func middle() throws {
    let found = try #require(InnerPoint(in: [MapPolygon(outer: square(10, 20, 4))]))
    #expect(abs(found.point.x - 12) < 0.05 && abs(found.point.y - 22) < 0.05)
    #expect(abs(found.clearance - 2) < 0.05)
  }

  @Test("lies beside a hole, and in the largest part")
  func holes() throws {
    let ring = MapPolygon(outer: square(0, 0, 10), holes: [square(3, 3, 4)])
    let found = try #require(InnerPoint(in: [MapPolygon(outer: square(50, 50, 2)), ring]))
    #expect(encloses(ring.outer, found.point) && !encloses(ring.holes[0], found.point))
    #expect(found.clearance >= 1.5)
  }

  @Test("lies inside a strip a millionth as wide as long, and inside a horseshoe")
  func thin() throws {
    let strip = MapRing([MapPoint(0, 0), MapPoint(1, 1), MapPoint(1, 1 + 1e-6), MapPoint(0, 1e-6)])
    #expect(encloses(strip, try #require(InnerPoint(in: [MapPolygon(outer: strip)])).point))
    let corners = [(0.0, 0.0), (9, 0), (9, 9), (8, 9), (8, 1), (1, 1), (1, 9), (0, 9)]
    let horseshoe = MapRing(corners.map { MapPoint($0.0, $0.1) })
    #expect(encloses(horseshoe, try #require(InnerPoint(in: [MapPolygon(outer: horseshoe)])).point))
  }

  @Test("is nowhere when nothing is enclosed")
  func nothing() {
    #expect(InnerPoint(in: []) == nil)
    #expect(InnerPoint(in: [MapPolygon(outer: MapRing([]))]) == nil)
    #expect(InnerPoint(in: [MapPolygon(outer: MapRing([MapPoint(1, 1), MapPoint(2, 2)]))]) == nil)
    #expect(
      InnerPoint(in: [MapPolygon(outer: MapRing([MapPoint(.nan, 1), MapPoint(2, 2), MapPoint(1, 0)]))]) == nil
    )
  }
}
