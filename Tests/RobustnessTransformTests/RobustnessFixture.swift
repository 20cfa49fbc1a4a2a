import IndicatorSchema
import PluginKit
import PluginTesting
import RobustnessTransform
import WeightTransform

/// Neighbourhood figures made up for tests, and an index of them.
enum RobustnessFixture {
  static let schema = FrameSchema([
    indicator("inhabitants", .count, .context), indicator("low_income", .percent, .worse),
    indicator("work", .percent, .better), indicator("assistance", .perThousand, .worse),
    indicator("urbanity", .score, .context),
  ])

  static func indicator(_ id: IndicatorID, _ unit: Unit, _ polarity: Polarity) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: id.text), unit: unit, polarity: polarity, domain: "income",
      validRange: unit == .percent ? 0...100 : nil)
  }

  /// Three municipalities of twelve wijken each, and their own rows; a gap here and there.
  static let frame: IndicatorFrame = {
    var random = SeededGenerator(seed: 20)
    var rows: [(area: String, year: Int, cells: [Double?])] = []
    for municipality in ["0363", "0599", "0855"] {
      rows.append(("GM" + municipality, 2017, [9000, 12, 60, 50, 1]))
      for wijk in 10..<22 {
        let level = Double.random(in: 0...20, using: &random)
        let cells = (0..<3).map { _ in level + Double.random(in: 0...20, using: &random) }
        rows.append(
          (
            "WK\(municipality)\(wijk)", 2017,
            [
              500, cells[0], wijk == 15 ? nil : 90 - cells[1], wijk == 20 ? nil : 2 * cells[2],
              Double(wijk % 3),
            ]
          ))
      }
    }
    // One with too few indicators.
    rows.append(("WK085599", 2017, [10, nil, nil, 3, 1]))
    return IndicatorFrame.rows(schema.ids, rows)
  }()

  /// What the index is made with, and what varies.
  static let index: [(String, ConfigNode)] = [
    ("weights", ["low_income": 2, "work": 1, "assistance": 1]), ("levels", ["wijk"]),
  ]
  static let tree: ConfigNode = [
    "poverty": ["weight": 2, "of": ["low_income": 2, "assistance": 1]],
    "labour": ["method": "mazziotta_pareto_plus", "of": ["work"]],
  ]
  static let vary: ConfigNode = [
    "normalise": ["z_score", "min_max", "percentile"], "weights": "25%",
    "method": ["arithmetic", "geometric"],
  ]

  static func map(_ entries: [(String, ConfigNode)]) -> ConfigNode {
    ConfigNode(
      .map(entries.map { .init(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }),
      at: ConfigNode.testPlace)
  }

  /// The frame with an index, and its columns.
  static func weighted(
    _ options: [(String, ConfigNode)] = index, frame: IndicatorFrame = frame
  ) throws -> (frame: IndicatorFrame, schema: FrameSchema) {
    let weight = try PluginHarness.transform(
      WeightTransform.self, map(options + [("label", ["nl": "Kwetsbaar", "en": "Vulnerable"])]),
      inputs: [schema], PluginHarness.context())
    return (try PluginHarness.run(weight, [frame]).frame, weight.schema)
  }

  static func transform(_ entries: [(String, ConfigNode)], _ schema: FrameSchema) throws
    -> RobustnessTransform
  {
    try PluginHarness.transform(
      RobustnessTransform.self, map([("index", "index")] + entries), inputs: [schema], PluginHarness.context()
    )
  }

  /// Makes the index and tests it with the same options.
  static func run(
    _ own: [(String, ConfigNode)] = [("vary", vary), ("replications", 40)],
    _ options: [(String, ConfigNode)] = index, frame: IndicatorFrame = frame, batchRows: Int = .max
  ) throws -> (frame: IndicatorFrame, receipt: TransformReceipt) {
    let weighted = try weighted(options, frame: frame)
    return try PluginHarness.run(
      transform(options + own, weighted.schema), [weighted.frame], batchRows: batchRows)
  }

  static func complaints(
    _ own: [(String, ConfigNode)], _ options: [(String, ConfigNode)] = index
  ) -> [Diagnostic] {
    do {
      _ = try transform(options + own, schema.adding(indicator("index", .score, .worse)))
      return []
    } catch {
      return Diagnostics(error).items
    }
  }
}
