/// The weights of a group that were derived from the scores of its children, or why there are none.
public struct GroupWeights: Sendable {
  /// The position of the group in `IndexKernel.groups`.
  public let group: Int
  /// The positions in `IndexKernel.children` of what was weighted.
  public let children: [Int]
  /// The weights, in the order of `children`.
  public let result: Result<DerivedWeights, WeightingObstacle>
}

extension IndexKernel {
  /// Computes the scores of all groups as `evaluateExactly` does, after the weights of each group that has a rule for
  /// them were derived from the scores of its children.
  ///
  /// `weights` holds what was derived afterwards. A group without an own weight for each area is evaluated with them;
  /// one with the benefit of the doubt has the scores that this gives, and its weights are the mean shares. A group
  /// whose weights can't be derived has no score.
  ///
  /// - Returns: What was derived, in the order of the groups; nothing for an empty population.
  public mutating func evaluateDerivingWeights(
    _ scores: UnsafeBufferPointer<Double>, in workspace: IndexWorkspace
  ) -> [GroupWeights] {
    guard prepare(scores, workspace) else { return [] }
    var aggregate = RowAggregate<ExactSum>()
    var derived: [GroupWeights] = []
    for position in groups.indices {
      let result = withInput(of: position, scores, workspace) { input in
        let result = groups[position].weighting.derive(input.columns)
        if case .success(let found)? = result, found.scores == nil { input.weights = found.weights }
        input.apply(&aggregate, workspace)
        return result
      }
      guard let result else { continue }
      let used = groups[position].children.filter { weights[$0] > 0 }
      if case .success(let found) = result {
        for (child, weight) in zip(used, found.weights) { weights[child] = weight }
      }
      workspace.replaceScores(of: position, result)
      derived.append(GroupWeights(group: position, children: used, result: result))
    }
    return derived
  }
}

extension GroupWeighting {
  /// Derives weights from columns of scores, NaN where there is none; nil where they are given.
  fileprivate func derive(
    _ columns: [UnsafeBufferPointer<Double>]
  ) -> Result<DerivedWeights, WeightingObstacle>? {
    guard case .derived(let rule, let shares) = self else { return nil }
    do {
      let scores = columns.map { column in column.map { $0.isNaN ? nil : $0 } }
      return .success(try DerivedWeights(rule, scores, shares: shares))
    } catch {
      return .failure(error)
    }
  }
}

extension IndexWorkspace {
  /// Puts the scores under each area's own weights in place of those that are there, or none at all.
  fileprivate func replaceScores(of group: Int, _ result: Result<DerivedWeights, WeightingObstacle>) {
    let first = group * areas
    switch result {
    case .failure:
      for area in 0..<areas { set(first + area, .obstacle(.noWeights)) }
    case .success(let found):
      for (area, score) in (found.scores ?? []).enumerated() {
        if let score {
          set(first + area, .value(score))
        } else if !scores[first + area].isNaN {
          set(first + area, .obstacle(.incomplete))
        }
      }
    }
  }
}
