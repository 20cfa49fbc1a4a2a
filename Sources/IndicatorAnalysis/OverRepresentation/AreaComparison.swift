/// Areas of one level compared with the area that holds them all.
///
/// The areas form one family: p-values are adjusted among them and shares shrunk towards theirs.
public struct AreaComparison: Sendable {
  /// What was found of one area.
  public struct Finding: Hashable, Sendable {
    /// Quotient, difference and excess.
    public var representation: Representation
    /// The share in the area, between 0 and 1.
    public var share: Double
    /// The share that was compared with, between 0 and 1.
    public var expected: Double
    /// The share in the larger area as a whole, between 0 and 1: the middle of the funnel.
    public var wholeShare: Double
    /// The bounds of the share, between 0 and 1: with rounding carried in, or those of the model.
    public var bounds: Interval
    /// The probability of as many cases or more by chance; nil for a modelled share and without a rest.
    public var p: Double?
    /// The test that gave it.
    public var method: RestTest.Method?
    /// The p-value after Benjamini and Hochberg.
    public var adjusted: Double?
    /// The share drawn towards that of all areas; nil for a modelled share.
    public var shrunk: Double?
    /// How many standard errors the share is from that of the whole, overdispersion left aside.
    public var z: Double?
    /// What may be said; nil for too little data.
    public var verdict: Verdict?
  }

  /// The findings in the order of the areas; nil where the figure is not known or has no meaning.
  public let findings: [Finding?]
  /// The share of the people among the areas who live where the figure is known, between 0 and 1.
  public let coverage: Double

  /// Compares areas.
  ///
  /// - Parameters:
  ///   - areas: What is known of each area; nil where the figure is unknown.
  ///   - unknownPeople: How many people live in the areas of which the figure is unknown.
  ///   - whole: The larger area, which holds the areas.
  ///   - againstRest: Whether the quotient, difference and excess compare with the larger area without the area
  ///     itself. The p-value always does.
  ///   - interval: How the bounds of counted shares are made.
  public init(
    _ areas: [AreaFigure?], unknownPeople: Double, whole: CountedShare, againstRest: Bool,
    confidence: Confidence, criteria: Verdict.Criteria, interval: ShareInterval = .wilson
  ) {
    var findings = areas.map { area in
      area.flatMap { Finding($0, whole, againstRest: againstRest, confidence, interval) }
    }
    AreaComparison.adjust(&findings)
    AreaComparison.shrink(&findings, areas)
    let known = areas.compactMap { $0?.people }.reduce(0, +)
    coverage = known > 0 ? known / (known + max(0, unknownPeople)) : 0
    for (index, area) in areas.enumerated() {
      guard let area, coverage >= criteria.leastCoverage else { continue }
      findings[index]?.judge(area, criteria)
    }
    self.findings = findings
  }

  private static func adjust(_ findings: inout [Finding?]) {
    let adjusted = FalseDiscovery.adjusted(findings.map { $0?.p })
    for (index, value) in adjusted.enumerated() { findings[index]?.adjusted = value }
  }

  private static func shrink(_ findings: inout [Finding?], _ areas: [AreaFigure?]) {
    let counted = areas.map { area in
      if case .counted(let share) = area { share } else { nil as CountedShare? }
    }
    let shrunk = Shrinkage.marshall(
      cases: counted.map { $0?.cases.value }, people: counted.map { $0?.people.value })
    for (index, value) in shrunk.enumerated() { findings[index]?.shrunk = value }
  }
}

extension AreaComparison.Finding {
  /// Nil where a share has no meaning beside that of the whole.
  init?(
    _ area: AreaFigure, _ whole: CountedShare, againstRest: Bool, _ confidence: Confidence,
    _ way: ShareInterval
  ) {
    let people = area.people
    let cases = min(people, area.share * people)
    // Rounding can leave the rest with less than nothing.
    let otherPeople = whole.people.value - (againstRest ? people : 0)
    let otherCases = min(max(0, whole.cases.value - (againstRest ? cases : 0)), otherPeople)
    guard otherPeople > 0,
      let representation = Representation(
        cases: cases, people: people, parentCases: otherCases, parentPeople: otherPeople)
    else { return nil }
    expected = otherCases / otherPeople
    self.representation = representation
    share = area.share
    wholeShare = whole.share
    switch area {
    case .modelled(let modelled): bounds = modelled.bounds
    case .counted(let counted):
      guard let interval = counted.interval(way, confidence) else { return nil }
      bounds = interval
      let test = RestTest.p(counted, in: whole)
      p = test?.p
      method = test?.method
      let deviation = (whole.share * (1 - whole.share) / people).squareRoot()
      z = deviation > 0 ? (counted.share - whole.share) / deviation : nil
    }
  }

  mutating func judge(_ area: AreaFigure, _ criteria: Verdict.Criteria) {
    let isEnough = max(area.share, expected) * area.people >= criteria.leastCases * (1 - 1e-12)
    guard area.people >= criteria.leastPeople, isEnough else { return }
    let isSignificant =
      switch area {
      case .counted: adjusted.map { $0 < criteria.significance } ?? false
      case .modelled(let modelled):
        modelled.probability.map { $0 > 1 - criteria.significance } ?? (modelled.bounds.lower > expected)
      }
    verdict = .of(quotient: representation.locationQuotient, isSignificant: isSignificant, criteria)
  }
}
