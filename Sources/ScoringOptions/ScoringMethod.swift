import IndicatorAnalysis

/// The ways to normalise, as pipeline files name them.
public enum ScoringMethod: String, Hashable, Sendable, CaseIterable {
  case zScore = "z_score"
  case robustZ = "robust_z"
  case minMax = "min_max"
  case rank
  case borda
  case percentile
  case quantileClass = "quantile_class"
  case exponential
  case target
  case reference
  case goalposts

  /// What stands behind the name of an indicator whose column holds its scores.
  public var suffix: String {
    switch self {
    case .zScore: "_z"
    case .minMax: "_minmax"
    case .quantileClass: "_class"
    default: "_" + rawValue
    }
  }

  /// The range when none is given; nil for a method whose results have none to choose.
  var defaultRange: ClosedRange<Double>? {
    switch self {
    case .minMax: 0...100
    case .goalposts: 0...1
    default: nil
    }
  }

  /// Whether equal values need a rule.
  var hasTies: Bool { [.rank, .borda, .percentile, .exponential].contains(self) }

  /// Whether scores may run past 1 or be capped there.
  var canBeCapped: Bool { self == .target || self == .reference }
}
