import IndicatorSchema

/// The ranks of areas by an index, computed in many ways that could as well have been chosen.
///
/// ```swift
/// let simulation = try RankSimulation(index, areas, seed: 1)
/// let robustness = simulation.robustness(replications: 1000, top: 3)
/// robustness[0]?.top  // 0.932: in 93 of 100 calculations in the top 3
/// ```
///
/// The ranks of an area are those among the areas that have an index as it was chosen. Nothing depends on the order
/// of areas or on the number of threads.
public struct RankSimulation: Sendable {
  /// What is computed.
  public let index: UncertainIndex
  /// What varies; the order is that of the inputs of `sensitivity`.
  public var uncertainInputs: [UncertainInput] { inputs.inputs }
  /// The index as it was chosen, for each area; nil where there is none.
  public var nominalScores: [Double?] { areas.inGivenOrder(nominal.map(\.score)) }
  /// The ranks by it, 1 for the highest; nil where there is none.
  public var nominalRanks: [Int?] {
    areas.inGivenOrder(nominal.map { $0.rank == 0 ? nil : Int($0.rank) })
  }

  let areas: UncertainAreas
  let inputs: UncertainInputs
  let seed: UInt64
  /// The areas that are ranked, set by set.
  let ranked: [[UInt32]]
  let nominal: [Nominal]

  /// The index of an area as it was chosen.
  struct Nominal: Sendable {
    let score: Double?
    var rank: UInt32 = 0
    /// The number of areas it is ranked among, itself included.
    var peers = 0
  }

  /// How many calculations a thread takes at a time, so that room is made once for them.
  static let chunk = 16

  /// Computes the index as it was chosen.
  ///
  /// - Parameter seed: Starts the random numbers.
  /// - Throws: `Diagnostic` when the areas have not as many indicators as the index.
  public init(_ index: UncertainIndex, _ areas: UncertainAreas, seed: UInt64) throws {
    guard areas.values.count == index.kernel.memberCount else {
      throw Diagnostic(
        .invalidValue,
        "values of \(areas.values.count) indicators for an index of \(index.kernel.memberCount)")
    }
    var index = index
    var nominal = RankSimulation.nominalScores(&index, areas).map { Nominal(score: $0) }
    self.index = index
    self.areas = areas
    self.seed = seed
    inputs = UncertainInputs(index, haveErrors: areas.haveErrors)
    let withIndex = nominal.indices.filter { nominal[$0].score != nil }
    let sets = Dictionary(grouping: withIndex) { areas.peers[$0] }
    ranked = sets.values.map { $0.map { UInt32(truncatingIfNeeded: $0) } }.sorted {
      ($0.first ?? 0) < ($1.first ?? 0)
    }
    for set in sets.values {
      let ranks = Ranking.ranks(set.map { nominal[$0].score }, ties: .minimum, order: .highestFirst)
      for (area, rank) in zip(set, ranks) {
        nominal[area].rank = UInt32(rank ?? 0)
        nominal[area].peers = set.count
      }
    }
    self.nominal = nominal
  }

  /// The scores as they were chosen; derives the weights that follow from them.
  private static func nominalScores(_ index: inout UncertainIndex, _ areas: UncertainAreas) -> [Double?] {
    let key = ScoreTables.Key(Calculation(index.kernel), index)
    let workspace = IndexWorkspace(index.kernel, areas: areas.count)
    _ = ScoreTables.scores(key, index, areas).withUnsafeBufferPointer {
      index.kernel.evaluateDerivingWeights($0, in: workspace)
    }
    return workspace.values(of: index.kernel.root).map { $0.isNaN ? nil : $0 }
  }

  /// What becomes of the ranks at each point of the unit cube, in the order of the points.
  ///
  /// - Parameters:
  ///   - chunk: How many calculations a thread takes at a time; the result is the same for any.
  ///   - use: Gets the ranks of all areas in the order of their names.
  func map<Result: Sendable>(
    _ points: [[Double]], chunk: Int = RankSimulation.chunk,
    _ use: @Sendable (UnsafeBufferPointer<UInt32>) -> Result
  ) -> [Result] {
    let calculations = points.map(inputs.calculation)
    let tables = ScoreTables(calculations.map { ScoreTables.Key($0, index) }, index, areas)
    // Choices alone make the same calculation again and again.
    let unique = inputs.areDiscrete ? Array(Set(calculations)) : calculations
    let chunks = (unique.count + chunk - 1) / chunk
    let results = Concurrent.map(chunks) { part in
      let worker = RankWorker(self)
      return unique[part * chunk..<min(unique.count, (part + 1) * chunk)].map {
        use(worker.ranks(of: $0, tables))
      }
    }.flatMap { $0 }
    guard inputs.areDiscrete else { return results }
    let found = Dictionary(zip(unique, results), uniquingKeysWith: { first, _ in first })
    return calculations.compactMap { found[$0] }
  }
}
