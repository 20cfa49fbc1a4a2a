import IndicatorAnalysis

/// The ways to normalise, as pipeline files name them.
public enum ScoringMethod: String, Hashable, Sendable, CaseIterable {
  case zScore = "z_score"
  case minMax = "min_max"
  case rank
  case percentile
  case goalposts

  /// What stands behind the name of an indicator whose column holds its scores.
  public var suffix: String {
    switch self {
    case .zScore: "_z"
    case .minMax: "_minmax"
    case .rank: "_rank"
    case .percentile: "_percentile"
    case .goalposts: "_goalposts"
    }
  }

  /// The range when none is given; nil for a method whose results have none to choose.
  var defaultRange: ClosedRange<Double>? {
    switch self {
    case .minMax: 0...100
    case .goalposts: 0...1
    case .zScore, .rank, .percentile: nil
    }
  }

  /// Whether equal values need a rule.
  var hasTies: Bool { self == .rank || self == .percentile }
}
