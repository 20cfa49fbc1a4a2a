import Testing

@testable import Charts

/// How far chance can take a share.
@Suite struct FunnelLimitsTests {
  @Test func theyAreThoseOfTheBook() {
    // p0 = 0.2, n = 400: the standard error is 0.02.
    let limits = FunnelLimits(expected: 0.2, z: 1.960, overdispersion: 1)(400)
    #expect(abs(limits.lower - 16.08) < 1e-9 && abs(limits.upper - 23.92) < 1e-9)
  }

  @Test func theyNarrowWithMorePeopleAndWidenWithZ() {
    for people in [10.0, 100, 1000, 1e6] {
      let narrow = FunnelLimits(expected: 0.42, z: 1.960, overdispersion: 1)
      let wide = FunnelLimits(expected: 0.42, z: 3.090, overdispersion: 1)
      #expect(narrow(people).upper < wide(people).upper && narrow(people).lower > wide(people).lower)
      #expect(narrow(people * 4).upper < narrow(people).upper)
      #expect(abs((narrow(people).upper - 42) - 2 * (narrow(people * 4).upper - 42)) < 1e-9)
    }
  }

  @Test func overdispersionWidensByItsRootAndNeverNarrows() {
    func width(_ factor: Double) -> Double {
      FunnelLimits(expected: 0.3, z: 1.960, overdispersion: factor)(500).upper - 30
    }
    #expect(abs(width(4) - 2 * width(1)) < 1e-9)
    #expect(width(0.2) == width(1) && width(.nan) == width(1) && width(.infinity) == width(1))
  }

  @Test func theNumberOfPeopleAtAShareIsTheInverse() {
    let limits = FunnelLimits(expected: 0.3, z: 3.090, overdispersion: 2)
    for share in [1.0, 20, 45, 99] {
      let reached = limits(limits.people(at: share))
      #expect(abs((share > 30 ? reached.upper : reached.lower) - share) < 1e-9)
    }
  }
}
