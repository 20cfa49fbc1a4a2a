/// An index as a tree: indicators at the leaves, aggregated level by level up to the root.
public struct IndexTree: Hashable, Sendable {
  /// What stands below a group, with its weight among its siblings.
  public indirect enum Node: Hashable, Sendable {
    /// An indicator, by its position in the list that the tree is used with.
    case indicator(Int, weight: Double)
    /// A group of nodes, such as a domain.
    case group(Group, weight: Double)

    /// The weight among the siblings, in any unit: only the ratios matter, and a node of weight 0 is left out.
    public var weight: Double {
      switch self {
      case .indicator(_, let weight), .group(_, let weight): weight
      }
    }
  }

  /// Nodes that are aggregated into one score.
  public struct Group: Hashable, Sendable {
    /// The name of the score.
    public var name: String
    /// The formula.
    public var rule: AggregationRule
    /// What is aggregated.
    public var children: [Node]
    /// How the scores of the children are brought on one scale before they are aggregated, each among all areas;
    /// nil where they are taken as they are. The English indices of deprivation do this with their domains.
    public var normalisation: Normalisation?
    /// The share of the children, and of the indicators behind them, that an area needs, 0 to 1 (by number; those
    /// of weight 0 not counted); nil for what holds for the whole tree.
    public var coverage: Double?
    /// Where the weights of the children come from.
    public var weighting: GroupWeighting

    /// Makes a group.
    public init(
      _ name: String, _ rule: AggregationRule, _ children: [Node], normalisation: Normalisation? = nil,
      coverage: Double? = nil, weighting: GroupWeighting = .given
    ) {
      self.name = name
      self.rule = rule
      self.children = children
      self.normalisation = normalisation
      self.coverage = coverage
      self.weighting = weighting
    }
  }

  /// The group whose score is the index.
  public var root: Group

  /// Makes a tree.
  public init(_ root: Group) { self.root = root }

  /// A tree of one level: an index straight from the indicators, in their order.
  public init(_ name: String, _ rule: AggregationRule, weights: [Double]) {
    root = Group(name, rule, weights.enumerated().map { .indicator($0.offset, weight: $0.element) })
  }
}

/// Where the weights of a group of an index tree come from.
public enum GroupWeighting: Hashable, Sendable {
  /// They stand in the tree.
  case given
  /// They follow from the scores of the children in each population; those in the tree say only what is left out.
  /// With bounds of the share of each child for the benefit of the doubt, nil for none.
  case derived(WeightRule, shares: [ClosedRange<Double>]?)
}
