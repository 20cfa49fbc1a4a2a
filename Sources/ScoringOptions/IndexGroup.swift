import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// A group of an index, or the index itself, as a configuration gives it.
public struct IndexGroup: Sendable {
  /// The name of its score.
  public let id: IndicatorID
  /// What readers call it.
  public let label: LocalizedText
  /// The weight among its siblings; 1 for the index itself.
  public let weight: Double
  /// How scores become one.
  public let method: AggregationMethod
  /// The power of `AggregationMethod.power`.
  public let power: Double?
  /// The rule by which weights are derived; nil where they are given.
  public let weighting: WeightRule?
  /// How the scores of the parts are brought on one scale first.
  public let rescale: ScoringMethod?
  /// The share of the parts that an area needs; nil for what holds for the whole index.
  public let coverage: Double?
  /// What it is made of.
  public let parts: [IndexPart]
  /// Where it is named.
  public let place: Place
  /// Its fields, for places to point at.
  let config: Config
  /// Where its parts stand.
  let partsPlace: Place

  /// The formula.
  public var rule: AggregationRule { method.rule(power: power ?? 1) }

  /// The groups within it, each before those within that.
  public var nested: [IndexGroup] { parts.flatMap { $0.group.map { [$0] + $0.nested } ?? [] } }

  /// The indicators within it, through however many groups, in the order of the configuration; those of weight 0
  /// left out.
  public var indicators: [(indicator: Indicator, place: Place)] {
    named.filter { $0.weight != 0 }.map { ($0.column, $0.place) }
  }

  /// The indicators within it, those of weight 0 too.
  var named: [(column: Indicator, weight: Double, place: Place)] {
    parts.flatMap { part in
      switch part {
      case .indicator(let indicator, let weight, let place): [(indicator, weight, place)]
      case .group(let group): group.named
      }
    }
  }
}

/// What a group of an index is made of.
public indirect enum IndexPart: Sendable {
  /// An indicator with its weight, and where it is named.
  case indicator(Indicator, weight: Double, place: Place)
  /// A group.
  case group(IndexGroup)

  /// The group, where it is one.
  var group: IndexGroup? { if case .group(let group) = self { group } else { nil } }

  /// The name of its score.
  var id: IndicatorID {
    switch self {
    case .indicator(let indicator, _, _): indicator.id
    case .group(let group): group.id
    }
  }

  /// The weight among its siblings.
  var weight: Double {
    switch self {
    case .indicator(_, let weight, _): weight
    case .group(let group): group.weight
    }
  }

  /// Where it is named.
  var place: Place {
    switch self {
    case .indicator(_, _, let place): place
    case .group(let group): group.place
    }
  }
}
