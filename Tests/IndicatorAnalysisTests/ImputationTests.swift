import IndicatorAnalysis
import PluginTesting
import Testing

@Suite("Imputation and denomination")
struct ImputationTests {
  private let values: [Double?] = [1, nil, 3, 8, nil, nil]
  private let groups: [String?] = ["a", "a", "a", "b", "c", nil]

  @Test("the mean and the median of all are those of the numbers that are there")
  func ofAll() {
    #expect(Imputation.mean.fillings(for: values, groups: groups) == [4, 4, 4, 4, 4, 4])
    #expect(Imputation.median.fillings(for: values, groups: groups) == [3, 3, 3, 3, 3, 3])
  }

  @Test("a group mean is that of the own group, and none where the group is empty or unknown")
  func ofGroups() {
    #expect(Imputation.groupMean.fillings(for: values, groups: groups) == [2, 2, 2, 8, nil, nil])
    #expect(Imputation.groupMean.fillings(for: values, groups: [String?]()) == values.map { _ in nil })
  }

  @Test("from nothing comes nothing", arguments: Imputation.allCases)
  func nothing(method: Imputation) {
    #expect(method.fillings(for: [nil, nil], groups: ["a", "a"]) == [nil, nil])
    #expect(method.fillings(for: [], groups: [String?]()) == [])
    #expect(method.fillings(for: [.nan, nil], groups: ["a", "a"]) == [nil, nil])
  }

  @Test(
    "a filling lies within the numbers it comes from, whatever their order", arguments: Imputation.allCases)
  func properties(method: Imputation) throws {
    var random = SeededGenerator(seed: 13)
    for _ in 0..<40 {
      let column = (0..<30).map { _ -> Double? in
        Int.random(in: 0..<3, using: &random) == 0 ? nil : Double.random(in: -1e6...1e6, using: &random)
      }
      let groups = column.map { _ in Int.random(in: 0..<4, using: &random) }
      let fillings = method.fillings(for: column, groups: groups)
      let order = Array(column.indices).shuffled(using: &random)
      let shuffled = method.fillings(for: order.map { column[$0] }, groups: order.map { groups[$0] })
      #expect(shuffled == order.map { fillings[$0] })
      for (filling, group) in zip(fillings, groups) {
        let peers = zip(column, groups).compactMap { method != .groupMean || $1 == group ? $0 : nil }
        guard let filling, let lowest = peers.min(), let highest = peers.max() else { continue }
        #expect((lowest...highest).contains(filling))
      }
    }
  }

  @Test("a figure per so many is x / d * per")
  func denomination() throws {
    #expect(try Denomination(per: 1000).apply(3, by: 600).get() == 5)
    #expect(try Denomination(per: 1).apply(-3, by: 4).get() == -0.75)
    #expect(try Denomination(per: 100).apply(-0.0, by: 4).get().sign == .plus)
    #expect(try Denomination(per: 1000).apply(1e306, by: 1e305).get() == 1e4)
  }

  @Test("over nothing, over less than nothing and beyond every number there is no figure")
  func noDenomination() {
    let per = Denomination(per: 1000)
    #expect(per.apply(1, by: 0) == .failure(.zeroDenominator))
    #expect(per.apply(0, by: -0.0) == .failure(.zeroDenominator))
    #expect(per.apply(1, by: -2) == .failure(.negativeDenominator))
    #expect(per.apply(1e300, by: 1e-300) == .failure(.notFinite))
    #expect(per.apply(.nan, by: 1) == .failure(.notFinite))
    #expect(per.apply(1, by: .infinity) == .failure(.notFinite))
    #expect(per.apply(1, by: .nan) == .failure(.notFinite))
  }
}
