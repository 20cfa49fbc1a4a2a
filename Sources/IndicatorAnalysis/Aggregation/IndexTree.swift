import IndicatorSchema

/// The formula by which scores become one.
public enum AggregationRule: Hashable, Sendable {
  /// sum(w x) / sum(w).
  case arithmetic
  /// exp(sum(w ln x) / sum(w)), for x > 0.
  case geometric
  /// sum(w) / sum(w / x), for x > 0.
  case harmonic
  /// (sum(w x^p) / sum(w))^(1/p), for x > 0 and p not 0.
  case power(Double)
  /// M + S cv with cv = S / M over the scores of an area: an unbalanced profile counts as more vulnerable.
  case mazziottaParetoPlus
  /// M - S cv: an unbalanced profile counts as less well off.
  case mazziottaParetoMinus
  /// The share of pairwise comparisons won, minus those lost, over all other areas.
  case copeland
}

/// An index as a tree: indicators at the leaves, aggregated level by level up to the root.
public struct IndexTree: Hashable, Sendable {
  /// What stands below a group, with its weight among its siblings.
  public indirect enum Node: Hashable, Sendable {
    /// An indicator, by its position in the list that the tree is used with.
    case indicator(Int, weight: Double)
    /// A group of nodes, such as a domain.
    case group(Group, weight: Double)

    /// The weight among the siblings, in any unit.
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

    /// Makes a group.
    public init(_ name: String, _ rule: AggregationRule, _ children: [Node]) {
      self.name = name
      self.rule = rule
      self.children = children
    }
  }

  /// The group whose score is the index.
  public var root: Group

  /// Makes a tree.
  public init(_ root: Group) { self.root = root }
}
