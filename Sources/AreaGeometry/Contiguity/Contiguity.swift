import IndicatorSchema

/// Which areas of a map touch each other.
public struct Contiguity: Sendable {
  /// For each shape of the map the positions of those it touches, in rising order; always in both directions.
  public let neighbours: [[Int32]]

  /// What counts as touching.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A corner is enough: a shared position.
    case queen
    /// A piece of border: a shared line between two positions, or a shared arc of a topology.
    case rook
  }

  /// Finds the neighbours among the shapes of a map.
  ///
  /// Positions are compared after rounding to whole multiples of the tolerance. Maps of areas that are drawn apart,
  /// or where one has a position half-way the straight border of the other, show no shared positions there.
  ///
  /// - Parameter tolerance: In the unit of the coordinates, at least 1e-9; the default is a decimetre in degrees and a
  ///   micrometre in metres.
  /// - Throws: `Diagnostic` when the tolerance is too small, or areas lie on top of each other beyond every reason.
  public init(_ map: AreaMap, _ kind: Kind, tolerance: Double = 1e-6) throws {
    guard tolerance >= 1e-9, tolerance.isFinite else {
      throw Diagnostic(.invalidValue, "a tolerance of \(tolerance) is less than 1e-9")
    }
    var corners = SharedPlaces()
    var borders = SharedPlaces()
    for (area, shape) in map.shapes.enumerated() {
      let area = Int32(area)
      if kind == .rook, map.arcCount > 0 {
        for arc in shape.arcs { borders.add(Int64(arc), 0, area) }
        continue
      }
      for ring in shape.polygons.lazy.flatMap(\.rings) {
        let places = ring.points.compactMap { point -> Int32? in
          guard let x = Contiguity.step(point.x, tolerance), let y = Contiguity.step(point.y, tolerance)
          else {
            return nil
          }
          return corners.add(x, y, area)
        }
        guard kind == .rook, var last = places.last else { continue }
        for place in places {
          if place != last { borders.add(Int64(min(place, last)), Int64(max(place, last)), area) }
          last = place
        }
      }
    }
    neighbours = try (kind == .queen ? corners : borders).neighbours(among: map.count)
  }

  /// A coordinate in whole steps; nil where it is no number or no place on earth.
  private static func step(_ coordinate: Double, _ tolerance: Double) -> Int64? {
    Int64(exactly: (coordinate / tolerance).rounded())
  }

  /// The number of pairs of neighbours.
  public var pairCount: Int { neighbours.reduce(0) { $0 + $1.count } / 2 }

  /// The positions of the shapes that touch no other.
  public var islands: [Int] { neighbours.indices.filter { neighbours[$0].isEmpty } }
}
