import AreaSets
import IndicatorSchema
import PluginTesting
import Testing

@Suite("A figure of a region follows from those of its members")
struct RegionCellTests {
  private typealias Part = RegionCell.Part

  @Test("counts add up, and means are weighted with their own denominator")
  func exact() {
    let parts = [
      Part(10, .observed, weight: 100, weightStatus: .observed),
      Part(40, .observed, weight: 300, weightStatus: .observed),
    ]
    #expect(RegionCell(parts, .sum(of: nil)).value == 50)
    #expect(RegionCell(parts, .mean(by: "n")).value == 32.5)
    #expect(RegionCell(parts, .mean(by: "n")).status == .observed)
    #expect(RegionCell(parts, .leftOut) == RegionCell([], .sum(of: nil)))
    #expect(RegionCell(parts, .leftOut).status == .missing)
  }

  @Test("a share of a member counts for that part, and marks the result as estimated")
  func shares() {
    let parts = [
      Part(10, .observed, weight: 100, weightStatus: .observed, share: 0.4),
      Part(40, .observed, weight: 300, weightStatus: .observed),
    ]
    #expect(RegionCell(parts, .sum(of: nil)).value == 44)
    let mean: Double = 12_400 / 340
    #expect(RegionCell(parts, .mean(by: "n")).value == mean)
    #expect(RegionCell(parts, .sum(of: nil)).status == .estimated)
  }

  @Test("a missing member makes the result missing, unless enough of the denominator is known")
  func coverage() {
    let parts = [
      Part(10, .observed, weight: 90, weightStatus: .observed),
      Part(nil, .missing, weight: 10, weightStatus: .observed),
    ]
    for rule in [RegionRule.sum(of: "n"), .mean(by: "n")] {
      #expect(RegionCell(parts, rule).value == nil)
      #expect(RegionCell(parts, rule).status == .missing)
      #expect(RegionCell(parts, rule, coverage: 0.91).value == nil)
      #expect(RegionCell(parts, rule, coverage: 0.9).status == .estimated)
    }
    #expect(RegionCell(parts, .sum(of: "n"), coverage: 0.9).value == 10 / 0.9)
    #expect(RegionCell(parts, .mean(by: "n"), coverage: 0.9).value == 10)
    let unknown = [parts[0], Part(nil, .missing)]
    #expect(RegionCell(unknown, .mean(by: "n"), coverage: 0.5).value == nil)
    #expect(RegionCell(unknown, .sum(of: nil), coverage: 0.5).value == nil)
  }

  @Test("a member of nobody has no part in a mean, whatever is missing of it")
  func nobody() {
    let empty = Part(nil, .notApplicable, weight: 0, weightStatus: .observed)
    let parts = [Part(10, .provisional, weight: 90, weightStatus: .observed), empty]
    #expect(RegionCell(parts, .mean(by: "n")).value == 10)
    #expect(RegionCell(parts, .mean(by: "n")).status == .provisional)
    #expect(RegionCell([empty], .mean(by: "n")).status == .notApplicable)
    #expect(RegionCell(parts, .sum(of: "n")).value == nil)
  }

  @Test("what one member keeps secret stays secret")
  func suppressed() {
    let parts = [Part(10, .observed), Part(nil, .suppressed), Part(nil, .missing)]
    #expect(RegionCell(parts, .sum(of: nil)).status == .suppressed)
  }

  @Test("the order of members changes nothing, and a mean lies between those of the members")
  func properties() {
    var random = SeededGenerator(seed: 20161101)
    for _ in 0..<200 {
      let parts = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Part(
          Double.random(in: -1e3...1e3, using: &random), .observed,
          weight: Double.random(in: 0.1...1e4, using: &random),
          weightStatus: .observed, share: Double.random(in: 0.01...1, using: &random))
      }
      for rule in [RegionRule.sum(of: "n"), .mean(by: "n")] {
        #expect(RegionCell(parts, rule) == RegionCell(parts.shuffled(using: &random), rule))
      }
      let (low, high) = (parts.compactMap(\.value).min() ?? 0, parts.compactMap(\.value).max() ?? 0)
      let mean = RegionCell(parts, .mean(by: "n")).value ?? .nan
      #expect(mean >= low - 1e-9 && mean <= high + 1e-9)
    }
  }

  @Test("numbers that are none never come out")
  func hostile() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(RegionCell([Part(value, .observed)], .sum(of: nil)).value == nil)
      let part = Part(1, .observed, weight: value, weightStatus: .observed)
      #expect(RegionCell([part], .mean(by: "n")).value == nil)
    }
    let huge = Part(1.7e308, .observed, weight: 1.7e308, weightStatus: .observed)
    #expect(RegionCell([huge, huge], .sum(of: nil)).value == nil)
    #expect(RegionCell([huge, huge], .mean(by: "n")).status == .missing)
  }
}
