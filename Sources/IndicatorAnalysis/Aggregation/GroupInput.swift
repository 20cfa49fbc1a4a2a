/// One group of an index tree with the columns it is made of, those of weight 0 left out.
struct GroupInput {
  /// The position of the group.
  let group: Int
  /// The formula.
  let rule: AggregationRule
  /// The share of the columns, and of the indicators behind them, that an area needs.
  let coverage: Double
  /// The weight of each column.
  var weights: [Double]
  /// The scores of all areas, NaN where there is none.
  let columns: [UnsafeBufferPointer<Double>]
  /// For each column the position of the group whose score it is; nil for an indicator.
  let nested: [Int?]
  private var indicators = 0
  private var isNested = false

  init(
    group: Int, rule: AggregationRule, coverage: Double, weights: [Double],
    columns: [UnsafeBufferPointer<Double>], nested: [Int?]
  ) {
    (self.group, self.rule, self.coverage) = (group, rule, coverage)
    (self.weights, self.columns, self.nested) = (weights, columns, nested)
  }

  /// Cuts one buffer into columns.
  static func split(
    _ columns: UnsafeMutableBufferPointer<Double>, _ areas: Int
  ) -> [UnsafeBufferPointer<Double>] {
    stride(from: 0, to: columns.count, by: areas).map {
      UnsafeBufferPointer(rebasing: columns[$0..<$0 + areas])
    }
  }

  /// Notes how many indicators are behind the group.
  mutating func countIndicators(_ workspace: IndexWorkspace) {
    indicators = nested.reduce(0) { $0 + ($1.map { workspace.members[$0] } ?? 1) }
    isNested = nested.contains { $0 != nil }
    workspace.members[group] = indicators
  }

  /// Computes the score of each area.
  func apply<Sum: RowSum>(_ aggregate: inout RowAggregate<Sum>, _ workspace: IndexWorkspace) {
    if rule == .copeland { compareAreas(workspace) } else { self.aggregate(&aggregate, workspace) }
  }

  private func aggregate<Sum: RowSum>(_ aggregate: inout RowAggregate<Sum>, _ workspace: IndexWorkspace) {
    let first = group * workspace.areas
    for area in 0..<workspace.areas {
      let isCovered = gather(area, workspace)
      workspace.set(
        first + area,
        isCovered ? aggregate.apply(rule, to: workspace.row) : .obstacle(.lowCoverage))
    }
  }

  private func compareAreas(_ workspace: IndexWorkspace) {
    let first = group * workspace.areas
    var compared: [Int] = []
    for area in 0..<workspace.areas {
      let isCovered = gather(area, workspace)
      let isFinite = workspace.row.lowest.isFinite && workspace.row.highest.isFinite
      if isCovered, isFinite { compared.append(area) }
      workspace.set(first + area, .obstacle(isCovered ? .notFinite : .lowCoverage))
    }
    let outcomes = Copeland.outcomes(
      columns.flatMap { column in compared.map { column[$0] } }, areas: compared.count, weights: weights)
    for (area, outcome) in zip(compared, outcomes) { workspace.set(first + area, outcome) }
  }

  /// Puts the scores of an area in the row, notes how many indicators are behind them, and says whether they are
  /// enough.
  private func gather(_ area: Int, _ workspace: IndexWorkspace) -> Bool {
    workspace.row.reset()
    for member in columns.indices {
      let score = columns[member][area]
      if !score.isNaN { workspace.row.add(score, weights[member]) }
    }
    let count = workspace.row.count
    let present = isNested ? indicatorsPresent(area, workspace) : count
    workspace.present[group * workspace.areas + area] = Int32(truncatingIfNeeded: present)
    return count > 0 && isEnough(count, of: columns.count) && isEnough(present, of: indicators)
  }

  private func indicatorsPresent(_ area: Int, _ workspace: IndexWorkspace) -> Int {
    var present = 0
    for member in columns.indices where !columns[member][area].isNaN {
      present += nested[member].map { Int(workspace.present[$0 * workspace.areas + area]) } ?? 1
    }
    return present
  }

  /// A quotient of whole numbers and a threshold written in decimals are rounded alike: 33 of 50 is 0.66.
  private func isEnough(_ present: Int, of all: Int) -> Bool {
    Double(present) / Double(all) >= coverage
  }
}
