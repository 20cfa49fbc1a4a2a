import IndicatorAnalysis
import PluginTesting
import Testing

/// A made-up country: municipalities of wijken, in groups of three by two.
enum MadeUpCountry {
  static let factors = RiskFactors(
    [
      RiskFactors.Factor(
        name: "age", categories: ["young", "middle", "old"], shares: [30, 40, 30], effects: [-0.5, 0, 0.6],
        errors: [0.1, 0, 0.1]),
      RiskFactors.Factor(
        name: "education", categories: ["low", "high"], shares: [40, 60], effects: [0, -1.2],
        errors: [0, 0.15]),
    ], intercept: -1.6, interceptError: 0.1)

  static func areas(towns: Int, wijken: Int, seed: UInt64) -> [SmallArea] {
    var random = RandomStream(seed: seed)
    var parts: [SmallArea] = []
    var wholes = [SmallArea(key: "NL", people: 0, composition: [])]
    for town in 0..<towns {
      var mine: [SmallArea] = []
      let leaning = random.normal() * 0.4
      for wijk in 0..<wijken {
        let weights = (0..<6).map { group in
          random.uniform(0.5, 1.5) * (group.isMultiple(of: 2) ? 1 + leaning * leaning : 1)
        }
        let total = weights.reduce(0, +)
        mine.append(
          SmallArea(
            key: "WK\(town)-\(wijk)", people: 200 + 5000 * random.uniform(),
            composition: weights.map { $0 / total }, place: .part(of: 1 + town), reference: 1 + town))
      }
      wholes.append(together(mine, key: "GM\(town)", place: .part(of: 0)))
      parts += mine
    }
    wholes[0] = together(Array(wholes.dropFirst()), key: "NL", place: .country)
    return wholes + parts
  }

  static func together(_ parts: [SmallArea], key: String, place: SmallArea.Place) -> SmallArea {
    let people = parts.reduce(0) { $0 + $1.people }
    let composition = (0..<6).map { group in
      parts.reduce(0) { $0 + $1.people * $1.composition[group] } / people
    }
    return SmallArea(key: key, people: people, composition: composition, place: place)
  }
}

@Suite("Properties of the small-area model")
struct SmallAreaPropertyTests {
  private func model(_ effect: Double = 0.2, error: Double = 0.004, draws: Int = 300, seed: UInt64 = 1) throws
    -> SmallAreaModel
  {
    SmallAreaModel(
      try #require(MadeUpCountry.factors), national: (0.119, error), areaEffect: effect, draws: draws,
      seed: seed)
  }

  @Test("the people of all parts together are those of the whole, to a billionth", arguments: [1, 2, 3])
  func addingUp(_ seed: UInt64) throws {
    let areas = MadeUpCountry.areas(towns: 7, wijken: 9, seed: seed)
    let result = try #require(try model().estimate(areas, country: areas[0].composition))
    var sums = [Double](repeating: 0, count: 8)
    for (area, estimate) in zip(areas, result.estimates) {
      if case .part(let whole) = area.place { sums[whole] += try #require(estimate).people.value }
    }
    for whole in 0..<8 {
      let people = try #require(result.estimates[whole]).people.value
      #expect(abs(sums[whole] - people) <= 1e-9 * people)
    }
    #expect(abs(try #require(result.estimates[0]).share.value - 0.119) <= 1e-9)
  }

  @Test("buurten add up to their wijk as wijken do to their municipality; areas within change neither")
  func threeLevels() throws {
    var areas = MadeUpCountry.areas(towns: 3, wijken: 4, seed: 12)
    let plain = try #require(try model().estimate(areas, country: areas[0].composition))
    var random = RandomStream(seed: 31)
    for wijk in 4..<16 {
      // Not the people of the wijk, and other ones than in all of it: the shift has to make up for both.
      for buurt in 0..<3 {
        let weights = (0..<6).map { _ in random.uniform(0.1, 2) }
        areas.append(
          SmallArea(
            key: "BU\(wijk)-\(buurt)", people: areas[wijk].people * random.uniform(0.31, 0.33),
            composition: weights.map { $0 / weights.reduce(0, +) }, place: .part(of: wijk), reference: 0))
      }
    }
    areas.append(
      SmallArea(key: "catchment", people: 900, composition: areas[5].composition, place: .within(1)))
    let found = try #require(try model().estimate(areas, country: areas[0].composition))
    for area in 0..<16 { #expect(found.estimates[area]?.share.value == plain.estimates[area]?.share.value) }
    for wijk in 4..<16 {
      let buurten = areas.indices.filter { if case .part(of: wijk) = areas[$0].place { true } else { false } }
      let people = buurten.reduce(0) { $0 + areas[$1].people }
      let atRisk = try buurten.reduce(0) { try $0 + (#require(found.estimates[$1])).people.value }
      #expect(abs(atRisk / people - (try #require(found.estimates[wijk])).share.value) <= 1e-9)
    }
    #expect(found.estimates.last.flatMap { $0 } != nil && found.uncovered.isEmpty && found.unmet.isEmpty)
  }

  @Test("the order of the areas changes no bit")
  func order() throws {
    let areas = MadeUpCountry.areas(towns: 4, wijken: 5, seed: 8)
    var order = Array(areas.indices)
    var random = RandomStream(seed: 5)
    random.shuffle(&order)
    let back = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let moved = order.map { old -> SmallArea in
      var area = areas[old]
      if case .part(let whole) = area.place { area.place = .part(of: back[whole] ?? 0) }
      area.reference = area.reference.flatMap { back[$0] }
      return area
    }
    let one = try #require(try model().estimate(areas, country: areas[0].composition))
    let other = try #require(try model().estimate(moved, country: areas[0].composition))
    for (position, old) in order.enumerated() {
      let (a, b) = try (#require(one.estimates[old]), #require(other.estimates[position]))
      #expect(a.share.value == b.share.value && a.share.lower == b.share.lower)
      #expect(a.people.upper == b.people.upper)
      #expect(a.comparison?.probability == b.comparison?.probability)
    }
  }

  @Test("bounds hold the figure and stay within what is possible")
  func bounds() throws {
    let areas = MadeUpCountry.areas(towns: 5, wijken: 6, seed: 2)
    let result = try #require(try model(0.8).estimate(areas, country: areas[0].composition))
    for (area, estimate) in zip(areas, result.estimates) {
      let share = try #require(estimate).share
      #expect(share.lower > 0 && share.lower <= share.value && share.value <= share.upper && share.upper < 1)
      #expect(try #require(estimate).people.upper <= area.people)
      let probability = estimate?.comparison?.probability ?? 0
      #expect(probability >= 0 && probability <= 1)
    }
  }

  @Test("without anything uncertain there is no interval, and the comparison is certain")
  func certain() throws {
    let plain = try #require(MadeUpCountry.factors).factors.map { factor in
      RiskFactors.Factor(
        name: factor.name, categories: factor.categories, shares: factor.shares, effects: factor.effects,
        errors: factor.effects.map { _ in 0 })
    }
    let factors = try #require(RiskFactors(plain, intercept: -1.6))
    let areas = MadeUpCountry.areas(towns: 3, wijken: 4, seed: 3)
    let model = SmallAreaModel(factors, national: (0.119, 0), areaEffect: 0, draws: 50, threshold: 1)
    for estimate in try #require(model.estimate(areas, country: areas[0].composition)).estimates {
      let share = try #require(estimate).share
      #expect(share.upper - share.lower < 1e-7)
      guard let comparison = estimate?.comparison else { continue }
      if abs(comparison.quotient.value - 1) > 1e-6 {
        #expect(comparison.probability == (comparison.quotient.value > 1 ? 1 : 0))
      }
    }
  }

  @Test("more people with a higher risk, a higher estimate")
  func monotone() throws {
    var areas = MadeUpCountry.areas(towns: 2, wijken: 3, seed: 4)
    let model = try model(draws: 1)
    let before = try #require(model.estimate(areas, country: areas[0].composition))
    // From high to low education within the oldest.
    areas[4].composition[4] += 0.05
    areas[4].composition[5] -= 0.05
    let after = try #require(model.estimate(areas, country: areas[0].composition))
    let (old, new) = try (#require(before.estimates[4]), #require(after.estimates[4]))
    #expect(new.share.value > old.share.value)
  }

  @Test("an area without people has no estimate, and those around it still add up")
  func empty() throws {
    var areas = MadeUpCountry.areas(towns: 2, wijken: 3, seed: 6)
    areas[3].people = 0
    areas[4].composition = []
    areas[1].people = areas[5].people
    let result = try #require(try model().estimate(areas, country: areas[0].composition))
    #expect(result.estimates[3] == nil && result.estimates[4] == nil)
    let rest = try #require(result.estimates[5])
    #expect(abs(rest.share.value - (try #require(result.estimates[1]).share.value)) < 1e-9)
  }

  @Test("one municipality of a country is not made to be the country")
  func uncovered() throws {
    let areas = Array(MadeUpCountry.areas(towns: 6, wijken: 3, seed: 9).enumerated())
    let some = areas.filter { $0.offset < 2 || (7..<10).contains($0.offset) }.map { _, area -> SmallArea in
      var area = area
      area.reference = area.reference.map { _ in 1 }
      return area
    }
    let result = try #require(try model().estimate(some, country: some[0].composition))
    let country = try #require(result.estimates[0]).share.value
    let town = try #require(result.estimates[1])
    #expect(abs(country - 0.119) < 1e-12 && abs(town.share.value - country) > 1e-6)
    let parts = try (2..<5).map { try #require(result.estimates[$0]).people.value }
    #expect(abs(parts.reduce(0, +) - town.people.value) < 1e-9 * town.people.value)
  }

  @Test("known figures that leave no room for the others do not break anything")
  func contradiction() throws {
    var areas = MadeUpCountry.areas(towns: 2, wijken: 2, seed: 7)
    areas[1].known = (0.9, 0.01)
    let result = try #require(try model().estimate(areas, country: areas[0].composition))
    #expect(result.estimates.allSatisfy { $0.map { $0.share.value > 0 && $0.share.value < 1 } ?? false })
    #expect(result.estimates[1]?.share.value == 0.9)
  }

  @Test("a table that can't be fitted is refused, and one that contradicts itself ends")
  func unfittable() {
    let rows = ProportionalFitting.Margin(groups: [0, 0, 1, 1], totals: [1, 1])
    #expect(ProportionalFitting.fit([0, 0, 1, 1], to: [rows]) == nil)
    #expect(ProportionalFitting.fit([1, 1], to: [rows]) == nil)
    #expect(ProportionalFitting.fit([1, 1, 1, 1], to: []) == nil)
    #expect(
      ProportionalFitting.fit(
        [1, 1, 1, 1], to: [ProportionalFitting.Margin(groups: [0, 0, 1, 1], totals: [0, 0])])
        == nil)
    let columns = ProportionalFitting.Margin(groups: [0, 1, 0, 1], totals: [1.8, 0.2])
    let fit = ProportionalFitting.fit([1, 0, 0, 1], to: [rows, columns])
    #expect(fit.map { $0.cycles <= ProportionalFitting.cycleLimit && $0.misfit > 0.1 } == true)
  }

  @Test("a share that can't be reached has no shift")
  func impossible() {
    for rate in [0, 1, -0.1, Double.nan] {
      #expect(Benchmark.shift(logOdds: [0, 1], weights: [1, 1], to: rate) == nil)
    }
    #expect(Benchmark.shift(logOdds: [0], weights: [0], to: 0.5) == nil)
    #expect(Benchmark.shift(logOdds: [.infinity], weights: [1], to: 0.5) == nil)
    #expect(Benchmark.shift(logOdds: [-800, 800], weights: [1, 1e-9], to: 1e-12).map(\.isFinite) == true)
  }
}
