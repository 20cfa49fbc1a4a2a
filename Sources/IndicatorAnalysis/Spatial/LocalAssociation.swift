/// Where on the map like values lie together: local Moran and Getis-Ord Gi* of each area.
///
/// Each list has an element for each area of the links: nil for one without a value, and for an island.
public struct LocalAssociation: Hashable, Sendable {
  /// Local Moran: z_i sum_j w_ij z_j / m2, with m2 = sum z^2 / n. With row-standardised weights they add up to I
  /// times the number of areas that have neighbours. Source: Anselin, "Local indicators of spatial association",
  /// 1995. (esda divides by n - 1 instead, so its figures are (n - 1) / n of these.)
  public let moran: [Double?]
  /// On which side of the mean the area and its neighbours lie; nil where one of the two is the mean itself.
  public let quadrants: [Quadrant?]
  /// Gi*: how far the area with its neighbours lies above the mean, as a standard normal score; nil where they are
  /// all areas. Source: Ord and Getis, "Local spatial autocorrelation statistics", 1995.
  public let hotspots: [Double?]
  /// (r + 1) / (B + 1), with r of B random draws in which the area keeps its value and its neighbours' values are drawn
  /// from those of all other areas, without putting back, and whose sum is at least as far from its expectation as the
  /// one found. The same for both statistics, which rise and fall with that sum. nil without draws.
  public let p: [Double?]

  /// The value of an area and that of its neighbours, against the mean of all.
  public enum Quadrant: Int, Hashable, Sendable, CaseIterable {
    case highHigh = 1
    case lowLow = 2
    case highLow = 3
    case lowHigh = 4
  }

  /// Describes each area.
  ///
  /// - Parameters:
  ///   - values: One for each area of the links; an area without a value takes its links with it.
  ///   - permutations: The number B of draws; each area has a stream of random numbers of its own.
  /// - Throws: `SpatialObstacle` when there is nothing to say.
  public init(
    _ values: [Double?], _ links: SpatialLinks, _ weighting: SpatialLinks.Weighting = .rowStandardised,
    permutations: Int = 999, seed: UInt64 = 1
  ) throws(SpatialObstacle) {
    let sample = try SpatialSample(values, links)
    let sums = sample.neighbourSums
    let probabilities = ConditionalDraws(sample, sums, permutations: permutations, seed: seed).pValues
    var moran = [Double?](repeating: nil, count: values.count)
    var quadrants = [Quadrant?](repeating: nil, count: values.count)
    var hotspots = moran
    var p = moran
    for (position, area) in sample.areas.enumerated() where !sample.links.neighbours(of: position).isEmpty {
      let (z, sum) = (sample.deviations[position], sums[position])
      // Adding 0 makes a plain 0 of -0.
      moran[area] = z * sum * sample.links.weight(of: position, weighting) + 0
      quadrants[area] = LocalAssociation.quadrant(z, sum)
      hotspots[area] = LocalAssociation.hotspot(
        z + sum, members: sample.links.neighbours(of: position).count + 1, of: sample.areas.count)
      p[area] = probabilities?[position]
    }
    (self.moran, self.quadrants, self.hotspots, self.p) = (moran, quadrants, hotspots, p)
  }

  private static func quadrant(_ own: Double, _ neighbours: Double) -> Quadrant? {
    guard own != 0, neighbours != 0 else { return nil }
    return switch (own > 0, neighbours > 0) {
    case (true, true): .highHigh
    case (false, false): .lowLow
    case (true, false): .highLow
    case (false, true): .lowHigh
    }
  }

  /// sum z / sqrt(k (n - k) / (n - 1)) for k standardised values of n; whatever the weight of a link, it cancels out.
  private static func hotspot(_ sum: Double, members: Int, of count: Int) -> Double? {
    guard members < count else { return nil }
    let (k, n) = (Double(members), Double(count))
    return sum / (k * (n - k) / (n - 1)).squareRoot() + 0
  }
}
