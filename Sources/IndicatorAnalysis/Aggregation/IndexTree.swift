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
    /// The share of the children (by number; those of weight 0 not counted) that an area needs, 0 to 1; nil for
    /// what holds for the whole tree.
    public var coverage: Double?

    /// Makes a group.
    public init(
      _ name: String, _ rule: AggregationRule, _ children: [Node], normalisation: Normalisation? = nil,
      coverage: Double? = nil
    ) {
      self.name = name
      self.rule = rule
      self.children = children
      self.normalisation = normalisation
      self.coverage = coverage
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
