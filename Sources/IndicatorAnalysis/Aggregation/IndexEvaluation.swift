extension IndexKernel {
  /// Computes the scores of all groups for all areas, adding up in the order of the tree, with the weights as they
  /// are.
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
    guard prepare(scores, workspace) else { return }
    var aggregate = RowAggregate<Sum>()
    for position in groups.indices {
      withInput(of: position, scores, workspace) { $0.apply(&aggregate, workspace) }
    }
  }

  /// Checks that everything fits; false when there is nothing to evaluate.
  func prepare(_ scores: UnsafeBufferPointer<Double>, _ workspace: IndexWorkspace) -> Bool {
    precondition(scores.count == memberCount * workspace.areas, "a score of each indicator for each area")
    precondition(workspace.members.count == groups.count, "a workspace of this tree")
    workspace.gaps = []
    return workspace.areas > 0
  }

  /// Gives a group with the columns it is made of, which are valid only within `body`.
  func withInput<Result>(
    of position: Int, _ scores: UnsafeBufferPointer<Double>, _ workspace: IndexWorkspace,
    _ body: (inout GroupInput) -> Result
  ) -> Result {
    let group = groups[position]
    let used = group.children.filter { weights[$0] > 0 }
    let columns = used.map { column(children[$0], scores, workspace) }
    let scaled = scaled(columns, group, used, workspace)
    defer { scaled?.deallocate() }
    var input = GroupInput(
      group: position, rule: rules[position], coverage: group.coverage, weights: used.map { weights[$0] },
      columns: scaled.map { GroupInput.split($0, workspace.areas) } ?? columns,
      nested: used.map { child in
        if case .group(let nested) = children[child] { nested } else { nil }
      })
    input.countIndicators(workspace)
    return body(&input)
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
