/// How a group is represented in an area, compared with a larger area that holds it.
public struct Representation: Hashable, Sendable {
  /// The share in the area over the share in the larger area; 1 is the same share.
  public let locationQuotient: Double
  /// The share in the area minus the share in the larger area, in percentage points.
  public let difference: Double
  /// How many people more than expected at the share of the larger area; negative for fewer.
  public let excess: Double

  /// The location quotient times 100.
  public var index: Double { 100 * locationQuotient }

  /// Compares x cases among n people with X cases among N people: p0 = X / N, quotient (x / n) / p0, excess
  /// x - n p0.
  ///
  /// - Returns: nil where a share has no meaning: no people, more cases than people, or no case in the larger area.
  public init?(cases: Double, people: Double, parentCases: Double, parentPeople: Double) {
    guard cases >= 0, cases <= people, people > 0, parentCases > 0, parentCases <= parentPeople,
      people.isFinite, parentPeople.isFinite
    else { return nil }
    let expected = parentCases / parentPeople
    locationQuotient = cases / people / expected
    difference = 100 * (cases / people - expected)
    excess = cases - people * expected
  }
}
