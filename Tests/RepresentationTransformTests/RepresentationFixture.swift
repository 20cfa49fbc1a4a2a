import IndicatorSchema
import PluginKit
import PluginTesting
import RepresentationTransform

/// Neighbourhood figures made up for tests.
enum RepresentationFixture {
  static let schema = FrameSchema([
    indicator("inhabitants", .count), indicator("households", .count),
    indicator("assistance", .count), indicator("rate", .perThousand),
    indicator("poverty", .percent, denominator: "households"), indicator("income", .thousandEuro),
  ])

  static func indicator(_ id: IndicatorID, _ unit: Unit, denominator: IndicatorID? = nil) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: id.text), unit: unit,
      polarity: unit == .count ? .context : .worse, domain: "poverty", denominator: denominator)
  }

  /// A municipality of 10,000 people with 1,000 cases, and its wijken.
  static let frame = IndicatorFrame.rows(
    schema.ids,
    [
      ("GM0363", 2017, [10_000, 5000, 1000, 100, 10, 30]),
      ("WK036300", 2017, [300, 150, 60, 200, 20, 20]),
      ("WK036301", 2017, [200, 100, 24, 120, 12, 20]),
      ("WK036302", 2017, [4000, 2000, 300, 75, 7, 20]),
      ("WK036303", 2017, [5000, 2500, 611, 122, 11, 20]),
      ("WK036304", 2017, [90, 45, 5, 56, 5, 20]),
      ("WK036305", 2017, [410, 205, nil, nil, nil, 20]),
    ])

  static func transform(_ node: ConfigNode, _ schema: FrameSchema = schema) throws
    -> RepresentationTransform
  {
    try PluginHarness.transform(
      RepresentationTransform.self, node, inputs: [schema], PluginHarness.context())
  }

  static func run(
    _ node: ConfigNode, _ frame: IndicatorFrame = frame, batchRows: Int = .max
  ) throws -> (frame: IndicatorFrame, receipt: TransformReceipt) {
    try PluginHarness.run(transform(node), [frame], batchRows: batchRows)
  }

  static func cells(
    _ node: ConfigNode, _ id: IndicatorID, _ frame: IndicatorFrame = frame
  ) throws -> [Double?] {
    try run(node, frame).frame.column(id)?.cells ?? []
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
