import IndicatorSchema

/// An index of areas that do not depend on each other, made some thousands at once.
///
/// The scores of a block lie in the cache while they are added up, so that neither all scores nor a workspace for all
/// areas is ever made: 150 bytes less an area for five indicators, most of the time of an index being first touch of
/// memory. Blocks are shared out over threads; each writes the rows of its own areas, so that any number of them
/// gives the same.
struct IndexBlocks {
  private let kernel: IndexKernel
  private let columns: [IndicatorColumn]
  private let rows: [Int32]
  private let scores: [PopulationScores]
  /// For each group the indicators and groups that take part.
  private let used: [[IndexKernel.Child]]

  private static let areasPerBlock = 2048

  init(
    _ kernel: IndexKernel, _ columns: [IndicatorColumn], _ population: Population,
    _ scores: [PopulationScores]
  ) {
    (self.kernel, self.columns, self.scores) = (kernel, columns, scores)
    rows = population.rows
    used = kernel.groups.map { group in
      group.children.filter { kernel.weights[$0] > 0 }.map { kernel.children[$0] }
    }
  }

  /// Writes the scores of all groups.
  ///
  /// - Returns: For each group the areas without a score, by reason.
  func write(to groups: [GroupCells]) -> [[AggregatedValue.Obstacle: Int]] {
    let count = (rows.count + IndexBlocks.areasPerBlock - 1) / IndexBlocks.areasPerBlock
    let obstacles = Concurrent.map(count) { block in
      let first = block * IndexBlocks.areasPerBlock
      return write(first..<min(first + IndexBlocks.areasPerBlock, rows.count), to: groups)
    }
    return groups.indices.map { group in
      obstacles.reduce(into: [:]) { all, block in all.merge(block[group], uniquingKeysWith: +) }
    }
  }

  private func write(_ areas: Range<Int>, to groups: [GroupCells]) -> [[AggregatedValue.Obstacle: Int]] {
    let workspace = IndexWorkspace(kernel, areas: areas.count)
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: areas.count * columns.count) { block in
      for (member, column) in columns.enumerated() {
        guard let start = block.baseAddress?.advanced(by: member * areas.count) else { continue }
        scores[member].write(areas, of: column, rows, to: start)
      }
      let block = UnsafeBufferPointer(block)
      kernel.evaluateExactly(block, in: workspace)
      return groups.indices.map { group in
        writeStatuses(areas, of: group, block, to: groups)
        return groups[group].write(workspace, group, rows[areas])
      }
    }
  }

  /// The least certain status of the values that a score is made of.
  private func writeStatuses(
    _ areas: Range<Int>, of group: Int, _ block: UnsafeBufferPointer<Double>, to groups: [GroupCells]
  ) {
    let statuses = groups[group].statuses
    for row in rows[areas] { statuses[Int(row)] = .observed }
    for child in used[group] {
      switch child {
      case .indicator(let member):
        columns[member].statuses.withUnsafeBufferPointer { own in
          for (offset, index) in areas.enumerated() {
            let row = Int(rows[index])
            guard own[row] != .observed, !block[member * areas.count + offset].isNaN else { continue }
            statuses[row] = statuses[row].combined(with: own[row])
          }
        }
      case .group(let nested):
        let own = groups[nested].statuses
        for row in rows[areas] where own[Int(row)].hasValue {
          statuses[Int(row)] = statuses[Int(row)].combined(with: own[Int(row)])
        }
      }
    }
  }
}

extension IndexKernel {
  /// Whether the result of an area depends on nothing but its own scores.
  var isRowByRow: Bool {
    groups.allSatisfy { $0.normalisation == nil && $0.weighting == .given }
      && !rules.contains { $0.comparesAreas }
  }
}
