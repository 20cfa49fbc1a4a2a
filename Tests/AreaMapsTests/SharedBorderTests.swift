import AreaGeometry
import AreaMaps
import IndicatorAnalysis
import Testing

/// Twice the area of a path of whole numbers.
private func doubledArea(_ path: String) -> Int {
  parts(of: path, from: "M", to: "z").reduce(0) { sum, ring in
    var numbers: [Int] = []
    var digits = ""
    for character in ring + " " {
      if character.isNumber {
        digits.append(character)
      } else {
        if let number = Int(digits) { numbers.append(number) }
        digits = character == "-" ? "-" : ""
      }
    }
    var (points, x, y) = ([(Int, Int)](), 0, 0)
    for index in stride(from: 0, to: numbers.count - 1, by: 2) {
      (x, y) = (x + numbers[index], y + numbers[index + 1])
      points.append((x, y))
    }
    let next = points.dropFirst() + points.prefix(1)
    return sum + abs(zip(points, next).reduce(0) { $0 + $1.0.0 * $1.1.1 - $1.1.0 * $1.0.1 })
  }
}

@Suite("Borders that areas share")
struct SharedBorderTests {
  /// A field of squares of 10 by 10 metres whose inner borders wriggle, the outer ones straight; each ring starts at
  /// another corner, and every other one runs the other way.
  private static func field(_ stream: inout RandomStream, side: Int) -> [MapArea] {
    var borders: [String: [MapPoint]] = [:]
    func border(_ from: (Int, Int), _ to: (Int, Int)) -> [MapPoint] {
      let isBackward = (from.0, from.1) > (to.0, to.1)
      let (low, high) = isBackward ? (to, from) : (from, to)
      let key = "\(low) \(high)"
      let isOuter =
        (low.0 == high.0 && (low.0 == 0 || low.0 == side))
        || (low.1 == high.1 && (low.1 == 0 || low.1 == side))
      if borders[key] == nil {
        borders[key] = (0..<40).map { step in
          let wriggle = isOuter || step == 0 ? 0 : stream.uniform() * 0.8 - 0.4
          let part = Double(step) / 4
          return MapPoint(
            Double(low.0 * 10 + 1000) + (low.0 == high.0 ? wriggle : part),
            Double(low.1 * 10 + 1000) + (low.0 == high.0 ? part : wriggle))
        }
      }
      let points = (borders[key] ?? []) + [MapPoint(Double(high.0 * 10 + 1000), Double(high.1 * 10 + 1000))]
      return Array((isBackward ? points.reversed() : points).dropLast())
    }
    return (0..<side * side).map { number in
      let (x, y) = (number % side, number / side)
      let corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]
      let turned = (0..<4).map { corners[($0 + number) % 4] }
      let ring = (0..<4).flatMap { border(turned[$0], turned[($0 + 1) % 4]) }
      return MapArea(
        shape: AreaShape(
          code: "\(number)",
          polygons: [MapPolygon(outer: MapRing(number % 2 == 0 ? ring : ring.reversed()))]),
        classIndex: 0, label: "")
    }
  }

  @Test("leave no gap and no overlap, however they wriggle", arguments: 0..<20)
  func tiling(seed: UInt64) {
    var stream = RandomStream(seed: seed, stream: 0)
    let areas = SharedBorderTests.field(&stream, side: 5)
    let paths = parts(
      of: choropleth(areas, width: 304, height: 304).svg(), from: "<path d=\"", to: "\"><title>")
    #expect(paths.count == 25)
    #expect(paths.reduce(0) { $0 + doubledArea($1) } == 2 * 3000 * 3000)
    // Something was left out, or the test says nothing.
    #expect(paths.reduce(0) { $0 + $1.split(whereSeparator: { " -l".contains($0) }).count / 2 } < 25 * 140)
  }

  @Test("run along a hole as along the area that fills it")
  func enclave() {
    var stream = RandomStream(seed: 7, stream: 0)
    let circle = (0..<400).map { index -> MapPoint in
      let (side, part) = (index / 100, Double(index % 100) / 10)
      let depth = stream.uniform() / 20
      return [
        MapPoint(10 + part, 10 + depth), MapPoint(20 - depth, 10 + part), MapPoint(20 - part, 20 - depth),
        MapPoint(10 + depth, 20 - part),
      ][side]
    }
    let turned = Array((circle[150...] + circle[..<150]).reversed())
    let shapes = [
      AreaShape(code: "a", polygons: [MapPolygon(outer: square(0, 0, 30), holes: [MapRing(circle)])]),
      AreaShape(code: "b", polygons: [MapPolygon(outer: MapRing(turned))]),
    ]
    let svg = choropleth(shapes.map { MapArea(shape: $0, classIndex: 0, label: "") }).svg()
    let paths = parts(of: svg, from: "<path d=\"", to: "\"><title>")
    let hole = parts(of: paths[0], from: "M", to: "z")[1]
    #expect(doubledArea("M" + hole + "z") == doubledArea(paths[1]))
    #expect(hole.count < 2000)
  }
}
