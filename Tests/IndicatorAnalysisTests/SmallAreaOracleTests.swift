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
