/// What is known of the share of cases in an area.
public enum AreaFigure: Hashable, Sendable {
  /// Everybody was counted: chance variation follows from the counts.
  case counted(CountedShare)
  /// A model gave the share: its uncertainty is that of the model, and never follows from the counts.
  case modelled(ModelledShare)

  /// The share between 0 and 1.
  public var share: Double {
    switch self {
    case .counted(let counted): counted.share
    case .modelled(let modelled): modelled.share
    }
  }

  /// The people among whom the cases are.
  public var people: Double {
    switch self {
    case .counted(let counted): counted.people.value
    case .modelled(let modelled): modelled.people
    }
  }
}

/// A share as a model estimates it.
public struct ModelledShare: Hashable, Sendable {
  /// The estimate between 0 and 1.
  public let share: Double
  /// The bounds of the model.
  public let bounds: Interval
  /// The people.
  public let people: Double
  /// The probability of the model that the group is over-represented, where it was computed from the draws.
  public let probability: Double?

  /// Takes an estimate.
  ///
  /// - Returns: nil unless the bounds hold the share, all are between 0 and 1, there are people, and the
  ///   probability is one.
  public init?(share: Double, bounds: Interval, people: Double, probability: Double? = nil) {
    guard bounds.lower >= 0, bounds.lower <= share, share <= bounds.upper, bounds.upper <= 1, people > 0,
      people.isFinite, probability.map({ $0 >= 0 && $0 <= 1 }) ?? true
    else { return nil }
    self.share = share
    self.bounds = bounds
    self.people = people
    self.probability = probability
  }
}
