/// Several indicators made into one number, computed from those an area has: an index tree of one level.
public struct Aggregation: Hashable, Sendable {
  /// The weight of each indicator, in any unit: only their ratios matter, and one with weight 0 is left out.
  public let weights: [Double]
  /// The tree, made ready.
  let kernel: IndexKernel

  /// Makes an aggregation.
  ///
  /// - Parameter coverage: The share of the indicators (by number, not by weight; those with weight 0 not counted)
  ///   that an area needs for a result, 0 to 1.
  /// - Throws: `Diagnostic` for a weight that is negative or not finite, weights that add up to nothing,
  ///   a coverage outside 0 to 1, and a power too near 0.
  public init(_ rule: AggregationRule, weights: [Double], coverage: Double) throws {
    kernel = try IndexKernel(
      IndexTree("", rule, weights: weights), memberCount: weights.count, coverage: coverage)
    self.weights = weights
  }

  /// The result for each area.
  ///
  /// - Parameter columns: For each weight the scores of all areas, nil where there is none.
  /// - Returns: One result for each area.
  public func apply(to columns: [[Double?]]) -> [AggregatedValue] {
    precondition(columns.count == weights.count, "one column per weight")
    precondition(Set(columns.map(\.count)).count <= 1, "columns of equal length")
    let workspace = IndexWorkspace(kernel, areas: columns.first?.count ?? 0)
    ScoreColumns.flat(columns).withUnsafeBufferPointer { kernel.evaluateExactly($0, in: workspace) }
    return (0..<workspace.areas).map { workspace.result(of: kernel.root, area: $0) }
  }
}

/// Columns of scores as an `IndexKernel` reads them.
enum ScoreColumns {
  /// Column after column, NaN where there is no score; what is there but is no number becomes infinite, so that
  /// it is not taken for a gap.
  static func flat(_ columns: [[Double?]]) -> [Double] {
    var all: [Double] = []
    all.reserveCapacity(columns.reduce(0) { $0 + $1.count })
    for column in columns { append(column, to: &all) }
    return all
  }

  /// Appends a column.
  static func append(_ column: [Double?], to all: inout [Double]) {
    for score in column { all.append(score.map { $0.isNaN ? .infinity : $0 } ?? .nan) }
  }
}
