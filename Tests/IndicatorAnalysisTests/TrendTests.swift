import IndicatorAnalysis
import PluginTesting
import Testing

@Suite("Trends and averages of groups")
struct TrendTests {
  @Test("a straight line has its own slope, wherever it starts and whatever the order")
  func line() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<100 {
      let (slope, start) = (
        Double.random(in: -9...9, using: &random), Double.random(in: -1e4...1e4, using: &random)
      )
      let points = (0..<Int.random(in: 2...12, using: &random)).map {
        LinearTrend.Point(2013 + Double($0), start + slope * Double($0))
      }
      #expect(abs(try #require(LinearTrend.slope(points)) - slope) < 1e-9)
      #expect(LinearTrend.slope(points) == LinearTrend.slope(points.shuffled(using: &random)))
    }
    // By hand: mean t 1, mean x 3; (-1)(-2) + 0 + (1)(1) over 2.
    #expect(LinearTrend.slope([.init(0, 1), .init(1, 4), .init(2, 4)]) == 1.5)
  }

  @Test("without two moments there is no trend")
  func none() {
    #expect(LinearTrend.slope([]) == nil)
    #expect(LinearTrend.slope([.init(1, 2)]) == nil)
    #expect(LinearTrend.slope([.init(1, 2), .init(1, 3)]) == nil)
    #expect(LinearTrend.slope([.init(1, .nan), .init(2, 3)]) == nil)
    #expect(LinearTrend.slope([.init(1, 1.7e308), .init(2, -1.7e308)]) == nil)
  }

  @Test("the average without an area is that of the others")
  func leaveOneOut() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<200 {
      let values: [Double?] = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Int.random(in: 0..<6, using: &random) == 0 ? nil : Double(Int.random(in: 0...20, using: &random))
      }
      let weights: [Double?] = values.map { _ in
        Int.random(in: 0..<6, using: &random) == 0 ? nil : Double(Int.random(in: 0...9, using: &random))
      }
      for kind in GroupAverage.Kind.allCases {
        let group = GroupAverage(kind, values, weights: weights)
        for area in values.indices {
          let others = values.indices.filter { $0 != area }
          let rest = GroupAverage(kind, others.map { values[$0] }, weights: others.map { weights[$0] })
          #expect(group.average(without: area) == rest.average)
          #expect(group.count(without: area) == rest.count)
        }
      }
    }
  }

  @Test("each kind averages as it says")
  func kinds() {
    let values: [Double?] = [10, nil, 20, 60]
    let weights: [Double?] = [1, 5, 3, 0]
    #expect(GroupAverage(.weighted, values, weights: weights).average == 17.5)
    #expect(GroupAverage(.mean, values, weights: weights).average == 30)
    #expect(GroupAverage(.median, values).average == 20)
    #expect(GroupAverage(.median, [1, 2, 3, 10]).average == 2.5)
    #expect(GroupAverage(.mean, [nil, .nan, .infinity]).average == nil)
    #expect(GroupAverage(.median, []).average == nil)
    #expect(GroupAverage(.weighted, [1, 2]).average == nil)
  }
}
