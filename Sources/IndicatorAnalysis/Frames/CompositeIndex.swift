import IndicatorSchema

/// One figure from several indicators: each is scored, and the scores are aggregated for each area, group by group
/// where the index is a tree of groups.
public struct CompositeIndex: Sendable {
  /// The indicators, in the order of the scores that the tree refers to.
  public let members: [IndicatorScoring]
  /// The tree with its formulas and weights, made ready; the last of its groups is the index.
  public let kernel: IndexKernel

  /// Makes an index.
  ///
  /// - Parameters:
  ///   - members: The indicators, in the order of the scores that the tree refers to.
  ///   - tree: The groups, whose names are those of their columns.
  ///   - coverage: The share of its parts, and of the indicators behind them, that an area needs for the score of a
  ///     group, 0 to 1.
  /// - Throws: `Diagnostic`, as `IndexKernel` does.
  public init(_ members: [IndicatorScoring], _ tree: IndexTree, coverage: Double) throws {
    self.members = members
    kernel = try IndexKernel(tree, memberCount: members.count, coverage: coverage)
  }

  /// Makes an index of one level, of as many indicators as the aggregation has weights.
  public init(_ members: [IndicatorScoring], _ aggregation: Aggregation) {
    precondition(members.count == aggregation.weights.count, "one weight per indicator")
    self.members = members
    kernel = aggregation.kernel
  }

  /// The name of a child of a group: an indicator, or the column of another group.
  public func name(of child: IndexKernel.Child) -> IndicatorID {
    switch child {
    case .indicator(let index): members[index].id
    case .group(let group): IndicatorID(kernel.groups[group].name)
    }
  }

  /// The names of what a group is made of, that of weight 0 left out.
  public func inputs(of group: Int) -> [IndicatorID] {
    used(in: group).map { name(of: kernel.children[$0]) }
  }

  /// How many indicators are behind a group, those of weight 0 left out.
  public func indicatorCount(of group: Int) -> Int {
    used(in: group).reduce(0) { count, child in
      switch kernel.children[child] {
      case .indicator: count + 1
      case .group(let nested): count + indicatorCount(of: nested)
      }
    }
  }

  /// The positions in `kernel.children` of what a group is made of, that of weight 0 left out.
  func used(in group: Int) -> [Int] { kernel.groups[group].children.filter { kernel.weights[$0] > 0 } }

  /// Computes the index.
  ///
  /// - Parameters:
  ///   - frame: Has a column for each member.
  ///   - populations: The rows to compare with each other.
  ///   - name: The name of the index; other groups have their own.
  ///   - withCoverage: Whether the shares of indicators that are present are kept.
  public func compute(
    _ frame: IndicatorFrame, in populations: [Population], name: IndicatorID, withCoverage: Bool = true
  ) -> IndexResult {
    compute(frame, in: populations, name: name, withCoverage: withCoverage, inBlocks: kernel.isRowByRow)
  }

  /// Computes the index, all areas of a population at once unless in blocks, which only an index can be that is
  /// made row by row; where both can be, they give the same.
  func compute(
    _ frame: IndicatorFrame, in populations: [Population], name: IndicatorID, withCoverage: Bool,
    inBlocks: Bool
  ) -> IndexResult {
    let columns = members.map { frame.column($0.id) ?? IndicatorColumn($0.id) }
    precondition(columns.allSatisfy { $0.count == frame.rowCount }, "a column for each member")
    var result = IndexResult(self, name: name, rowCount: frame.rowCount, hasCoverage: withCoverage)
    if inBlocks {
      computeInBlocks(columns, populations, &result)
    } else {
      for population in populations { compute(columns, population, &result) }
    }
    return result
  }

  /// The index of areas that do not depend on each other beyond their scores.
  private func computeInBlocks(
    _ columns: [IndicatorColumn], _ populations: [Population], _ result: inout IndexResult
  ) {
    var gaps = result.gaps
    let without = GroupScores.withCells(of: &result.groups) { cells in
      populations.map { population in
        let scores = Concurrent.map(members.count) { member in
          members[member].populationScores(of: columns[member], in: population)
        }
        for (member, scores) in zip(members, scores) { gaps.note(scores.obstacle, member.id, population) }
        return IndexBlocks(kernel, columns, population, scores).write(to: cells)
      }
    }
    result.gaps = gaps
    for without in without { result.add(without) }
  }

  /// The index of one population, all its areas at once.
  private func compute(
    _ columns: [IndicatorColumn], _ population: Population, _ result: inout IndexResult
  ) {
    let scores = scores(of: columns, in: population, &result.gaps)
    var kernel = kernel
    let workspace = IndexWorkspace(kernel, areas: population.rows.count)
    let weights = scores.withUnsafeBufferPointer { kernel.evaluateDerivingWeights($0, in: workspace) }
    result.note(weights, in: population, self)
    for gap in workspace.gaps { result.gaps.note(gap.obstacle, name(of: gap.child), population) }
    result.add(workspace, of: self, weights: kernel.weights, population, scores, columns)
  }

  /// The scores of the members, one after the other, as `ScoreColumns` has them: those of a country with all its years
  /// are many, so they are kept once.
  private func scores(
    of columns: [IndicatorColumn], in population: Population, _ gaps: inout ScoringGaps
  ) -> [Double] {
    var all: [Double] = []
    all.reserveCapacity(members.count * population.rows.count)
    for (member, column) in zip(members, columns) {
      let scores = member.scores(of: column, in: population)
      gaps.note(scores.obstacle, member.id, population)
      ScoreColumns.append(scores.values, to: &all)
    }
    return all
  }
}
