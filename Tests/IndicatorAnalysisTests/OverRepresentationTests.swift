import PluginTesting
import Testing

@testable import IndicatorAnalysis

@Suite("Over-representation")
struct OverRepresentationTests {
  @Test("quotient, difference and excess of an area, worked out by hand")
  func representation() throws {
    // 30 of 200 where 1,000 of 10,000 are expected: 15% against 10%, so ten people more than twenty.
    let found = try #require(
      Representation(cases: 30, people: 200, parentCases: 1000, parentPeople: 10_000))
    #expect(abs(found.locationQuotient - 1.5) < 1e-12)
    #expect(abs(found.index - 150) < 1e-9)
    #expect(abs(found.difference - 5) < 1e-12)
    #expect(abs(found.excess - 10) < 1e-12)
  }

  @Test("the excess of all areas of a whole adds up to nothing")
  func excessAddsUp() throws {
    var random = SeededGenerator(seed: 3)
    let people = (0..<50).map { _ in Double(Int.random(in: 1...3000, using: &random)) }
    let cases = people.map { Double(Int.random(in: 1...Int($0), using: &random)) }
    let (allCases, allPeople) = (cases.reduce(0, +), people.reduce(0, +))
    let excess = try zip(cases, people).map { cases, people in
      try #require(
        Representation(cases: cases, people: people, parentCases: allCases, parentPeople: allPeople)
      ).excess
    }
    #expect(abs(excess.reduce(0, +)) < 1e-6)
  }

  @Test("what has no meaning is not compared")
  func refused() {
    #expect(Representation(cases: 1, people: 0, parentCases: 1, parentPeople: 2) == nil)
    #expect(Representation(cases: 2, people: 1, parentCases: 1, parentPeople: 2) == nil)
    #expect(Representation(cases: 0, people: 1, parentCases: 0, parentPeople: 2) == nil)
    #expect(Representation(cases: .nan, people: 1, parentCases: 1, parentPeople: 2) == nil)
  }

  @Test("adjusted p-values are those of scipy, and what was not tested does not count")
  func discoveries() throws {
    for vector in try IntervalVectors.load().discoveries {
      let found = FalseDiscovery.adjusted(vector.values)
      for (found, expected) in zip(found, vector.expected) {
        #expect(abs((found ?? -1) - expected) < 1e-12)
      }
      let withGap = FalseDiscovery.adjusted([nil] + vector.values + [.nan])
      #expect(Array(withGap.dropFirst().dropLast()) == found)
      #expect(withGap.first == .some(nil) && withGap.last == .some(nil))
    }
    #expect(FalseDiscovery.adjusted([]).isEmpty)
  }

  @Test("small areas are drawn to the mean of all, large ones hardly, and the order of areas does not matter")
  func shrinkage() throws {
    let cases: [Double?] = [2, 300, 45, nil, 80, 1]
    let people: [Double?] = [4, 1000, 300, 50, 900, 60]
    let shrunk = Shrinkage.marshall(cases: cases, people: people)
    #expect(shrunk[3] == nil)
    let mean = 428.0 / 2264
    for index in [0, 1, 2, 4, 5] {
      let share = (cases[index] ?? 0) / (people[index] ?? 1)
      let value = try #require(shrunk[index])
      #expect(abs(value - mean) <= abs(share - mean) + 1e-12)
      #expect((value - mean) * (share - mean) >= -1e-12)
    }
    // The formula in plain Python, with s^2 = 0.0105857 and A = 0.0101682.
    let expected = [0.24410200167168333, 0.29797481481412025, 0.15227857297947323, 0.0909160144680846]
    for (found, expected) in zip(shrunk.compactMap { $0 }, expected + [0.05744499766501568]) {
      #expect(abs(found - expected) < 1e-12)
    }
    let reversed = Shrinkage.marshall(cases: cases.reversed(), people: people.reversed())
    #expect(Array(reversed.reversed()) == shrunk)
  }

  @Test("when areas differ no more than by chance, all are drawn to the mean")
  func noDifference() {
    let shrunk = Shrinkage.marshall(cases: [10, 20, 30], people: [100, 200, 300])
    #expect(shrunk.allSatisfy { abs(($0 ?? 0) - 0.1) < 1e-12 })
    #expect(Shrinkage.marshall(cases: [nil], people: [5]) == [nil])
    #expect(Shrinkage.marshall(cases: [0, 0], people: [5, 7]) == [0, 0])
  }

  @Test("funnel limits narrow with size, and widen with overdispersion")
  func funnel() throws {
    let confidence = try #require(Confidence(0.95))
    let plain = try #require(FunnelLimits(share: 0.1))
    let small = try #require(plain.limits(people: 100, confidence: confidence))
    let large = try #require(plain.limits(people: 10_000, confidence: confidence))
    // 0.1 -/+ 1.959964 sqrt(0.1 x 0.9 / 100)
    #expect(abs(small.lower - 0.041_201_1) < 1e-6 && abs(small.upper - 0.158_798_9) < 1e-6)
    #expect(large.lower > small.lower && large.upper < small.upper)
    let wide = try #require(
      FunnelLimits(share: 0.1, overdispersion: 4)?.limits(people: 100, confidence: confidence))
    #expect(abs((wide.upper - 0.1) - 2 * (small.upper - 0.1)) < 1e-9)
    #expect(FunnelLimits(share: 0.1, overdispersion: 0.5)?.overdispersion == 1)
    #expect(FunnelLimits(share: 0) == nil && plain.limits(people: 0, confidence: confidence) == nil)
  }

  @Test("overdispersion is the mean of squared scores, with the extremes drawn in")
  func overdispersion() throws {
    // Shares of 0.1 +/- 0.03 z-scores of exactly 1, and one area far out, which is drawn in to 1.
    let people = [Double](repeating: 100, count: 20)
    var cases = (0..<20).map { $0 % 2 == 0 ? 13.0 : 7.0 }
    cases[0] = 90
    let phi = try #require(FunnelLimits.overdispersion(cases: cases, people: people, share: 0.1))
    #expect(abs(phi - 1) < 1e-12)
    #expect(FunnelLimits.overdispersion(cases: [1], people: [2], share: 0.1) == nil)
  }
}
