import IndicatorSchema

/// The scores of one group of an index for every area.
public struct GroupScores: Sendable {
  /// The name of the group.
  public let id: IndicatorID
  /// The areas without a score, by reason.
  public private(set) var withoutScore: [AggregatedValue.Obstacle: Int] = [:]
  private(set) var statuses: [CellStatus]
  /// Whether the shares of indicators are kept that are present.
  private let hasCoverage: Bool
  private var values: [Double]
  private var shares: [Double]
  private var shareStatuses: [CellStatus]

  init(_ id: IndicatorID, rowCount: Int, hasCoverage: Bool) {
    self.id = id
    self.hasCoverage = hasCoverage
    values = [Double](repeating: .nan, count: rowCount)
    statuses = [CellStatus](repeating: .notApplicable, count: rowCount)
    (shares, shareStatuses) = hasCoverage ? (values, statuses) : ([], [])
  }

  /// The scores; a status is the least certain one of the values that a score is made of.
  public var column: IndicatorColumn { IndicatorColumn(id, values: values, statuses: statuses) }

  /// The share of the indicators behind the group that are present, in percent; empty when it was not
  /// asked for.
  public var coverage: IndicatorColumn { IndicatorColumn(id, values: shares, statuses: shareStatuses) }

  mutating func set(_ row: Int, _ result: AggregatedValue, _ status: CellStatus) {
    if hasCoverage {
      shares[row] = 100 * Double(result.present) / Double(result.members)
      shareStatuses[row] = .observed
    }
    statuses[row] = result.value == nil ? .missing : status
    if let value = result.value { values[row] = value }
    if let obstacle = result.obstacle { withoutScore[obstacle, default: 0] += 1 }
  }

  /// Counts areas without a score.
  mutating func add(_ without: [AggregatedValue.Obstacle: Int]) {
    withoutScore.merge(without, uniquingKeysWith: +)
  }
}

extension GroupScores {
  /// Lets the cells of all groups be written at once, by several threads.
  static func withCells<Result>(
    of groups: inout [GroupScores], _ body: ([GroupCells]) -> Result
  ) -> Result {
    var (rest, done) = (groups, [GroupScores]())
    groups = []
    defer { groups = done }
    return withCells(of: &rest, done: &done, [], body)
  }

  /// Takes the last group, which holds its cells alone meanwhile, then those before it.
  private static func withCells<Result>(
    of rest: inout [GroupScores], done: inout [GroupScores], _ cells: [GroupCells],
    _ body: ([GroupCells]) -> Result
  ) -> Result {
    guard var group = rest.popLast() else { return body(cells) }
    let result = group.withCells { withCells(of: &rest, done: &done, [$0] + cells, body) }
    done.append(group)
    return result
  }

  private mutating func withCells<Result>(_ body: (GroupCells) -> Result) -> Result {
    values.withUnsafeMutableBufferPointer { values in
      statuses.withUnsafeMutableBufferPointer { statuses in
        shares.withUnsafeMutableBufferPointer { shares in
          shareStatuses.withUnsafeMutableBufferPointer { shareStatuses in
            body(GroupCells(values, statuses, shares, shareStatuses))
          }
        }
      }
    }
  }
}
