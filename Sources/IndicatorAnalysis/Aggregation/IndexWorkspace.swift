/// Room for the scores of all groups of a tree: one for each thread, used again from draw to draw.
public final class IndexWorkspace {
  /// The number of areas.
  public let areas: Int
  /// The children that could not be brought on one scale in the last evaluation, and why.
  public internal(set) var gaps: [(child: IndexKernel.Child, obstacle: NormalisationObstacle)] = []

  let scores: UnsafeMutableBufferPointer<Double>
  let present: UnsafeMutableBufferPointer<Int32>
  let obstacles: UnsafeMutableBufferPointer<AggregatedValue.Obstacle?>
  /// The number of indicators behind each group, those of weight 0 not counted.
  var members: [Int]
  /// Room for the scores of one area.
  var row: ScoreRow

  /// Makes room for a number of areas.
  public init(_ kernel: IndexKernel, areas: Int) {
    self.areas = areas
    let cells = areas * kernel.groups.count
    scores = .allocate(capacity: cells)
    scores.initialize(repeating: .nan)
    present = .allocate(capacity: cells)
    present.initialize(repeating: 0)
    obstacles = .allocate(capacity: cells)
    obstacles.initialize(repeating: nil)
    members = kernel.groups.map { _ in 0 }
    row = ScoreRow(capacity: kernel.groups.map(\.children.count).max() ?? 0)
  }

  deinit {
    scores.deallocate()
    present.deallocate()
    obstacles.deallocate()
    row.deallocate()
  }

  /// The scores of a group, one for each area, NaN where there is none; valid while the workspace lives and
  /// until the next evaluation in it.
  public func values(of group: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(rebasing: scores[group * areas..<(group + 1) * areas])
  }

  /// The score of a group for one area, and what it rests on.
  public func result(of group: Int, area: Int) -> AggregatedValue {
    let cell = group * areas + area
    let value = scores[cell]
    return AggregatedValue(
      value: value.isNaN ? nil : value, present: Int(present[cell]), members: members[group],
      obstacle: obstacles[cell])
  }

  func set(_ cell: Int, _ outcome: RowOutcome) {
    switch outcome {
    case .value(let value): (scores[cell], obstacles[cell]) = (value, nil)
    case .obstacle(let obstacle): (scores[cell], obstacles[cell]) = (.nan, obstacle)
    }
  }
}
