import IndicatorSchema
import PluginKit
import PluginTesting
import WeightTransform

/// Neighbourhood figures made up for tests.
enum WeightFixture {
  static let schema = FrameSchema([
    indicator("inhabitants", .count, .context), indicator("low_income", .percent, .worse),
    indicator("work", .percent, .better), indicator("assistance", .perThousand, .worse),
  ])

  static func indicator(_ id: IndicatorID, _ unit: Unit, _ polarity: Polarity) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: id.text), unit: unit, polarity: polarity, domain: "income",
      breaks: id == "assistance"
        ? Period(year: 2015).map { [SeriesBreak(from: $0, note: "new law")] } ?? [] : [])
  }

  /// A municipality and five wijken.
  static let frame = IndicatorFrame.rows(
    schema.ids,
    [
      ("GM0363", 2017, [800, 12, 60, 50]), ("WK036300", 2017, [10, 10, 70, 20]),
      ("WK036301", 2017, [20, 20, 60, 40]), ("WK036302", 2017, [30, 30, nil, 60]),
      ("WK036303", 2017, [nil, nil, nil, 20]), ("WK036304", 2017, [50, 50, 30, 100]),
    ])

  static func transform(_ node: ConfigNode, _ schema: FrameSchema = schema) throws -> WeightTransform {
    try PluginHarness.transform(WeightTransform.self, node, inputs: [schema], PluginHarness.context())
  }

  static func run(_ node: ConfigNode, batchRows: Int = .max) throws -> (
    frame: IndicatorFrame, receipt: TransformReceipt
  ) {
    try PluginHarness.run(transform(node), [frame], batchRows: batchRows)
  }

  static func cells(_ node: ConfigNode, _ id: IndicatorID = "index") throws -> [Double?] {
    try run(node).frame.column(id)?.cells ?? []
  }

  static func complaints(_ node: ConfigNode, _ schema: FrameSchema = schema) -> [Diagnostic] {
    do {
      _ = try transform(node, schema)
      return []
    } catch {
      return Diagnostics(error).items
    }
  }
}
