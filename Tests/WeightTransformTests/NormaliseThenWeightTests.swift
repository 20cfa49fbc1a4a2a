import IndicatorSchema
import NormaliseTransform
import PluginKit
import PluginTesting
import Testing
import WeightTransform

@Suite("Normalising first, or while weighting")
struct NormaliseThenWeightTests {
  private static let schema = FrameSchema(
    (0..<6).map { number in
      WeightFixture.indicator(
        IndicatorID("i\(number)"), [.percent, .perThousand, .euro][number % 3],
        number % 2 == 0 ? .worse : .better)
    })

  /// Two municipalities with twenty wijken each in two years, a fifth of the cells missing, one column constant.
  private static let frame: IndicatorFrame = {
    var random = SeededGenerator(seed: 40)
    var rows: [(area: String, year: Int, cells: [Double?])] = []
    for year in [2016, 2017] {
      for number in 0..<40 {
        let code = "WK\(number < 20 ? "0363" : "0855")\(10 + number)"
        let cells = (0..<6).map { column -> Double? in
          if Int.random(in: 0..<5, using: &random) == 0 { return nil }
          return column == 5 && year == 2016 ? 7 : .random(in: 1...100, using: &random)
        }
        rows.append((code, year, cells))
      }
      rows.append(("GM0363", year, (0..<6).map { _ in .random(in: 1...100, using: &random) }))
    }
    return .rows(schema.ids, rows)
  }()

  private struct Case: Sendable, CustomTestStringConvertible {
    let method: String
    let suffix: String
    let options: [ConfigNode.Entry]
    var testDescription: String { method }

    init(_ method: String, _ suffix: String, _ options: ConfigNode = [:]) {
      self.method = method
      self.suffix = suffix
      self.options = options.entries ?? []
    }

    func node(_ more: ConfigNode) -> ConfigNode {
      ConfigNode(.map((more.entries ?? []) + options), at: ConfigNode.testPlace)
    }
  }

  private static let cases = [
    Case("z_score", "_z"), Case("min_max", "_minmax", ["range": [1, 100]]),
    Case("rank", "_rank", ["ties": "dense"]),
    Case("percentile", "_percentile", ["by": ["level", "municipality", "period"]]),
    Case("z_score", "_z", ["by": "level", "levels": "wijk"]),
    Case(
      "goalposts", "_goalposts",
      [
        "goalposts": [
          "i0": [0, 90], "i1": [10, 80], "i2": [0, 50], "i3": [20, 60], "i4": [1, 99], "i5": [0, 100],
        ]
      ]),
  ]

  @Test("give the same index, bit for bit", arguments: cases)
  private func sameIndex(testCase: Case) throws {
    let weights: [(String, ConfigNode)] = [
      ("i0", 3), ("i1", 1), ("i2", 0.5), ("i3", 1), ("i4", 2), ("i5", 1),
    ]
    func map(_ suffix: String) -> ConfigNode {
      let entries = weights.map {
        ConfigNode.Entry(key: $0.0 + suffix, keyPlace: ConfigNode.testPlace, value: $0.1)
      }
      return ConfigNode(.map(entries), at: ConfigNode.testPlace)
    }
    let context = PluginHarness.context()
    let inOne = try PluginHarness.transform(
      WeightTransform.self,
      testCase.node(["normalise": ConfigNode(stringLiteral: testCase.method), "weights": map("")]),
      inputs: [Self.schema], context)
    let normalise = try PluginHarness.transform(
      NormaliseTransform.self, testCase.node(["method": ConfigNode(stringLiteral: testCase.method)]),
      inputs: [Self.schema], context)
    let grouping = testCase.options.filter { $0.key == "levels" }
    let weight = try PluginHarness.transform(
      WeightTransform.self,
      ConfigNode(
        .map(
          (["normalise": "none", "weights": map(testCase.suffix)] as ConfigNode).entries.map { $0 + grouping }
            ?? []),
        at: ConfigNode.testPlace),
      inputs: [normalise.schema], context)

    let expected = try PluginHarness.run(inOne, [Self.frame]).frame.column("index")
    let scores = try PluginHarness.run(normalise, [Self.frame]).frame
    let found = try PluginHarness.run(weight, [scores]).frame.column("index")
    let expectedBits = expected?.cells.map { $0?.bitPattern }
    #expect(found?.cells.map { $0?.bitPattern } == expectedBits)
    #expect(found?.statuses == expected?.statuses)
    #expect((expected?.cells.compactMap { $0 }.count ?? 0) > 40)
  }
}
