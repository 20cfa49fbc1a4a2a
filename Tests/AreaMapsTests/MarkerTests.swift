import AreaGeometry
import AreaMaps
import Foundation
import Testing

@Suite("Markers")
struct MarkerTests {
  private static func discs(_ svg: String) -> [(x: Double, y: Double)] {
    parts(of: svg, from: "<circle cx=\"", to: "\" r=\"10\"").compactMap { text in
      let numbers = text.components(separatedBy: "\" cy=\"").compactMap(Double.init)
      return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
  }

  /// Small areas in a row, in the corner of a large one.
  private static func crowd(_ count: Int, gap: Double) -> Choropleth {
    let small = (0..<count).map { number in
      MapArea(
        shape: AreaShape(code: "\(number)", polygons: [MapPolygon(outer: square(Double(number) * gap, 0))]),
        classIndex: 1, label: "")
    }
    let large = MapArea(
      shape: AreaShape(code: "large", polygons: [MapPolygon(outer: square(0, 0, 300))]), classIndex: 0,
      label: "")
    return choropleth([large] + small, highlights: small.map(\.shape.code))
  }

  @Test("stay within the picture, and do not hide each other, even at one place", arguments: [0.0, 1, 5, 40])
  func apart(gap: Double) {
    let svg = MarkerTests.crowd(4, gap: gap).svg()
    let discs = MarkerTests.discs(svg)
    #expect(discs.count == 4)
    for (number, one) in discs.enumerated() {
      #expect((10...390).contains(one.x) && (10...290).contains(one.y))
      for two in discs[(number + 1)...] {
        #expect(((one.x - two.x) * (one.x - two.x) + (one.y - two.y) * (one.y - two.y)).squareRoot() > 20)
      }
    }
    // Those that moved have a line to their area; with room for all, none has.
    #expect(svg.contains("r=\"2.5\"") == (gap < 40))
  }

  @Test("stand in the area where there is room")
  func inside() {
    let discs = MarkerTests.discs(choropleth([area("a", 0, 0), area("b", 1, 0)], highlights: ["b"]).svg())
    #expect(discs.count == 1 && discs.allSatisfy { abs($0.x - 294) < 1 && abs($0.y - 150) < 1 })
  }
}
