import IndicatorAnalysis
import Testing

@Suite("Properties of derived weights")
struct WeightPropertyTests {
  /// A way to derive weights, with how exactly a change that should not matter may show.
  struct Rule: Sendable, CustomTestStringConvertible {
    let name: String
    let derive: @Sendable ([[Double?]]) throws -> [Double]
    var testDescription: String { name }
  }

  static let rules = [
    Rule(name: "first component") { try ComponentWeights($0, .firstComponent).weights },
    Rule(name: "rotated components") { try ComponentWeights($0, .rotated).weights },
    Rule(name: "entropy") { try EntropyWeights($0).weights },
    Rule(name: "benefit of the doubt") { try BenefitOfTheDoubt($0).weights },
  ]

  static let tables: [[[Double?]]] = (0..<12).map { number in
    var random = RandomStream(seed: 7, stream: UInt64(number))
    let (areas, indicators) = (10 + random.index(below: 40), 3 + random.index(below: 5))
    let common = (0..<areas).map { _ in random.normal() }
    return (0..<indicators).map { indicator in
      let share = Double(indicator) / Double(indicators)
      return common.map { common in
        if random.uniform() < 0.04 { return nil }
        return 20 + 3 * (share * common + (1 - share) * random.normal())
      }
    }
  }

  @Test("weights are 0 or more and add up to 1", arguments: rules)
  func sum(rule: Rule) throws {
    for table in Self.tables {
      let weights = try rule.derive(table)
      #expect(weights.count == table.count && weights.allSatisfy { $0 >= 0 })
      #expect(abs(weights.reduce(0, +) - 1) < 1e-14)
    }
  }

  @Test("the order of the areas changes no bit", arguments: rules)
  func areas(rule: Rule) throws {
    var random = RandomStream(seed: 8)
    for table in Self.tables {
      var order = Array(table[0].indices)
      random.shuffle(&order)
      let shuffled = try rule.derive(table.map { column in order.map { column[$0] } })
      #expect(try shuffled == rule.derive(table))
    }
  }

  @Test("an indicator keeps its weight wherever it stands", arguments: rules)
  func indicators(rule: Rule) throws {
    var random = RandomStream(seed: 9)
    for table in Self.tables {
      var order = Array(table.indices)
      random.shuffle(&order)
      let shuffled = try rule.derive(order.map { table[$0] })
      let plain = try rule.derive(table)
      for (position, indicator) in order.enumerated() {
        #expect(abs(shuffled[position] - plain[indicator]) < 1e-8)
      }
    }
  }

  @Test("the unit of an indicator does not matter", arguments: rules)
  func scale(rule: Rule) throws {
    for table in Self.tables {
      let scaled = try rule.derive(
        table.enumerated().map { number, column in column.map { $0.map { $0 * (number == 1 ? 1000 : 1) } } })
      for (scaled, plain) in zip(scaled, try rule.derive(table)) { #expect(abs(scaled - plain) < 1e-9) }
    }
  }

  @Test("equal weights are equal and add up to 1")
  func equal() throws {
    for count in 1...60 {
      let weights = try Weighting.equal(count: count)
      #expect(Set(weights).count == 1 && abs(weights.reduce(0, +) - 1) < 1e-14)
    }
    #expect(throws: WeightingObstacle.noIndicators) { try Weighting.equal(count: 0) }
  }

  @Test("the mean over parts by their people is the rate of the whole, and tells how much of it is known")
  func population() throws {
    var random = RandomStream(seed: 10)
    let people = (0..<50).map { _ in Double(1 + random.index(below: 4000)) }
    let cases = people.map { Double(random.index(below: Int($0) + 1)) }
    let rates: [Double?] = zip(cases, people).map { 100 * $0 / $1 }
    let found = try #require(PopulationMean(rates, people: people))
    #expect(abs(found.value - 100 * cases.reduce(0, +) / people.reduce(0, +)) < 1e-12)
    #expect(found.coverage == 1)
    let gaps = try #require(PopulationMean([10, nil, 30, 50], people: [100, 100, 200, nil]))
    #expect(abs(gaps.value - 7000.0 / 300) < 1e-12 && gaps.coverage == 0.75)
    let empty = try #require(PopulationMean([10, 99], people: [5, 0]))
    #expect(empty.value == 10)
    #expect(PopulationMean([], people: []) == nil)
    #expect(PopulationMean([1], people: [0]) == nil)
    #expect(PopulationMean([nil], people: [3]) == nil)
    #expect(PopulationMean([1], people: [-3]) == nil)
    #expect(PopulationMean([1], people: [.infinity]) == nil)
    #expect(PopulationMean([1e308, 1e308], people: [10, 10]) == nil)
  }
}
