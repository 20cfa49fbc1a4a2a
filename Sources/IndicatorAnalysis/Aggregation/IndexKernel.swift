import IndicatorSchema

/// An index tree made ready to be evaluated many times over plain columns of numbers.
///
/// A simulation copies it and changes `weights` and `rules` from draw to draw:
///
/// ```swift
/// var kernel = try IndexKernel(tree, memberCount: 12, coverage: 0.66)
/// let workspace = IndexWorkspace(kernel, areas: 3340)  // one for each thread
/// kernel.weights[3] *= 1.25
/// kernel.evaluate(scores, in: workspace)  // 12 columns of 3340 scores, one after another
/// let index = workspace.values(of: kernel.root)
/// ```
public struct IndexKernel: Hashable, Sendable {
  /// A group of the tree.
  public struct Group: Hashable, Sendable {
    /// The name of its score.
    public let name: String
    /// The positions of its children in `IndexKernel.children` and `IndexKernel.weights`.
    public let children: Range<Int>
    /// How the scores of the children are brought on one scale first.
    public let normalisation: Normalisation?
    /// The share of the children, and of the indicators behind them, that an area needs.
    public let coverage: Double
    /// Where the weights of the children come from; see `IndexKernel.evaluateDerivingWeights(_:in:)`.
    public let weighting: GroupWeighting
  }

  /// What a group is made of.
  public enum Child: Hashable, Sendable {
    /// The indicator at this position among the columns of scores.
    case indicator(Int)
    /// The group at this position in `IndexKernel.groups`.
    case group(Int)
  }

  /// The groups, each after those it is made of, so that the last is the root.
  public let groups: [Group]
  /// What the groups are made of, group by group.
  public let children: [Child]
  /// The number of columns of scores.
  public let memberCount: Int
  /// The weight of each of `children` among its siblings: 0 or more, in any unit. One of weight 0 is left out.
  public var weights: [Double]
  /// The formula of each of `groups`.
  public var rules: [AggregationRule]

  /// The position of the root in `groups`.
  public var root: Int { groups.count - 1 }

  /// Makes a tree ready.
  ///
  /// - Parameters:
  ///   - memberCount: The number of indicators there are scores of.
  ///   - coverage: The share that an area needs for the score of a group, 0 to 1: of the children of the group, and
  ///     of the indicators behind them (by number, not by weight; those of weight 0 not counted). What is behind a
  ///     child without a score does not count as present.
  /// - Throws: `Diagnostic` for a weight that is negative or not finite, weights of a group that add up to
  ///   nothing, an indicator that is not there, a coverage outside 0 to 1, and a power too near 0.
  public init(_ tree: IndexTree, memberCount: Int, coverage: Double) throws {
    var parts = Parts(memberCount: memberCount, coverage: coverage)
    try parts.add(tree.root)
    self.memberCount = memberCount
    groups = parts.groups
    children = parts.children
    weights = parts.weights
    rules = parts.rules
  }

  /// The tree while it is being laid out.
  private struct Parts {
    let memberCount: Int
    let coverage: Double
    var groups: [Group] = []
    var children: [Child] = []
    var weights: [Double] = []
    var rules: [AggregationRule] = []

    mutating func add(_ group: IndexTree.Group) throws {
      let coverage = group.coverage ?? coverage
      try check(group, coverage)
      var own: [Child] = []
      for node in group.children {
        switch node {
        case .indicator(let index, _): own.append(.indicator(index))
        case .group(let nested, _):
          try add(nested)
          own.append(.group(groups.count - 1))
        }
      }
      let start = children.count
      children += own
      weights += group.children.map(\.weight)
      rules.append(group.rule)
      groups.append(
        Group(
          name: group.name, children: start..<children.count, normalisation: group.normalisation,
          coverage: coverage, weighting: group.weighting))
    }

    private func check(_ group: IndexTree.Group, _ coverage: Double) throws {
      for node in group.children {
        if !(node.weight >= 0 && node.weight.isFinite) {
          throw Diagnostic(.invalidValue, "a weight can't be \(NumberText.plain(node.weight))")
        }
        if case .indicator(let index, _) = node, !(0..<memberCount).contains(index) {
          throw Diagnostic(.invalidValue, "there is no indicator \(index) of \(memberCount)")
        }
      }
      guard group.children.contains(where: { $0.weight > 0 }) else {
        throw Diagnostic(.invalidValue, "the weights add up to 0")
      }
      guard coverage >= 0, coverage <= 1 else {
        throw Diagnostic(
          .invalidValue, "coverage is a share from 0 to 1, found \(NumberText.plain(coverage))")
      }
      guard group.rule.hasUsablePower else {
        throw Diagnostic(
          .invalidValue, "a power mean needs a finite power that is not 0",
          hint: "the geometric mean is that of power 0")
      }
    }
  }
}
