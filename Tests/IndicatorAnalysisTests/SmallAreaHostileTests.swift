import IndicatorAnalysis
import Testing

/// Data and models that make no sense: no trap, and no number that is none.
@Suite("The small-area model with numbers that make no sense")
struct SmallAreaHostileTests {
  private func model(effect: Double = 1, draws: Int = 50) throws -> SmallAreaModel {
    let factor = RiskFactors.Factor(
      name: "a", categories: ["low", "high"], shares: [40, 60], effects: [0, effect], errors: [0, 0.1])
    let factors = try #require(RiskFactors([factor], intercept: -2, interceptError: 0.1))
    return SmallAreaModel(factors, national: (0.119, 0.005), areaEffect: 0.25, draws: draws)
  }

  private func area(
    _ key: String, people: Double = 1000, _ composition: [Double] = [0.5, 0.5],
    place: SmallArea.Place = .alone, known: (Double, Double)? = nil, reference: Int? = nil
  ) -> SmallArea {
    SmallArea(
      key: key, people: people, composition: composition, place: place,
      known: known.map { (rate: $0.0, error: $0.1) }, reference: reference)
  }

  private func isFinite(_ estimate: SmallAreaEstimate) -> Bool {
    let figures =
      [estimate.share, estimate.people] + (estimate.comparison.map { [$0.quotient, $0.excess] } ?? [])
    let numbers =
      [estimate.median] + figures.flatMap { [$0.value, $0.lower, $0.upper] }
      + (estimate.comparison.map { [$0.probability, $0.probabilityAbove] } ?? [])
    return numbers.allSatisfy { $0.isFinite }
  }

  @Test("people and compositions that can't be have no estimate")
  func areas() throws {
    let bad = [
      area("a", people: .nan), area("b", people: .infinity), area("c", people: -1), area("d", [.nan, 1]),
      area("e", [-0.5, 1.5]), area("f", [1]), area("g", [0.2, 0.2, 0.6]), area("h", [0, 0]), area("i"),
    ]
    let found = try #require(try model().estimate(bad)).estimates
    #expect(found.dropLast().allSatisfy { $0 == nil })
    #expect(found.last.flatMap { $0 } != nil)
  }

  @Test("a composition in people in place of shares is the same")
  func unscaled() throws {
    let found = try #require(try model().estimate([area("x", [0.4, 0.6]), area("x", [40, 60])])).estimates
    let (one, other) = (try #require(found[0]), try #require(found[1]))
    #expect(abs(one.share.upper - other.share.upper) < 1e-12)
  }

  @Test("places and references that are no other area are none; circles have no estimate")
  func places() throws {
    let bad = [
      area("a", place: .part(of: 9)), area("b", place: .within(-1)), area("c", place: .part(of: 2)),
      area("d", place: .sum([3, 99, 0]), reference: 4), area("e", reference: 4),
      area("f", place: .part(of: 6)),
      area("g", place: .part(of: 5)), area("h", reference: 77),
    ]
    let found = try #require(try model().estimate(bad)).estimates
    #expect(found.indices.filter { found[$0] == nil } == [5, 6])
    #expect(found.compactMap { $0 }.allSatisfy(isFinite))
    #expect(found[4]?.comparison == nil && found[7]?.comparison == nil && found[3]?.comparison != nil)
  }

  @Test("a country of whom nobody knows who lives there has its share, and those in it have intervals")
  func emptyCountry() throws {
    let areas = [
      area("NL", people: 0, [], place: .country), area("GM", [1, 0], place: .part(of: 0), reference: 0),
    ]
    let result = try #require(try model().estimate(areas))
    let (country, town) = (try #require(result.estimates[0]), try #require(result.estimates[1]))
    #expect(country.share.value == 0.119 && country.share.lower < 0.119 && country.share.upper > 0.119)
    #expect(isFinite(town))
    // One municipality is not all of a country of unknown size.
    #expect(town.share.value < 0.1 && result.uncovered == [0])
  }

  @Test("effects so large that nobody or everybody is at risk", arguments: [900, -900, 40])
  func extremes(_ effect: Double) throws {
    let areas = [
      area("a", [0, 1]), area("b", [1, 0], reference: 0), area("c", [0.5, 0.5], reference: 1),
      area("d", [0, 1], place: .part(of: 2)),
    ]
    let result = try #require(try model(effect: effect).estimate(areas))
    for estimate in result.estimates.compactMap({ $0 }) {
      #expect(isFinite(estimate))
      #expect((0...1).contains(estimate.share.lower) && (0...1).contains(estimate.share.upper))
    }
  }

  @Test("known figures of 0, 1 and worse are not known; without draws there is no estimate")
  func figures() throws {
    let areas = [(1, 0), (0, 0), (.nan, 0), (0.2, -1), (0.2, .infinity)].map { area("x", known: $0) }
    let found = try #require(try model().estimate(areas)).estimates
    #expect(Set(found.map { $0?.share.value }).count == 1)
    let undrawn = try #require(try model(draws: -3).estimate(areas))
    #expect(undrawn.estimates.allSatisfy { $0 == nil })
    let factors = try model().factors
    for rate in [0, 1, -0.1, 1.1, Double.nan] {
      #expect(SmallAreaModel(factors, national: (rate, 0), areaEffect: 0).estimate(areas) == nil)
    }
    let odd = SmallAreaModel(factors, national: (0.1, .nan), areaEffect: -.infinity, draws: 5)
    #expect(odd.estimate([area("x")])?.estimates[0].map(isFinite) == true)
  }

  @Test("known figures that leave no room are reported")
  func unmet() throws {
    let areas = [
      area("NL", people: 2000, place: .country), area("a", place: .part(of: 0), known: (0.9, 0.01)),
      area("b", place: .part(of: 0)),
    ]
    let result = try #require(try model().estimate(areas))
    #expect(result.unmet == [0] && result.uncovered.isEmpty)
    let alone = try #require(try model().estimate(Array(areas.prefix(1))))
    #expect(alone.unmet.isEmpty)
  }

  @Test("factors and associations of the wrong length, and more cells than can be")
  func factors() {
    func factor(_ shares: [Double], _ effects: [Double], _ errors: [Double] = [0, 0]) -> RiskFactors.Factor {
      RiskFactors.Factor(name: "a", categories: ["x", "y"], shares: shares, effects: effects, errors: errors)
    }
    let good = factor([40, 60], [0, 1])
    #expect(RiskFactors([good], intercept: 0) != nil)
    for bad in [
      factor([40], [0, 1]), factor([40, 60], [0]), factor([40, 60], [0, .nan]),
      factor([40, 60], [0, 1], [0, -1]),
      factor([0, 0], [0, 1]),
    ] { #expect(RiskFactors([bad], intercept: 0) == nil) }
    #expect(RiskFactors([good], intercept: .nan) == nil)
    let associations = [
      RiskFactors.Association(given: 0, of: 5, shares: []),
      RiskFactors.Association(given: 0, of: 0, shares: [[1, 1], [1, 1]]),
      RiskFactors.Association(given: 0, of: 1, shares: [[1], [1, 1]]),
      RiskFactors.Association(given: 0, of: 1, shares: [[0, 0], [0, 0]]),
    ]
    for bad in associations { #expect(RiskFactors([good, good], intercept: 0, associations: [bad]) == nil) }
    let many = Array(repeating: good, count: 60)
    #expect(RiskFactors.cellCount(many) == nil && RiskFactors(many, intercept: 0) == nil)
  }

  @Test("tables, effects and quantiles of what is no table")
  func tables() {
    func margin(_ groups: [Int], _ totals: [Double]) -> ProportionalFitting.Margin {
      ProportionalFitting.Margin(groups: groups, totals: totals)
    }
    #expect(ProportionalFitting.fit([1, 1], to: [margin([0, 5], [1, 1])]) == nil)
    #expect(ProportionalFitting.fit([1, 1], to: [margin([0, -1], [1, 1])]) == nil)
    #expect(ProportionalFitting.fit([.nan, 1], to: [margin([0, 1], [1, 1])]) == nil)
    #expect(ProportionalFitting.fit([-1, 3], to: [margin([0, 0], [2])]) == nil)
    #expect(ProportionalFitting.fit([1, 1], to: [margin([0, 1], [.infinity, 1])]) == nil)
    // A total of 0 empties its cells, and stays so.
    #expect(ProportionalFitting.fit([1, 1], to: [margin([0, 1], [0, 3])])?.cells == [0, 3])
    for sizes in [[], [-1, -1], [2, 2], [Int.max, 2]] {
      let rates = sizes.map { Array(repeating: 0.1, count: max(0, min($0, 2))) }
      #expect(
        ConditionalEffects(population: [1], sizes: sizes, rates: rates, reference: sizes.map { _ in 0 })
          == nil)
    }
    // A category of nobody.
    #expect(
      ConditionalEffects(population: [0, 5], sizes: [2], rates: [[0.1, 0.2]], reference: [0]) == nil)
    var values = [1, Double.nan, 3]
    #expect(OrderStatistics.quantiles(&values, [0.5]).isEmpty)
    values = [3, 1, 2]
    #expect(OrderStatistics.quantiles(&values, [.nan]).isEmpty)
    #expect(OrderStatistics.quantiles(&values, [1, 0, 2, -1]) == [3, 1, 3, 1])
  }

  @Test("a cell that holds nobody changes no effect")
  func emptyCell() throws {
    func effects(_ empty: Double) throws -> ConditionalEffects {
      try #require(
        ConditionalEffects(
          population: [30, 20, 10, 25, 15, empty], sizes: [3, 2], rates: [[0.05, 0.1, 0.2], [0.15, 0.06]],
          reference: [0, 0]))
    }
    let (none, few) = (try effects(0), try effects(1e-6))
    #expect(abs(none.intercept - few.intercept) < 1e-6)
    #expect(zip(none.effects.joined(), few.effects.joined()).allSatisfy { abs($0 - $1) < 1e-5 })
  }
}
