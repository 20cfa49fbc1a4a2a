import IndicatorAnalysis

/// The ways to make one score of several, as pipeline files name them.
public enum AggregationMethod: String, Hashable, Sendable, CaseIterable {
  case arithmetic
  case geometric
  case harmonic
  case power
  case mazziottaParetoPlus = "mazziotta_pareto_plus"
  case mazziottaParetoMinus = "mazziotta_pareto_minus"
  case copeland

  /// The rule, with the power that `power` asks for.
  public func rule(power: Double) -> AggregationRule {
    switch self {
    case .arithmetic: .arithmetic
    case .geometric: .geometric
    case .harmonic: .harmonic
    case .power: .power(power)
    case .mazziottaParetoPlus: .mazziottaParetoPlus
    case .mazziottaParetoMinus: .mazziottaParetoMinus
    case .copeland: .copeland
    }
  }
}
