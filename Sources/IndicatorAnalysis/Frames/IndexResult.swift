import IndicatorSchema

/// An index and its groups for every area, and what they rest on.
public struct IndexResult: Sendable {
  /// The scores of the groups, in the order of the tree's groups: the last is the index.
  public internal(set) var groups: [GroupScores]
  /// The populations in which an indicator could not be scored.
  public internal(set) var gaps = ScoringGaps()
  /// The weights that were derived and the figures they rest on, or why there are none.
  public internal(set) var findings: [Finding] = []
  /// A sentence on each population whose weights could not be derived.
  public internal(set) var withoutWeights: [String] = []

  /// The index; not applicable outside the populations, missing where too few indicators are present.
  public var index: IndicatorColumn { root.column }
  /// The share of the indicators that are present, in percent.
  public var coverage: IndicatorColumn { root.coverage }
  /// The areas without an index, by reason.
  public var withoutIndex: [AggregatedValue.Obstacle: Int] { root.withoutScore }

  private var root: GroupScores { groups[groups.count - 1] }

  init(_ index: CompositeIndex, name: IndicatorID, rowCount: Int, hasCoverage: Bool) {
    groups = index.kernel.groups.enumerated().map { position, group in
      GroupScores(
        position == index.kernel.root ? name : IndicatorID(group.name), rowCount: rowCount,
        hasCoverage: hasCoverage)
    }
  }

  /// Takes over the scores of one population.
  ///
  /// - Parameters:
  ///   - weights: The weights of `index.kernel.children` that were used.
  ///   - scores: The scores of the indicators, one after the other, in the order of the population; NaN where there is
  ///     none.
  ///   - columns: The columns of the indicators.
  mutating func add(
    _ workspace: IndexWorkspace, of index: CompositeIndex, weights: [Double], _ population: Population,
    _ scores: [Double], _ columns: [IndicatorColumn]
  ) {
    let areas = population.rows.count
    for (group, node) in index.kernel.groups.enumerated() {
      let used = node.children.filter { weights[$0] > 0 }.map { index.kernel.children[$0] }
      for (area, row) in population.rows.enumerated() {
        let row = Int(row)
        var status = CellStatus.observed
        for child in used {
          switch child {
          case .indicator(let member) where !scores[member * areas + area].isNaN:
            status = status.combined(with: columns[member].statuses[row])
          case .group(let nested) where groups[nested].statuses[row].hasValue:
            status = status.combined(with: groups[nested].statuses[row])
          default: break
          }
        }
        groups[group].set(row, workspace.result(of: group, area: area), status)
      }
    }
  }

  /// Counts the areas of each group without a score, by reason.
  mutating func add(_ without: [[AggregatedValue.Obstacle: Int]]) {
    for (group, without) in without.enumerated() { groups[group].add(without) }
  }

  /// Notes the weights that were derived in a population.
  mutating func note(_ weights: [GroupWeights], in population: Population, _ index: CompositeIndex) {
    for derived in weights {
      let names = derived.children.map { index.name(of: index.kernel.children[$0]) }
      let group = derived.group == index.kernel.root ? nil : groups[derived.group].id
      switch derived.result {
      case .success(let found):
        findings += found.findings(about: population.text, in: group, names)
      case .failure(let obstacle):
        let reason = obstacle.text(names.map(\.text))
        let subject = [population.text] + [group?.text].compactMap { $0 }
        findings.append(Finding("weight", about: subject, nil, note: "no weights: \(reason)"))
        withoutWeights.append("\(groups[derived.group].id): no weights in \(population.text) (\(reason))")
      }
    }
  }
}
