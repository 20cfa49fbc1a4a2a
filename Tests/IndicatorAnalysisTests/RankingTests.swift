import IndicatorAnalysis
import PluginTesting
import Testing

@Suite("Ranks")
struct RankingTests {
  @Test(
    "equal numbers are ranked as their rule says",
    arguments: [
      (Ties.average, [4, nil, 2.5, 1, 2.5]), (.minimum, [4, nil, 2, 1, 2]), (.maximum, [4, nil, 3, 1, 3]),
      (.dense, [3, nil, 2, 1, 2]),
    ] as [(Ties, [Double?])])
  func ties(ties: Ties, expected: [Double?]) {
    #expect(Ranking.ranks([30, nil, 20, 10, 20], ties: ties) == expected)
  }

  @Test("the highest can be first, as in a list of the most vulnerable")
  func highestFirst() {
    #expect(Ranking.ranks([30, nil, 20, 10, 20], ties: .minimum, order: .highestFirst) == [1, nil, 2, 4, 2])
  }

  @Test("ranks agree with scipy")
  func oracle() throws {
    for vector in try OracleVectors.load().normalisations {
      for ties in Ties.allCases {
        #expect(Ranking.ranks(vector.values, ties: ties) == vector.expected["rank_\(ties.rawValue)"])
        #expect(
          Ranking.ranks(vector.values, ties: ties, order: .highestFirst)
            == vector.expected["rank_reversed_\(ties.rawValue)"])
      }
    }
  }

  @Test("nothing, gaps and what is not a number have no rank")
  func none() {
    #expect(Ranking.ranks([], ties: .average) == [])
    #expect(Ranking.ranks([nil, .nan, 1], ties: .average) == [nil, nil, 1])
  }

  @Test("average ranks always add up to n (n + 1) / 2, however many are tied")
  func sum() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let count = Int.random(in: 1...30, using: &random)
      let values = (0..<count).map { _ in Double?(Double(Int.random(in: 0...9, using: &random))) }
      let total = Ranking.ranks(values, ties: .average).compactMap { $0 }.reduce(0, +)
      #expect(total == Double(count * (count + 1)) / 2)
    }
  }
}
