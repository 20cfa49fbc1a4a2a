extension IndexKernel {
  /// Computes the scores of all groups for all areas, adding up in the order of the tree.
  ///
  /// No memory is asked for area by area. Copeland's rule takes time with the square of the number of areas: not
  /// one for a thousand draws over thousands of them.
  ///
  /// - Parameters:
  ///   - scores: The scores of the first indicator for all areas, then those of the second, and so on; NaN where
  ///     there is none.
  ///   - workspace: One that was made for this tree, whatever its weights and rules; gets the scores.
  public func evaluate(_ scores: UnsafeBufferPointer<Double>, in workspace: IndexWorkspace) {
    evaluate(scores, in: workspace, OrderedSum.self)
  }

  /// The same, added up exactly: the same bits in whatever order the indicators are named, and slower.
  public func evaluateExactly(_ scores: UnsafeBufferPointer<Double>, in workspace: IndexWorkspace) {
    evaluate(scores, in: workspace, ExactSum.self)
  }

  private func evaluate<Sum: RowSum>(
    _ scores: UnsafeBufferPointer<Double>, in workspace: IndexWorkspace, _: Sum.Type
  ) {
    precondition(scores.count == memberCount * workspace.areas, "a score of each indicator for each area")
    precondition(workspace.members.count == groups.count, "a workspace of this tree")
    guard workspace.areas > 0 else { return }
    workspace.gaps = []
    var aggregate = RowAggregate<Sum>()
    for (position, group) in groups.enumerated() {
      let used = group.children.filter { weights[$0] > 0 }
      workspace.members[position] = used.count
      let columns = used.map { column(children[$0], scores, workspace) }
      let scaled = scaled(columns, group, used, workspace)
      defer { scaled?.deallocate() }
      let input = GroupInput(
        group: position, rule: rules[position], coverage: group.coverage, weights: used.map { weights[$0] },
        columns: scaled.map { GroupInput.split($0, workspace.areas) } ?? columns)
      if input.rule == .copeland {
        input.compareAreas(workspace)
      } else {
        input.aggregate(&aggregate, workspace)
      }
    }
  }

  private func column(
    _ child: Child, _ scores: UnsafeBufferPointer<Double>, _ workspace: IndexWorkspace
  ) -> UnsafeBufferPointer<Double> {
    switch child {
    case .indicator(let index):
      UnsafeBufferPointer(rebasing: scores[index * workspace.areas..<(index + 1) * workspace.areas])
    case .group(let group): workspace.values(of: group)
    }
  }

  /// The columns brought on one scale, one after another; nil where they are taken as they are.
  private func scaled(
    _ columns: [UnsafeBufferPointer<Double>], _ group: Group, _ used: [Int], _ workspace: IndexWorkspace
  ) -> UnsafeMutableBufferPointer<Double>? {
    guard let normalisation = group.normalisation else { return nil }
    let areas = workspace.areas
    let scaled = UnsafeMutableBufferPointer<Double>.allocate(capacity: areas * columns.count)
    for (number, column) in columns.enumerated() {
      let result = normalisation.apply(to: column.map { $0.isNaN ? nil : $0 })
      if let obstacle = result.obstacle { workspace.gaps.append((children[used[number]], obstacle)) }
      for (area, value) in result.values.enumerated() {
        scaled.initializeElement(at: number * areas + area, to: value ?? .nan)
      }
    }
    return scaled
  }
}

/// One group with the columns it is made of.
private struct GroupInput {
  let group: Int
  let rule: AggregationRule
  let coverage: Double
  let weights: [Double]
  let columns: [UnsafeBufferPointer<Double>]

  static func split(
    _ columns: UnsafeMutableBufferPointer<Double>, _ areas: Int
  ) -> [UnsafeBufferPointer<Double>] {
    stride(from: 0, to: columns.count, by: areas).map {
      UnsafeBufferPointer(rebasing: columns[$0..<$0 + areas])
    }
  }

  func aggregate<Sum: RowSum>(_ aggregate: inout RowAggregate<Sum>, _ workspace: IndexWorkspace) {
    let first = group * workspace.areas
    for area in 0..<workspace.areas {
      gather(area, &workspace.row)
      workspace.present[first + area] = Int32(truncatingIfNeeded: workspace.row.count)
      workspace.set(
        first + area,
        isCovered(workspace.row.count)
          ? aggregate.apply(rule, to: workspace.row) : .obstacle(.lowCoverage))
    }
  }

  private func gather(_ area: Int, _ row: inout ScoreRow) {
    row.reset()
    for member in columns.indices {
      let score = columns[member][area]
      if !score.isNaN { row.add(score, weights[member]) }
    }
  }

  /// A quotient of whole numbers and a threshold written in decimals are rounded alike: 33 of 50 is 0.66.
  private func isCovered(_ present: Int) -> Bool {
    present > 0 && Double(present) / Double(columns.count) >= coverage
  }

  func compareAreas(_ workspace: IndexWorkspace) {
    let first = group * workspace.areas
    var compared: [Int] = []
    for area in 0..<workspace.areas {
      gather(area, &workspace.row)
      workspace.present[first + area] = Int32(truncatingIfNeeded: workspace.row.count)
      let isFinite = workspace.row.lowest.isFinite && workspace.row.highest.isFinite
      if isCovered(workspace.row.count), isFinite { compared.append(area) }
      workspace.set(first + area, .obstacle(isCovered(workspace.row.count) ? .notFinite : .lowCoverage))
    }
    let outcomes = Copeland.outcomes(
      columns.flatMap { column in compared.map { column[$0] } }, areas: compared.count, weights: weights)
    for (area, outcome) in zip(compared, outcomes) { workspace.set(first + area, outcome) }
  }
}
