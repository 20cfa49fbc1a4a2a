/// Why weights can't be derived from scores.
public enum WeightingObstacle: Error, Hashable, Sendable {
  /// There is nothing to weight.
  case noIndicators
  /// Fewer areas than needed have all the scores that the method needs.
  case tooFewAreas(found: Int, needed: Int)
  /// The scores of the indicator at this position are all equal, so that they tell areas not apart.
  case noVariation(indicator: Int)
  /// The method needs scores of 0 or more, and the indicator at this position has others.
  case negativeScores(indicator: Int)
  /// No area has a score above 0 on the indicator at this position.
  case onlyZeros(indicator: Int)
  /// The shares that indicators may have can't add up to 1.
  case sharesCannotAddUp
  /// A score is not a finite number, or the scores are too large or too small to compute with.
  case notFinite
  /// No end was reached within the steps that are allowed.
  case notConverged

  /// The reason in words, with indicators called by these names.
  public func text(_ names: [String]) -> String {
    func name(_ position: Int) -> String {
      names.indices.contains(position) ? "'\(names[position])'" : "indicator \(position + 1)"
    }
    return switch self {
    case .noIndicators: "there are no indicators"
    case .tooFewAreas(let found, let needed): "\(found) areas have all scores, and \(needed) are needed"
    case .noVariation(let indicator): "\(name(indicator)) has no variation"
    case .negativeScores(let indicator): "\(name(indicator)) has scores below 0"
    case .onlyZeros(let indicator): "\(name(indicator)) has no score above 0"
    case .sharesCannotAddUp: "the bounds of the shares leave no shares that add up to 1"
    case .notFinite: "numbers out of range"
    case .notConverged: "no result within the number of steps allowed"
    }
  }
}
