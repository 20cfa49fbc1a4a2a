/// Iterative proportional fitting: makes a table agree with totals while it keeps its associations.
///
/// Deming and Stephan, "On a least squares adjustment of a sampled frequency table when the expected marginal totals
/// are known", 1940.
public struct ProportionalFitting: Sendable {
  /// How the cells of a table fall into groups whose totals are known.
  public struct Margin: Sendable {
    /// For each cell the number of its group.
    public let groups: [Int]
    /// The total of each group.
    public let totals: [Double]

    /// Makes a margin.
    ///
    /// - Parameters:
    ///   - groups: For each cell the number of its group, from 0.
    ///   - totals: The total of each group, not below 0.
    public init(groups: [Int], totals: [Double]) {
      self.groups = groups
      self.totals = totals
    }
  }

  /// What came of a fit.
  public struct Fit: Sendable {
    /// The cells.
    public let cells: [Double]
    /// How often all margins were gone through.
    public let cycles: Int
    /// By how much the totals of groups are off at most, relative to the sum of all cells. Margins that contradict
    /// each other can't all be met.
    public let misfit: Double
  }

  /// The change, relative to the sum of all cells, below which a fit ends unless another is asked for.
  public static let tolerance = 1e-12
  /// The most cycles.
  public static let cycleLimit = 500

  /// Fits a table.
  ///
  /// Margins are brought to the total of the first one. A group with people in it whose cells are all 0 in the seed
  /// can't be fitted.
  ///
  /// - Parameters:
  ///   - seed: The cells to begin with, not below 0.
  ///   - margins: The totals to reach, each over groups of cells.
  ///   - tolerance: The change, relative to the sum of all cells, below which a fit ends.
  /// - Returns: The fit; nil when a margin has another length than the table, a group without a total, no people at
  ///   all, or people where the seed has nobody, and for numbers below 0 or not finite.
  public static func fit(
    _ seed: [Double], to margins: [Margin], tolerance: Double = ProportionalFitting.tolerance
  ) -> Fit? {
    guard let total = margins.first.map({ $0.totals.reduce(0, +) }), total > 0, total.isFinite else {
      return nil
    }
    guard seed.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return nil }
    var scaled: [Margin] = []
    for margin in margins {
      let groups = margin.totals.indices
      guard margin.groups.count == seed.count, margin.groups.allSatisfy(groups.contains),
        margin.totals.allSatisfy({ $0 >= 0 && $0.isFinite })
      else { return nil }
      let sum = margin.totals.reduce(0, +)
      guard sum > 0 else { return nil }
      scaled.append(Margin(groups: margin.groups, totals: margin.totals.map { $0 * (total / sum) }))
    }
    return cycle(seed, scaled, total, tolerance)
  }

  private static func cycle(
    _ seed: [Double], _ margins: [Margin], _ total: Double, _ tolerance: Double
  ) -> Fit? {
    var cells = seed
    var before = seed
    // One buffer for the factors of all margins: making one for each step costs more than the step.
    var factors = [Double](repeating: 0, count: margins.map(\.totals.count).max() ?? 0)
    var change = Double.infinity
    var cycles = 0
    while change > tolerance, cycles < cycleLimit {
      for cell in cells.indices { before[cell] = cells[cell] }
      for margin in margins { guard scale(&cells, margin, &factors) else { return nil } }
      change = 0
      for cell in cells.indices { change = max(change, abs(cells[cell] - before[cell])) }
      change /= total
      cycles += 1
    }
    return Fit(cells: cells, cycles: cycles, misfit: misfit(cells, margins) / total)
  }

  private static func misfit(_ cells: [Double], _ margins: [Margin]) -> Double {
    margins.map { margin in
      var off = margin.totals.map { -$0 }
      for (cell, group) in margin.groups.enumerated() { off[group] += cells[cell] }
      return off.map(abs).max() ?? 0
    }.max() ?? 0
  }

  private static func scale(_ cells: inout [Double], _ margin: Margin, _ factors: inout [Double]) -> Bool {
    for group in margin.totals.indices { factors[group] = 0 }
    for (cell, group) in margin.groups.enumerated() { factors[group] += cells[cell] }
    for group in margin.totals.indices {
      guard factors[group] > 0 || margin.totals[group] == 0 else { return false }
      factors[group] = factors[group] > 0 ? margin.totals[group] / factors[group] : 0
    }
    for (cell, group) in margin.groups.enumerated() { cells[cell] *= factors[group] }
    return true
  }
}
