import IndicatorAnalysis
import Testing

@Suite("Normalisation")
struct NormalisationTests {
  @Test("every method agrees with numpy and scipy")
  func oracle() throws {
    for vector in try OracleVectors.load().normalisations {
      let posts = vector.posts[0]...vector.posts[1]
      var cases: [(String, Normalisation, Bool)] = [
        ("min_max", .minMax(range: 1...100), false), ("min_max_reversed", .minMax(range: 1...100), true),
        ("z_score", .zScore(), false), ("z_score_population", .zScore(divisor: .population), false),
        ("z_score_100_10_reversed", .zScore(mean: 100, deviation: 10), true),
        ("goalposts", .goalposts(posts, range: 0...1), false),
        ("goalposts_reversed", .goalposts(posts, range: 0...1), true),
      ]
      for ties in Ties.allCases {
        cases.append(("rank_\(ties.rawValue)", .rank(ties), false))
        cases.append(("rank_reversed_\(ties.rawValue)", .rank(ties), true))
        cases.append(("percentile_\(ties.rawValue)", .percentileRank(ties), false))
      }
      for (name, method, isReversed) in cases {
        let result = method.apply(to: vector.values, isReversed: isReversed)
        let expected = try #require(vector.expected[name])
        let difference = try #require(largestDifference(result.values, expected), "\(name)")
        #expect(difference < 1e-12, "\(name)")
        #expect(result.obstacle == nil)
      }
    }
  }

  @Test("equal numbers have no normalised value, and no zero either", arguments: Methods.relative)
  func noVariation(method: Normalisation) {
    let result = method.apply(to: [0.1, nil, 0.1, 0.1])
    #expect(result.values == [nil, nil, nil, nil])
    #expect(result.obstacle == .noVariation)
  }

  @Test("a single number can't be compared with anything", arguments: Methods.relative)
  func tooFew(method: Normalisation) {
    #expect(method.apply(to: [nil, 4]).obstacle == .tooFewValues)
    #expect(method.apply(to: [nil, nil]).obstacle == .tooFewValues)
    #expect(method.apply(to: []).obstacle == .tooFewValues)
  }

  @Test("goalposts need no other numbers, only a distance between the posts")
  func goalposts() {
    let method = Normalisation.goalposts(10...30, range: 0...1)
    #expect(method.apply(to: [15]).values == [0.25])
    #expect(method.apply(to: [15], isReversed: true).values == [0.75])
    #expect(method.apply(to: [-1e308, 9, 31, nil]).values == [0, 0, 1, nil])
    #expect(Normalisation.goalposts(5...5, range: 0...1).apply(to: [5]).obstacle == .noVariation)
    #expect(Normalisation.goalposts(10...30, range: 1...100).apply(to: [10, 30]).values == [1, 100])
  }

  @Test("numbers that are not finite are refused, not passed on", arguments: Methods.all)
  func notFinite(method: Normalisation) {
    for bad in [Double.nan, .infinity, -.infinity] {
      let result = method.apply(to: [1, bad, 3])
      #expect(result.values == [nil, nil, nil])
      #expect(result.obstacle == .notFinite)
    }
  }

  @Test("a spread wider than any number is refused, not infinite", arguments: Methods.all)
  func overflow(method: Normalisation) {
    let largest = Double.greatestFiniteMagnitude
    let values = method.apply(to: [-largest, 0, largest]).values.compactMap { $0 }
    let areFinite = values.allSatisfy(\.isFinite)
    #expect(areFinite)
  }

  @Test(
    "very small and very large numbers have the z-scores of ordinary ones",
    arguments: [1e-300, .leastNonzeroMagnitude, 1e300])
  func extremeScale(scale: Double) throws {
    let result = Normalisation.zScore().apply(to: [1, 2, 3].map { $0 * scale })
    let difference = try #require(largestDifference(result.values, [-1, 0, 1]))
    #expect(difference < 1e-15)
  }
}

/// The methods with usual parameters.
enum Methods {
  static let relative: [Normalisation] =
    [.minMax(range: 0...100), .zScore(), .robustZ, .quantileClass(2), .quantileClass(5)]
    + Ties.allCases.flatMap { [.rank($0), .borda($0), .percentileRank($0), .exponential($0)] }
  /// Those that hold a number in the unit of the indicator; beyond the ends of all columns of tests.
  static let anchored: [Normalisation] = [
    .goalposts(-3...20, range: 0...1), .target(15), .target(15, isCapped: true),
    .reference(.value(12)), .reference(.value(12), isCapped: true),
  ]
  static let all = relative + anchored
}
