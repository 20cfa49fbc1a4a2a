import IndicatorSchema
import NormaliseTransform
import PluginKit
import PluginTesting

/// Neighbourhood figures made up for tests.
enum NormaliseFixture {
  static let schema = FrameSchema([
    indicator("inhabitants", .count, .context), indicator("low_income", .percent, .worse),
    indicator("work", .percent, .better), indicator("flat", .percent, .worse),
  ])

  static func indicator(_ id: IndicatorID, _ unit: Unit, _ polarity: Polarity) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: "\(id) nl", en: "\(id) en"), unit: unit, polarity: polarity,
      domain: "income")
  }

  /// A country, a municipality and five wijken in 2017, three of them in 2016 too.
  static let frame = IndicatorFrame.rows(
    schema.ids,
    [
      ("NL00", 2017, [17_000, 8, 66, 5]), ("GM0363", 2017, [800, 12, 60, 5]),
      ("WK036300", 2017, [10, 10, 70, 5]), ("WK036301", 2017, [20, 20, 60, 5]),
      ("WK036302", 2017, [30, 30, nil, 5]), ("WK036303", 2017, [nil, nil, 50, 5]),
      ("WK036304", 2017, [50, 40, 40, 5]), ("WK036300", 2016, [10, 1, 10, 1]),
      ("WK036301", 2016, [10, 2, 20, 2]), ("WK036302", 2016, [10, 3, 30, 4]),
    ])

  static func transform(_ node: ConfigNode) throws -> NormaliseTransform {
    try PluginHarness.transform(
      NormaliseTransform.self, node, inputs: [schema], PluginHarness.context())
  }

  static func run(_ node: ConfigNode, batchRows: Int = .max) throws -> (
    frame: IndicatorFrame, receipt: TransformReceipt
  ) {
    try PluginHarness.run(transform(node), [frame], batchRows: batchRows)
  }

  /// The cells of a column, by row of the fixture.
  static func cells(_ node: ConfigNode, _ id: IndicatorID) throws -> [Double?] {
    try run(node).frame.column(id)?.cells ?? []
  }

  static func complaints(_ node: ConfigNode) -> [Diagnostic] {
    do {
      _ = try transform(node)
      return []
    } catch {
      return Diagnostics(error).items
    }
  }
}
