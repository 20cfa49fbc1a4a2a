/// What may be said of an area: the verdict in three steps, or none for too little data.
public enum Verdict: Int, Hashable, Sendable, CaseIterable {
  /// `niet hoger`: the share is not notably higher.
  case notHigher = 1
  /// `lijkt hoger`: the share is notably higher, but chance can explain it.
  case seemsHigher = 2
  /// `oververtegenwoordigd`: notably higher, and chance does not explain it.
  case overRepresented = 3

  /// When what may be said.
  public struct Criteria: Hashable, Sendable {
    /// The least location quotient that is notably higher.
    public var leastQuotient = 1.2
    /// The level below which an adjusted p-value is significant.
    public var significance = 0.05
    /// The least number of people in an area.
    public var leastPeople = 100.0
    /// The least number of cases in an area, or expected in it.
    public var leastCases = 10.0
    /// The least share of the people among the compared areas who live where the figure is known.
    public var leastCoverage = 0.66

    /// The usual criteria.
    public init() {}
  }

  /// The verdict on a share that is known to be notably higher or not.
  static func of(quotient: Double, isSignificant: Bool, _ criteria: Criteria) -> Verdict {
    // A quotient of 1.2 may come out of a division as 1.1999999999999997.
    guard quotient >= criteria.leastQuotient * (1 - 1e-12) else { return .notHigher }
    return isSignificant ? .overRepresented : .seemsHigher
  }
}
