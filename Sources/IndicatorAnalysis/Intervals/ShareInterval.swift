/// Ways to make the interval of a share that was counted.
public enum ShareInterval: String, Hashable, Sendable, CaseIterable {
  /// Wilson's: close to what it says for any share and number.
  case wilson
  /// Clopper and Pearson's: never less than what it says, and so wider.
  case exact
  /// That of the count of cases, as for rates of rare events: Byar's from ten cases on, the exact Poisson one below.
  case byar

  /// The interval of a share, within 0 and 1.
  ///
  /// - Returns: nil for no people, and for cases below 0 or above the people.
  public func interval(cases: Double, people: Double, confidence: Confidence) -> Interval? {
    switch self {
    case .wilson: return ProportionInterval.wilson(cases: cases, people: people, confidence: confidence)
    case .exact:
      return ProportionInterval.clopperPearson(cases: cases, people: people, confidence: confidence)
    case .byar:
      guard people > 0, people.isFinite, cases <= people,
        let count = CountInterval.byarOrExact(cases, confidence: confidence)
      else { return nil }
      return Interval(lower: min(1, count.lower / people), upper: min(1, count.upper / people))
    }
  }

  /// The name in formulas.
  public var text: String {
    switch self {
    case .wilson: "Wilson"
    case .exact: "Clopper-Pearson"
    case .byar: "Byar, exact Poisson below 10 cases"
    }
  }
}
