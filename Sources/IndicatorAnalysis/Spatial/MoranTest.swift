/// Moran's I: whether like values lie together on the map, or apart.
///
/// I = (n / S0) sum_i sum_j w_ij z_i z_j / sum z^2, with z the deviation from the mean and S0 the sum of all weights.
/// Source: Moran, "Notes on continuous stochastic phenomena", 1950; expectation and variances: Cliff and Ord, "Spatial
/// processes", 1981. Areas without neighbours count in n and have no part in the sum.
public struct MoranTest: Hashable, Sendable {
  /// I: above its expectation when like values lie together.
  public let statistic: Double
  /// The expectation without a pattern: -1 / (n - 1).
  public let expected: Double
  /// The variance without a pattern when the values are dealt over the areas at random.
  public let variance: Double
  /// The variance without a pattern when the values are drawn from a normal distribution.
  public let normalVariance: Double
  /// (r + 1) / (B + 1), with r of B random deals whose I is at least as far from the expectation; nil without deals.
  public let p: Double?
  /// The number of areas with a value.
  public let areas: Int
  /// The number of links between them, each direction counted.
  public let links: Int
  /// The number of areas with a value whose neighbours have none.
  public let islands: Int

  /// (I - expectation) / standard deviation under random deals; nil where that is 0.
  public var zScore: Double? { variance > 0 ? (statistic - expected) / variance.squareRoot() : nil }

  /// Tests values for a pattern.
  ///
  /// - Parameters:
  ///   - values: One for each area of the links; an area without a value takes its links with it.
  ///   - permutations: The number B of random deals; each has a stream of random numbers of its own.
  /// - Throws: `SpatialObstacle` when there is nothing to say.
  public init(
    _ values: [Double?], _ links: SpatialLinks, _ weighting: SpatialLinks.Weighting = .rowStandardised,
    permutations: Int = 999, seed: UInt64 = 1
  ) throws(SpatialObstacle) {
    let sample = try SpatialSample(values, links)
    let weights = WeightSums(sample.links, weighting)
    let count = Double(sample.areas.count)
    areas = sample.areas.count
    self.links = sample.links.linkCount
    islands = sample.links.islandCount
    expected = -1 / (count - 1)
    statistic = MoranTest.crossProduct(sample, weighting) / weights.s0
    normalVariance = weights.normalVariance(count) - expected * expected
    variance = weights.dealtVariance(count, kurtosis: MoranTest.kurtosis(sample)) - expected * expected
    p = MoranTest.pValue(
      of: statistic - expected, sample, weighting, s0: weights.s0, permutations: permutations, seed: seed)
  }

  /// sum_ij w_ij z_i z_j, exact but for the rounding of each w_ij z_i.
  private static func crossProduct(_ sample: SpatialSample, _ weighting: SpatialLinks.Weighting) -> Double {
    var sum = ExactSum()
    for area in sample.areas.indices {
      let weighted = sample.deviations[area] * sample.links.weight(of: area, weighting)
      for other in sample.links.neighbours(of: area) {
        sum.add(product: weighted, sample.deviations[Int(other)])
      }
    }
    return sum.total ?? 0
  }

  private static func kurtosis(_ sample: SpatialSample) -> Double {
    var sum = ExactSum()
    for z in sample.deviations { sum.add(product: z * z, z * z) }
    return (sum.total ?? 0) / Double(sample.areas.count)
  }

  private static func pValue(
    of deviation: Double, _ sample: SpatialSample, _ weighting: SpatialLinks.Weighting, s0: Double,
    permutations: Int, seed: UInt64
  ) -> Double? {
    guard permutations > 0 else { return nil }
    let expected = -1 / Double(sample.areas.count - 1)
    let rowWeights = sample.areas.indices.map { sample.links.weight(of: $0, weighting) / s0 }
    let (starts, targets) = (sample.links.starts, sample.links.targets)
    let deviations = sample.deviations
    let isFar = Concurrent.map(permutations, chunk: 16) { permutation in
      var random = RandomStream(seed: seed, stream: UInt64(permutation))
      var dealt = deviations
      random.shuffle(&dealt)
      var statistic = 0.0
      for area in rowWeights.indices {
        var sum = 0.0
        for link in starts[area]..<starts[area + 1] { sum += dealt[Int(targets[link])] }
        statistic += dealt[area] * sum * rowWeights[area]
      }
      return PermutationTest.isAsFar(statistic - expected, deviation)
    }
    return PermutationTest.pValue(isFar.count { $0 }, of: permutations)
  }
}

/// Sums of weights that the moments of Moran's I are made of.
private struct WeightSums {
  /// The sum of all weights.
  private(set) var s0 = 0.0
  /// Half the sum of (w_ij + w_ji)^2.
  private(set) var s1 = 0.0
  /// The sum of (w_i. + w_.i)^2.
  private(set) var s2 = 0.0

  init(_ links: SpatialLinks, _ weighting: SpatialLinks.Weighting) {
    var (s0, s1, s2) = (ExactSum(), ExactSum(), ExactSum())
    var margins = [ExactSum](repeating: ExactSum(), count: links.count)
    for area in 0..<links.count {
      let weight = links.weight(of: area, weighting)
      for other in links.neighbours(of: area).lazy.map({ Int($0) }) {
        s0.add(weight)
        margins[area].add(weight)
        margins[other].add(weight)
        let back = links.hasLink(from: other, to: area) ? links.weight(of: other, weighting) : nil
        // A pair of links is met twice, a link one way once.
        s1.add(product: (weight + (back ?? 0)) * (back == nil ? 1 : 0.5), weight + (back ?? 0))
      }
    }
    for margin in margins {
      let total = margin.total ?? 0
      s2.add(product: total, total)
    }
    (self.s0, self.s1, self.s2) = (s0.total ?? 0, s1.total ?? 0, s2.total ?? 0)
  }

  /// E[I^2] for values from a normal distribution.
  func normalVariance(_ n: Double) -> Double {
    (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0)
  }

  /// E[I^2] for values dealt at random, with b2 the kurtosis m4 / m2^2 of the values.
  func dealtVariance(_ n: Double, kurtosis b2: Double) -> Double {
    let one = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0)
    let other = b2 * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)
    return (one - other) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0)
  }
}

/// What all tests by permutation share.
enum PermutationTest {
  /// Whether a random deviation is at least as large as the one found; rounding makes no difference of equal ones.
  static func isAsFar(_ random: Double, _ found: Double) -> Bool {
    abs(random) >= abs(found) * (1 - 1e-12)
  }

  /// (r + 1) / (B + 1): Davison and Hinkley, "Bootstrap methods and their application", 1997.
  static func pValue(_ count: Int, of permutations: Int) -> Double {
    Double(count + 1) / Double(permutations + 1)
  }
}
