/// Which of the uncertain inputs the ranks depend on.
public struct RankSensitivity: Sendable {
  /// The inputs, in the order of the indices.
  public let inputs: [UncertainInput]
  /// Of the mean of |rank - nominal rank| over all areas; nil where it does not vary.
  public let shift: SobolIndices?
  /// Of the rank of each area that was asked for; nil where it does not vary.
  public let ranks: [SobolIndices?]
}

extension RankSimulation {
  /// Finds which inputs the ranks depend on.
  ///
  /// The output is that of Saisana, Saltelli and Tarantola (2005), which COINr takes as well: by how many places ranks
  /// are off from those chosen, on average over all areas.
  ///
  /// - Parameters:
  ///   - rows: The n of n (k + 2) calculations for k inputs.
  ///   - areas: Areas whose rank is an output too, by their position.
  ///   - resamples: How many samples are drawn for the intervals.
  /// - Returns: nil where nothing varies.
  public func sensitivity(rows: Int, areas positions: [Int] = [], resamples: Int = 1000) -> RankSensitivity? {
    guard !inputs.inputs.isEmpty else { return nil }
    let design = SobolDesign(inputs.coordinates, rows: rows, seed: seed)
    let places = positions.map { position in areas.order.firstIndex(of: position) }
    let outputs = map(design.points) { ranks in
      [meanShift(ranks)]
        + places.map { place in
          place.flatMap { ranks[$0] == 0 ? nil : Double(ranks[$0]) }
        }
    }
    let indices = (0...positions.count).map { output in
      SobolIndices(outputs.map { $0[output] }, design, resamples: resamples, seed: ~seed)
    }
    return RankSensitivity(inputs: inputs.inputs, shift: indices[0], ranks: Array(indices.dropFirst()))
  }

  private func meanShift(_ ranks: UnsafeBufferPointer<UInt32>) -> Double? {
    var (moved, count) = (0, 0)
    for (rank, nominal) in zip(ranks, nominal) where rank > 0 {
      moved += abs(Int(rank) - Int(nominal.rank))
      count += 1
    }
    return count == 0 ? nil : Double(moved) / Double(count)
  }
}
