/// The lines of all areas together, so that a border that two areas share is simplified once, and no gap opens.
///
/// A border is cut where more than two lines meet: there it keeps its place. What lies between is the same row of
/// points for both sides, perhaps the other way round.
struct SharedLines {
  private struct Neighbours {
    var low: GridPoint
    var high: GridPoint
    var isJunction = false
  }

  private var neighbours: [GridPoint: Neighbours] = [:]

  /// Takes note of the lines of a ring.
  mutating func add(_ ring: [GridPoint]) {
    guard var before = ring.last, ring.count > 1 else { return }
    for index in ring.indices {
      let point = ring[index]
      let after = ring[index + 1 == ring.count ? 0 : index + 1]
      let (low, high) = (min(before, after), max(before, after))
      if let known = neighbours[point] {
        if known.low != low || known.high != high { neighbours[point]?.isJunction = true }
      } else {
        neighbours[point] = Neighbours(low: low, high: high)
      }
      before = point
    }
  }

  /// A ring without the points that hardly matter: no line moves more than a tolerance, in tenths of a pixel.
  func simplified(_ ring: [GridPoint], tolerance: Double) -> [GridPoint] {
    guard ring.count > 2 else { return ring }
    var cuts = ring.indices.filter { neighbours[ring[$0]]?.isJunction ?? false }
    if cuts.isEmpty { cuts = [ring.indices.min { ring[$0] < ring[$1] } ?? 0] }
    var result: [GridPoint] = []
    for (number, start) in cuts.enumerated() {
      let next = number + 1 == cuts.count ? cuts[0] + ring.count : cuts[number + 1]
      let line = (start...next).map { ring[$0 % ring.count] }
      result += SharedLines.simplifiedEitherWay(line, tolerance).dropLast()
    }
    return result
  }

  /// The same points whichever way the line runs.
  private static func simplifiedEitherWay(_ line: [GridPoint], _ tolerance: Double) -> [GridPoint] {
    let reversed = Array(line.reversed())
    guard reversed.lexicographicallyPrecedes(line) else { return simplified(line, tolerance) }
    return simplified(reversed, tolerance).reversed()
  }

  /// A longer line is taken in pieces: the time for one piece can grow as the square of its length.
  private static let longestSpan = 500

  /// Douglas and Peucker, "Algorithms for the reduction of the number of points required to represent a digitized
  /// line or its caricature", 1973.
  private static func simplified(_ line: [GridPoint], _ tolerance: Double) -> [GridPoint] {
    guard line.count > 2 else { return line }
    var isKept = Array(repeating: false, count: line.count)
    let ends = Array(stride(from: 0, to: line.count - 1, by: longestSpan)) + [line.count - 1]
    for end in ends { isKept[end] = true }
    var spans = Array(zip(ends, ends.dropFirst()))
    while let (start, end) = spans.popLast() {
      guard let farthest = farthest(line, start, end, beyond: tolerance * tolerance) else { continue }
      isKept[farthest] = true
      spans.append((start, farthest))
      spans.append((farthest, end))
    }
    return line.indices.filter { isKept[$0] }.map { line[$0] }
  }

  /// The point between two that lies farthest from the line between them, if far enough.
  private static func farthest(_ line: [GridPoint], _ start: Int, _ end: Int, beyond: Double) -> Int? {
    guard end - start > 1 else { return nil }
    var (found, greatest): (Int?, Double) = (nil, beyond)
    for index in start + 1..<end {
      let distance = squaredDistance(line[index], line[start], line[end])
      if distance > greatest { (found, greatest) = (index, distance) }
    }
    return found
  }

  private static func squaredDistance(_ point: GridPoint, _ start: GridPoint, _ end: GridPoint) -> Double {
    let (dx, dy) = (Double(end.x) - Double(start.x), Double(end.y) - Double(start.y))
    var (x, y) = (Double(point.x) - Double(start.x), Double(point.y) - Double(start.y))
    let length = dx * dx + dy * dy
    if length > 0 {
      let share = min(1, max(0, (x * dx + y * dy) / length))
      x -= share * dx
      y -= share * dy
    }
    return x * x + y * y
  }
}
