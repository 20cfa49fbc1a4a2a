import Foundation
import IndicatorAnalysis
import Testing

/// Expected values by other methods; `Tests/Oracles/literacy.py` says how they were made.
@Suite("The small-area model against numpy and scipy")
struct SmallAreaOracleTests {
  struct Vectors: Decodable {
    struct Margin: Decodable {
      let groups: [Int]
      let totals: [Double]
    }
    struct Fit: Decodable {
      let seed: [Double]
      let margins: [Margin]
      let cells: [Double]
    }
    struct Effects: Decodable {
      let sizes: [Int]
      let population: [Double]
      let rates: [[Double]]
      let intercept: Double
      let effects: [[Double]]
    }
    struct Shift: Decodable {
      let odds: [Double]
      let weights: [Double]
      let rate: Double
      let shift: Double
    }
    struct Hierarchy: Decodable {
      let odds: [Double]
      let national: Double
      let country: [Double]
      let known: Double
      let people: [[Double]]
      let wijken: [[[Double]]]
      let towns: [[Double]]
      let shares: [Double]
      let parts: [[Double]]
    }
    struct Quantiles: Decodable {
      let values: [Double]
      let probabilities: [Double]
      let expected: [Double]
    }
    struct Association: Decodable {
      let given: Int
      let of: Int
      let shares: [[Double]]
    }
    struct Illustrative: Decodable {
      let names: [String]
      let categories: [[String]]
      let shares: [[Double]]
      let associations: [Association]
      let seed: [Double]
      let rates: [[Double]]
      let reference: [Int]
      let intercept: Double
      let effects: [[Double]]
      let stated: [[Double]]
      let stated_intercept: Double
    }
    let illustrative: Illustrative
    let fits: [Fit]
    let effects: [Effects]
    let shifts: [Shift]
    let hierarchy: Hierarchy
    let quantiles: [Quantiles]
  }

  private static func vectors() throws -> Vectors {
    let file = Folders.tests.appendingPathComponent("Oracles/literacy.json")
    return try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
  }

  @Test("a fitted table is the one nearest to its seed among those with the margins")
  func fits() throws {
    for vector in try Self.vectors().fits {
      let margins = vector.margins.map { ProportionalFitting.Margin(groups: $0.groups, totals: $0.totals) }
      let fit = try #require(ProportionalFitting.fit(vector.seed, to: margins))
      #expect(zip(fit.cells, vector.cells).allSatisfy { abs($0 - $1) < 1e-8 * max(1, $1) })
    }
  }

  @Test("effects conditional on each other reproduce the marginal rates")
  func effects() throws {
    for vector in try Self.vectors().effects {
      let found = try #require(
        ConditionalEffects(
          population: vector.population, sizes: vector.sizes, rates: vector.rates,
          reference: vector.sizes.map { _ in 0 }))
      #expect(abs(found.intercept - vector.intercept) < 1e-8)
      let pairs = zip(found.effects.joined(), vector.effects.joined())
      #expect(pairs.allSatisfy { abs($0 - $1) < 1e-8 })
    }
  }

  /// The model of the pipelines: its file is read by the script.
  private static func illustrative(_ vector: Vectors.Illustrative) throws -> RiskFactors {
    let factors = vector.names.indices.map { factor in
      let none = vector.categories[factor].map { _ in 0.0 }
      return RiskFactors.Factor(
        name: vector.names[factor], categories: vector.categories[factor], shares: vector.shares[factor],
        effects: factor < vector.stated.count ? vector.stated[factor] : none, errors: none)
    }
    let associations = vector.associations.map {
      RiskFactors.Association(given: $0.given, of: $0.of, shares: $0.shares)
    }
    return try #require(
      RiskFactors(factors, intercept: vector.stated_intercept, associations: associations))
  }

  @Test("the table of the population of the illustrative model, and the effects that its rates give")
  func illustrative() throws {
    let vector = try Self.vectors().illustrative
    let factors = try Self.illustrative(vector)
    #expect(zip(factors.seed, vector.seed).allSatisfy { abs($0 - $1) < 1e-10 })
    // Income, the last factor, has no rates.
    let income = vector.categories[3].count
    let joint = (0..<factors.seed.count / income).map { cell in
      factors.seed[(cell * income)..<((cell + 1) * income)].reduce(0, +)
    }
    let found = try #require(
      ConditionalEffects(
        population: joint, sizes: vector.rates.map(\.count), rates: vector.rates, reference: vector.reference)
    )
    #expect(abs(found.intercept - vector.intercept) < 1e-8)
    #expect(zip(found.effects.joined(), vector.effects.joined()).allSatisfy { abs($0 - $1) < 1e-8 })
    // The stated effects come of the same rates and another joint table, which was not published: they are near.
    #expect(abs(found.intercept - vector.stated_intercept) < 0.15)
    #expect(zip(found.effects[1], vector.stated[1]).allSatisfy { abs($0 - $1) < 0.1 })
    #expect(zip(found.effects.joined(), vector.stated.joined()).allSatisfy { abs($0 - $1) < 0.4 })
  }

  @Test("adding the log-odds of rates of each factor alone counts double: the young get too many, by far")
  func countingDouble() throws {
    let vector = try Self.vectors().illustrative
    let sizes = vector.rates.map(\.count)
    let income = vector.categories[3].count
    let cells = (0..<sizes.reduce(1, *)).map { cell in
      vector.seed[(cell * income)..<((cell + 1) * income)].reduce(0, +)
    }
    func rateOfYoung(_ logOdds: [Double]) -> Double {
      let young = 0..<sizes[1] * sizes[2]
      return young.reduce(0) { $0 + cells[$1] / (1 + exp(-logOdds[$1])) } / cells[young].reduce(0, +)
    }
    func odds(_ base: Double, _ effects: [[Double]]) -> [Double] {
      effects.reduce([base]) { odds, effects in odds.flatMap { one in effects.map { one + $0 } } }
    }
    func logit(_ p: Double) -> Double { log(p / (1 - p)) }
    let naive = odds(logit(0.119), vector.rates.map { $0.map { logit($0) - logit(0.119) } })
    let right = odds(vector.intercept, vector.effects)
    #expect(abs(rateOfYoung(right) - 0.067) < 1e-6)
    #expect(rateOfYoung(naive) > 0.1)
  }

  @Test("the shift that meets a known share")
  func shifts() throws {
    for vector in try Self.vectors().shifts {
      let found = try #require(
        Benchmark.shift(logOdds: vector.odds, weights: vector.weights, to: vector.rate))
      #expect(abs(found - vector.shift) < 1e-11 * max(1, abs(vector.shift)))
    }
  }

  @Test("each level adds up to the one above it, a municipality with a figure of its own included")
  func hierarchy() throws {
    let vector = try Self.vectors().hierarchy
    let factor = RiskFactors.Factor(
      name: "group", categories: vector.odds.indices.map { "\($0)" }, shares: vector.country,
      effects: vector.odds, errors: vector.odds.map { _ in 0 })
    let factors = try #require(RiskFactors([factor], intercept: 0))
    let model = SmallAreaModel(factors, national: (vector.national, 0), areaEffect: 0, draws: 1)
    var areas = [
      SmallArea(
        key: "NL", people: vector.people.joined().reduce(0, +), composition: vector.country,
        place: .country)
    ]
    for town in vector.towns.indices {
      areas.append(
        SmallArea(
          key: "GM\(town)", people: vector.people[town].reduce(0, +), composition: vector.towns[town],
          place: .part(of: 0), known: town == 1 ? (vector.known, 0) : nil))
    }
    for town in vector.towns.indices {
      for wijk in vector.wijken[town].indices {
        areas.append(
          SmallArea(
            key: "WK\(town)\(wijk)", people: vector.people[town][wijk],
            composition: vector.wijken[town][wijk], place: .part(of: 1 + town), reference: 1 + town))
      }
    }
    let result = try #require(model.estimate(areas, country: vector.country))
    let shares = result.estimates.map { $0?.share.value ?? .nan }
    let expected = [vector.national] + vector.shares + vector.parts.joined()
    #expect(zip(shares, expected).allSatisfy { abs($0 - $1) < 1e-10 })
  }

  @Test("quantiles, whatever the order of the numbers and however many are asked for")
  func quantiles() throws {
    for vector in try Self.vectors().quantiles {
      var values = vector.values
      let found = OrderStatistics.quantiles(&values, vector.probabilities)
      #expect(zip(found, vector.expected).allSatisfy { abs($0 - $1) < 1e-12 })
      #expect(values.sorted() == vector.values.sorted())
    }
    var none: [Double] = []
    #expect(OrderStatistics.quantiles(&none, [0.5]).isEmpty)
  }
}
