import ImputeTransform
import IndicatorSchema
import PluginKit
import PluginTesting

/// Neighbourhood figures made up for tests.
enum ImputeFixture {
  static let schema = FrameSchema([
    indicator("inhabitants", .count, .context), indicator("low_income", .percent, .worse),
    indicator("work", .percent, .better), indicator("urbanity", .score, .context),
  ])

  static func indicator(_ id: IndicatorID, _ unit: Unit, _ polarity: Polarity) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: "\(id) nl", en: "\(id) en"), unit: unit, polarity: polarity,
      domain: "income")
  }

  static let frame = IndicatorFrame.rows(
    schema.ids,
    [
      ("NL00", 2017, [17_000, 8, 66, nil]), ("GM0363", 2017, [800, 12, 60, 1]),
      ("GM0855", 2017, [200, nil, 64, 1]), ("GM0003", 2017, [12, 6, nil, 5]),
      ("WK036300", 2017, [10, 10, 70, 1]), ("WK036301", 2017, [20, nil, 60, 1]),
      ("WK036302", 2017, [nil, nil, nil, 2]), ("WK085500", 2017, [40, 20, nil, 2]),
      ("BU03630000", 2017, [4, nil, 71, 1]), ("BU03630200", 2017, [4, nil, 50, nil]),
      ("WK036300", 2016, [9, 50, 69, 1]), ("WK036301", 2016, [19, nil, 59, 1]),
    ])

  static func transform(_ node: ConfigNode) throws -> ImputeTransform {
    try PluginHarness.transform(ImputeTransform.self, node, inputs: [schema], PluginHarness.context())
  }

  static func run(_ node: ConfigNode, batchRows: Int = .max) throws -> (
    frame: IndicatorFrame, receipt: TransformReceipt
  ) {
    try PluginHarness.run(transform(node), [frame], batchRows: batchRows)
  }

  static func cells(_ node: ConfigNode, _ id: IndicatorID) throws -> [Double?] {
    try run(node).frame.column(id)?.cells ?? []
  }

  static func complaints(_ node: ConfigNode) -> [String] {
    do {
      _ = try transform(node)
      return []
    } catch {
      return Diagnostics(error).items.map(\.description)
    }
  }
}
