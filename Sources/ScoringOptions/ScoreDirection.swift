import IndicatorSchema

/// What a higher score means.
public enum ScoreDirection: String, Hashable, Sendable, CaseIterable {
  /// More vulnerable.
  case vulnerability
  /// Better off.
  case wellbeing
  /// A higher value, whatever that means.
  case keep

  /// Whether a higher value of an indicator gets a lower score.
  public func reverses(_ polarity: Polarity) -> Bool {
    switch self {
    case .vulnerability: polarity == .better
    case .wellbeing: polarity == .worse
    case .keep: false
    }
  }

  /// The polarity of the scores of an indicator.
  public func polarity(of source: Polarity) -> Polarity {
    switch self {
    case .vulnerability: .worse
    case .wellbeing: .better
    case .keep: source
    }
  }
}
