import PluginTesting
import Testing

@testable import IndicatorAnalysis

/// Areas made up from a seed, with the whole that holds them.
private struct Areas {
  var cases: [Double] = []
  var people: [Double] = []

  init(_ random: inout SeededGenerator, count: Int = 12) {
    for _ in 0..<count {
      let size = Double(Int.random(in: 20...4000, using: &random))
      people.append(size)
      cases.append((size * Double.random(in: 0.02...0.4, using: &random)).rounded())
    }
  }

  func comparison(_ unit: Double, share shareUnit: Double? = nil) throws -> AreaComparison {
    let shares = try zip(cases, people).map { try Areas.share($0, $1, unit, shareUnit) }
    let whole = try #require(CountedShare.sum(of: shares))
    return AreaComparison(
      shares.map { .counted($0) }, unknownPeople: 0, whole: whole, againstRest: false,
      confidence: try #require(Confidence(0.95)), criteria: .init())
  }

  static func share(
    _ cases: Double, _ people: Double, _ unit: Double, _ shareUnit: Double? = nil
  ) throws -> CountedShare {
    let (cases, people) = try (number(cases, unit), number(people, unit))
    if let shareUnit {
      let share = CountedShare(share: cases.value / people.value, unit: shareUnit, people: people)
      return try #require(share)
    }
    return try #require(CountedShare(cases: cases, people: people))
  }

  static func number(_ value: Double, _ unit: Double = 0) throws -> RoundedNumber {
    try #require(RoundedNumber(value, unit: unit))
  }
}

@Suite("Areas compared")
struct AreaComparisonTests {
  @Test("wider rounding never makes a verdict stronger, and never narrows an interval")
  func rounding() throws {
    var random = SeededGenerator(seed: 21)
    var changed = 0
    for _ in 0..<150 {
      let areas = Areas(&random)
      let counts = try [0, 5, 10, 20, 100].map { try areas.comparison($0) }
      let shares = try [0, 0.001, 0.01, 0.02, 0.1].map { try areas.comparison(0, share: $0) }
      for steps in [counts, shares] {
        for (fine, coarse) in zip(steps, steps.dropFirst()) {
          for (fine, coarse) in zip(fine.findings, coarse.findings) {
            let (fine, coarse) = try (#require(fine), #require(coarse))
            #expect((coarse.verdict?.rawValue ?? 0) <= (fine.verdict?.rawValue ?? 0))
            #expect((coarse.p ?? 1) >= (fine.p ?? 1) * (1 - 1e-9))
            #expect(coarse.bounds.lower <= fine.bounds.lower && fine.bounds.upper <= coarse.bounds.upper)
            #expect(coarse.representation == fine.representation)
            if coarse.verdict != fine.verdict { changed += 1 }
          }
        }
      }
    }
    #expect(changed > 20, "the property was hardly put to the test")
  }

  @Test("the three verdicts and too little data, worked out by hand")
  func verdicts() throws {
    let whole = try Areas.share(1000, 10_000, 0)
    let confidence = try #require(Confidence(0.95))
    func verdict(_ cases: Double, _ people: Double, unknown: Double = 0) throws -> Verdict? {
      let area = AreaFigure.counted(try Areas.share(cases, people, 0))
      let found = AreaComparison(
        [area], unknownPeople: unknown, whole: whole, againstRest: false, confidence: confidence,
        criteria: .init())
      return try #require(found.findings.first ?? nil).verdict
    }
    #expect(try verdict(60, 300) == .overRepresented)  // 20%, p = 3e-8
    #expect(try verdict(24, 200) == .seemsHigher)  // 12%, a quotient of just 1.2, p = 0.19
    #expect(try verdict(110, 1000) == .notHigher)  // 11%
    #expect(try verdict(0, 500) == .notHigher)  // none where 50 are expected: that is data enough
    #expect(try verdict(40, 99) == nil)  // too few people
    #expect(try verdict(9, 100) == .notHigher)  // 10 are expected
    #expect(try verdict(9, 99.9) == nil)
    #expect(try verdict(60, 300, unknown: 200) == nil)  // known for 60% of the people
    #expect(try verdict(60, 300, unknown: 150) == .overRepresented)
  }

  @Test("an area is tested exactly against a small rest and against the known share of a large one")
  func method() throws {
    let area = try Areas.share(60, 300, 0)
    let small = try #require(RestTest.p(area, in: Areas.share(1000, 7000, 0)))
    let large = try #require(RestTest.p(area, in: Areas.share(1000, 8000, 0)))
    #expect(small.method == .exact && large.method == .againstKnownShare)
    #expect(
      small.p
        == HypergeometricTest.p(cases: 60, people: 300, parentCases: 1000, parentPeople: 7000))
    #expect(large.p == BinomialTest.p(cases: 60, people: 300, share: 940 / 7700))
    // Few cases in a large rest: its share is not known.
    #expect(try #require(RestTest.p(area, in: Areas.share(120, 8000, 0))).method == .exact)
    // An area that is the whole has no rest.
    #expect(RestTest.p(area, in: area) == nil)
  }

  @Test("the cautious end: the fewest cases that rounding allows against the most in the whole")
  func cautious() throws {
    // 20 is at least 17.5 and so 18 whole cases... of at most 102.5, so 102 people.
    let area = try Areas.share(20, 100, 5)
    let whole = try Areas.share(200, 2000, 5)
    let found = try #require(RestTest.p(area, in: whole))
    #expect(
      found.p
        == HypergeometricTest.p(cases: 17, people: 103, parentCases: 203, parentPeople: 1997))
  }

  @Test("against the rest, the quotient leaves the area out of what it is compared with")
  func rest() throws {
    let area = try Areas.share(30, 100, 0)
    let found = AreaComparison(
      [.counted(area)], unknownPeople: 0, whole: try Areas.share(120, 1000, 0), againstRest: true,
      confidence: try #require(Confidence(0.95)), criteria: .init())
    let finding = try #require(found.findings.first ?? nil)
    #expect(abs(finding.representation.locationQuotient - 3) < 1e-12)
    #expect(abs(finding.expected - 0.1) < 1e-12)
  }

  @Test("a modelled share keeps the bounds of its model and is judged by them or by its probability")
  func modelled() throws {
    let confidence = try #require(Confidence(0.95))
    let whole = try Areas.share(1000, 10_000, 0)
    func finding(_ lower: Double, _ probability: Double?) throws -> AreaComparison.Finding {
      let modelled = try #require(
        ModelledShare(
          share: 0.15, bounds: Interval(lower: lower, upper: 0.2), people: 400,
          probability: probability))
      let found = AreaComparison(
        [.modelled(modelled)], unknownPeople: 0, whole: whole, againstRest: false,
        confidence: confidence, criteria: .init())
      return try #require(found.findings.first ?? nil)
    }
    let sure = try finding(0.11, nil)
    #expect(sure.verdict == .overRepresented && sure.p == nil && sure.adjusted == nil)
    #expect(sure.bounds == Interval(lower: 0.11, upper: 0.2) && sure.shrunk == nil && sure.z == nil)
    #expect(try finding(0.09, nil).verdict == .seemsHigher)
    #expect(try finding(0.09, 0.97).verdict == .overRepresented)
    #expect(try finding(0.11, 0.9).verdict == .seemsHigher)
    #expect(
      ModelledShare(share: 0.3, bounds: Interval(lower: 0.1, upper: 0.2), people: 9) == nil)
  }

  @Test("the order of areas does not matter")
  func order() throws {
    var random = SeededGenerator(seed: 22)
    var areas = Areas(&random, count: 30)
    let found = try areas.comparison(5).findings
    areas.cases.reverse()
    areas.people.reverse()
    #expect(try Array(areas.comparison(5).findings.reversed()) == found)
  }

  @Test("what has no meaning is not compared")
  func refused() throws {
    #expect(RoundedNumber(-1) == nil && RoundedNumber(.nan) == nil && RoundedNumber(1, unit: -5) == nil)
    #expect(RoundedNumber(3, unit: 5)?.lower == 0.5 && RoundedNumber(3, unit: 1)?.lower == 3)
    let (ten, none) = try (Areas.number(10), Areas.number(0))
    #expect(CountedShare(cases: ten, people: none) == nil)
    #expect(CountedShare(cases: try Areas.number(11), people: ten) == nil)
    #expect(CountedShare(share: 1.1, unit: 0, people: ten) == nil)
    // More cases than people, as far as rounding explains it, is all people.
    let rounded = try CountedShare(cases: Areas.number(15, 10), people: Areas.number(10, 5))
    #expect(rounded?.share == 1)
    let empty = AreaComparison(
      [], unknownPeople: 0, whole: try Areas.share(10, 10, 0), againstRest: false,
      confidence: try #require(Confidence(0.95)), criteria: .init())
    #expect(empty.findings.isEmpty && empty.coverage == 0)
  }
}
