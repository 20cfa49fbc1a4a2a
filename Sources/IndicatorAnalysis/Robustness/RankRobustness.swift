/// How sure the rank of an area is: its ranks over all calculations.
public struct RankRobustness: Hashable, Sendable {
  /// The rank by the index as it was chosen, 1 for the highest.
  public let nominal: Int
  /// The number of areas that are ranked together, itself included.
  public let peers: Int
  /// The rank that 5% of the calculations do not exceed; like all three a rank that occurs, the quantile of
  /// Hyndman and Fan's type 1.
  public let lower: Int
  /// The rank that half of the calculations do not exceed.
  public let median: Int
  /// The rank that 95% of the calculations do not exceed.
  public let upper: Int
  /// The part of the calculations in which the rank is n or better.
  public let top: Double
  /// The part of the calculations in which it is among the highest fifth of its peers, rounded up.
  public let topFifth: Double
  /// By how many places the rank is off from the nominal one, on average: mean of |rank - nominal|.
  public let shift: Double
  /// The number of calculations in which the area has a rank. `lower`, `median`, `upper` and `shift` are over these,
  /// the other two over all calculations.
  public let replications: Int
}

extension RankSimulation {
  /// How sure the rank of each area is.
  ///
  /// - Parameters:
  ///   - replications: The number of calculations, 1 or more.
  ///   - top: The n of being in the top n.
  /// - Returns: One for each area; nil for one without an index as it was chosen, or without one in any calculation.
  public func robustness(replications: Int, top: Int) -> [RankRobustness?] {
    robustness(replications: replications, top: top, chunk: RankSimulation.chunk)
  }

  func robustness(replications: Int, top: Int, chunk: Int) -> [RankRobustness?] {
    let design = UnitCubeDesign(rows: replications, dimension: inputs.dimension, seed: seed)
    let ranks = map(design.points, chunk: chunk) { Array($0) }
    let block = 16
    let blocks = (areas.count + block - 1) / block
    let found = Concurrent.map(blocks, chunk: 8) { part in
      let range = part * block..<min(areas.count, (part + 1) * block)
      return RankSimulation.transposed(ranks, range).enumerated().map { offset, ranks in
        RankRobustness(nominal[range.lowerBound + offset], ranks, top: top)
      }
    }
    return areas.inGivenOrder(found.flatMap { $0 })
  }

  /// For each area of a range its ranks in all calculations.
  private static func transposed(_ ranks: [[UInt32]], _ range: Range<Int>) -> [[UInt32]] {
    var columns = range.map { _ in [UInt32](repeating: 0, count: ranks.count) }
    for (draw, row) in ranks.enumerated() {
      for (offset, area) in range.enumerated() { columns[offset][draw] = row[area] }
    }
    return columns
  }
}

extension RankRobustness {
  /// Counts ranks, of which 0 stands for none.
  init?(_ nominal: RankSimulation.Nominal, _ ranks: [UInt32], top: Int) {
    guard nominal.rank > 0 else { return nil }
    var counts = [Int](repeating: 0, count: nominal.peers + 1)
    var moved = 0
    for rank in ranks {
      counts[Int(rank)] += 1
      if rank > 0 { moved += abs(Int(rank) - Int(nominal.rank)) }
    }
    let replications = ranks.count - counts[0]
    guard replications > 0 else { return nil }
    self.nominal = Int(nominal.rank)
    peers = nominal.peers
    self.replications = replications
    shift = Double(moved) / Double(replications)
    counts[0] = 0
    let quantiles = RankRobustness.quantiles([0.05, 0.5, 0.95], counts, replications)
    (lower, median, upper) = (quantiles[0], quantiles[1], quantiles[2])
    func share(upTo rank: Int) -> Double {
      Double(counts[0...max(0, min(rank, nominal.peers))].reduce(0, +)) / Double(ranks.count)
    }
    self.top = share(upTo: top)
    topFifth = share(upTo: (nominal.peers + 4) / 5)
  }

  /// The quantiles of type 1: the k-th lowest, k the product rounded up.
  private static func quantiles(_ probabilities: [Double], _ counts: [Int], _ total: Int) -> [Int] {
    var (value, below) = (0, counts.first ?? 0)
    return probabilities.map { probability in
      let place = max(1, Int((probability * Double(total)).rounded(.up)))
      while below < place, value < counts.count - 1 {
        value += 1
        below += counts[value]
      }
      return value
    }
  }
}
