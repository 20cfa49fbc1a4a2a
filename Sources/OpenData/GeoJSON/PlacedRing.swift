import AreaGeometry
import JSONWriting

/// A position in whole steps of the last decimal.
struct PlacedPoint: Hashable {
  let x: Int
  let y: Int
}

/// A ring after rounding: no position twice in a row, some surface inside.
struct PlacedRing {
  private(set) var points: [PlacedPoint]

  /// Rounds a ring and lets it run the way of its kind: counter-clockwise around an area, clockwise around a hole.
  ///
  /// nil when nothing is left of it.
  init?(_ ring: MapRing, stepsPerDegree steps: Double, isHole: Bool) {
    points = []
    points.reserveCapacity(ring.points.count + 1)
    for point in ring.points {
      guard let x = Int(exactly: (point.x * steps).rounded()),
        let y = Int(exactly: (point.y * steps).rounded())
      else { continue }
      let placed = PlacedPoint(x: x, y: y)
      if points.last != placed { points.append(placed) }
    }
    while points.count > 1, points.first == points.last { points.removeLast() }
    let area = PlacedRing.doubledArea(points)
    guard points.count > 2, area != 0 else { return nil }
    if (area < 0) != isHole { points = [points[0]] + points[1...].reversed() }
  }

  /// Twice the surface, positive when the ring runs counter-clockwise; relative to the first position, so that
  /// products stay whole.
  private static func doubledArea(_ points: [PlacedPoint]) -> Double {
    guard let origin = points.first, var last = points.last else { return 0 }
    var sum = 0.0
    for point in points {
      sum +=
        Double(last.x - origin.x) * Double(point.y - origin.y)
        - Double(point.x - origin.x) * Double(last.y - origin.y)
      last = point
    }
    return sum
  }
}

/// The smallest box around positions.
struct PlacedBox {
  private(set) var corners: (west: Int, south: Int, east: Int, north: Int)?

  mutating func include(_ ring: PlacedRing) {
    for point in ring.points {
      guard let box = corners else {
        corners = (point.x, point.y, point.x, point.y)
        continue
      }
      corners = (
        min(box.west, point.x), min(box.south, point.y), max(box.east, point.x), max(box.north, point.y)
      )
    }
  }
}

/// How many decimals coordinates have.
struct CoordinateWriter {
  private let decimals: Int
  /// The steps of the last decimal in one degree.
  let stepsPerDegree: Int

  init(decimals: Int) {
    self.decimals = decimals
    stepsPerDegree = (0..<decimals).reduce(1) { steps, _ in steps * 10 }
  }

  /// Appends a coordinate without needless zeros.
  func append(_ steps: Int, to bytes: inout [UInt8]) {
    if steps < 0 { bytes.append(0x2D) }
    let (whole, rest) = Int(steps.magnitude).quotientAndRemainder(dividingBy: stepsPerDegree)
    bytes.append(contentsOf: String(whole).utf8)
    guard rest > 0 else { return }
    bytes.append(0x2E)
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0x30, count: decimals))
    var (digits, place) = (rest, start + decimals)
    while digits > 0 {
      place -= 1
      bytes[place] = 0x30 + UInt8(digits % 10)
      digits /= 10
    }
    while bytes.last == 0x30 { bytes.removeLast() }
  }

  /// Appends a position as an array.
  func append(_ point: PlacedPoint, to bytes: inout [UInt8]) {
    bytes.append(0x5B)
    append(point.x, to: &bytes)
    bytes.append(0x2C)
    append(point.y, to: &bytes)
    bytes.append(0x5D)
  }

  /// Appends a ring, which ends where it starts.
  func append(_ ring: PlacedRing, to bytes: inout [UInt8]) {
    bytes.append(0x5B)
    for point in ring.points {
      append(point, to: &bytes)
      bytes.append(0x2C)
    }
    if let first = ring.points.first { append(first, to: &bytes) }
    bytes.append(0x5D)
  }
}
