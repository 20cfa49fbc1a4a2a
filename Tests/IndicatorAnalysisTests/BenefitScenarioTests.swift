import Foundation
import IndicatorAnalysis
import Testing

/// Expected values from exact fractions; `Tests/Oracles/benefits.py` says how they were made.
private struct BenefitVector: Decodable {
  let name: String
  let participants: Double
  let cost: Double
  let completion: Double
  let additionality: Double
  let persistence: Double
  let years: Int
  let rate: Double
  let payers: [[Double]]
  let worth: Double
  let breakEven: Double
  let savings: [Double]
  let total: Double
  let municipal: Double
  let net: Double

  var scenario: BenefitScenario {
    BenefitScenario(
      cost: cost, completion: completion, additionality: additionality, persistence: persistence,
      years: years,
      discountRate: rate,
      payers: payers.map { .init(yearlyCost: $0[0], shareRemoved: $0[1], municipalShare: $0[2]) })
  }

  static func load() throws -> [BenefitVector] {
    let file = Folders.tests.appendingPathComponent("Oracles/benefits.json")
    return try JSONDecoder().decode([BenefitVector].self, from: Data(contentsOf: file))
  }
}

@Suite("Costs and benefits")
struct BenefitScenarioTests {
  private func isClose(_ found: Double?, _ expected: Double, _ size: Double = 1) -> Bool {
    found.map { abs($0 - expected) <= 1e-12 * max(size, abs(expected)) } ?? false
  }

  @Test("present values and break-even are those of exact fractions and the closed form of the sum")
  func oracle() throws {
    for vector in try BenefitVector.load() {
      let scenario = vector.scenario
      let outcome = try #require(scenario.outcome(participants: vector.participants))
      #expect(isClose(scenario.yearsWorth, vector.worth))
      #expect(isClose(scenario.breakEven, vector.breakEven))
      for (found, expected) in zip(outcome.savings, vector.savings) { #expect(isClose(found, expected)) }
      #expect(isClose(outcome.total, vector.total))
      #expect(isClose(outcome.municipal, vector.municipal))
      #expect(isClose(outcome.net, vector.net, outcome.total + outcome.cost))
    }
  }

  @Test("at the break-even share benefits equal costs, above it they exceed them")
  func breakEven() throws {
    for vector in try BenefitVector.load() {
      var scenario = vector.scenario
      let share = try #require(scenario.breakEven)
      func net(at share: Double) throws -> Double {
        for position in scenario.payers.indices { scenario.payers[position].shareRemoved = share }
        return try #require(scenario.outcome(participants: 10)).net
      }
      #expect(try abs(net(at: share)) <= 1e-10 * max(1, 10 * scenario.cost))
      #expect(try net(at: share + 0.01) > 0)
      if share > 0.01 { #expect(try net(at: share - 0.01) < 0) }
    }
  }

  @Test("twice the participants save and cost twice as much; no participants, nothing")
  func proportional() throws {
    for vector in try BenefitVector.load() {
      let one = try #require(vector.scenario.outcome(participants: 8))
      let two = try #require(vector.scenario.outcome(participants: 16))
      #expect(two.savings == one.savings.map { 2 * $0 } && two.cost == 2 * one.cost && two.net == 2 * one.net)
      #expect(vector.scenario.outcome(participants: 0)?.total == 0)
      #expect(one.municipal <= one.total * (1 + 1e-15) && one.savings.allSatisfy { $0 >= 0 })
    }
  }

  @Test("more persistence or years never save less, a higher discount never more")
  func monotone() throws {
    for vector in try BenefitVector.load() {
      let plain = try #require(vector.scenario.yearsWorth)
      var scenario = vector.scenario
      scenario.years += 1
      #expect(try #require(scenario.yearsWorth) >= plain)
      scenario = vector.scenario
      scenario.persistence = min(1, scenario.persistence + 0.1)
      #expect(try #require(scenario.yearsWorth) >= plain)
      scenario = vector.scenario
      scenario.discountRate += 0.01
      #expect(try #require(scenario.yearsWorth) < plain)
    }
  }

  @Test("numbers out of range give nothing")
  func outOfRange() throws {
    let scenario = try #require(BenefitVector.load().first).scenario
    #expect(scenario.outcome(participants: -1) == nil)
    #expect(scenario.outcome(participants: .nan) == nil)
    #expect(scenario.outcome(participants: .infinity) == nil)
    #expect(scenario.outcome(participants: .greatestFiniteMagnitude) == nil)
    func changed(_ change: (inout BenefitScenario) -> Void) -> BenefitScenario {
      var copy = scenario
      change(&copy)
      return copy
    }
    #expect(changed { $0.discountRate = -1 }.yearsWorth == nil)
    #expect(changed { $0.years = 1_000_000 }.yearsWorth == nil)
    #expect(changed { $0.years = -1 }.outcome(participants: 1) == nil)
    #expect(changed { $0.completion = 0 }.breakEven == nil)
    #expect(changed { $0.payers = [] }.breakEven == nil)
    #expect(changed { $0.years = 0 }.breakEven == nil)
  }

  @Test("a range holds all three scenarios, whichever is the lowest")
  func range() {
    #expect(Scenarios(low: 2500, central: 2000, high: 500).range == Interval(lower: 500, upper: 2500))
    #expect(Scenarios(low: -3, central: -5, high: 8).range == Interval(lower: -5, upper: 8))
  }
}
