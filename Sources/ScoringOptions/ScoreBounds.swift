import IndicatorAnalysis

/// The lowest and the highest score there can be, infinite where there is none.
struct ScoreBounds: Hashable, Sendable {
  let lower: Double
  let upper: Double

  /// Bounds that say nothing.
  static let none = ScoreBounds(lower: -.infinity, upper: .infinity)

  /// The range, where it is finite.
  var range: ClosedRange<Double>? { lower.isFinite && upper.isFinite ? lower...upper : nil }
}

extension IndexOptions {
  /// The range that the scores of a group lie in, where it is known and has ends.
  public func range(of group: IndexGroup) -> ClosedRange<Double>? { bounds(of: group)?.range }

  /// The bounds of the score of a group; nil where the input holds the scores, of which nothing is known.
  func bounds(of group: IndexGroup) -> ScoreBounds? {
    if group.weighting == .benefitOfTheDoubt { return ScoreBounds(lower: 0, upper: 1) }
    switch group.method {
    case .copeland: return ScoreBounds(lower: -1, upper: 1)
    case .mazziottaParetoMinus: return ScoreBounds.none
    case .mazziottaParetoPlus:
      return inputBounds(of: group).map { ScoreBounds(lower: $0.lower, upper: .infinity) }
    case .arithmetic, .geometric, .harmonic, .power: return inputBounds(of: group)
    }
  }

  /// The bounds of the scores that a group aggregates.
  func inputBounds(of group: IndexGroup) -> ScoreBounds? {
    if let rescale = group.rescale { return IndexOptions.bounds(rescaledBy: rescale) }
    var found: ScoreBounds?
    for part in group.parts where part.weight != 0 {
      guard let own = bounds(of: part) else { return nil }
      found = ScoreBounds(
        lower: min(own.lower, found?.lower ?? own.lower), upper: max(own.upper, found?.upper ?? own.upper))
    }
    return found
  }

  private func bounds(of part: IndexPart) -> ScoreBounds? {
    if let group = part.group { return bounds(of: group) }
    guard scoring.method != nil else { return nil }
    return ScoreBounds(lower: scoring.lowestScore ?? -.infinity, upper: scoring.highestScore ?? .infinity)
  }

  private static func bounds(rescaledBy method: ScoringMethod) -> ScoreBounds {
    switch method {
    case .minMax, .exponential: ScoreBounds(lower: 0, upper: 100)
    case .percentile: ScoreBounds(lower: 0, upper: 1)
    case .rank: ScoreBounds(lower: 1, upper: .infinity)
    case .borda: ScoreBounds(lower: 0, upper: .infinity)
    default: ScoreBounds.none
    }
  }
}
