import DiscloseTransform
import IndicatorSchema
import PluginKit
import PluginTesting

/// Neighbourhood figures made up for tests.
enum DiscloseFixture {
  static let schema = FrameSchema([
    indicator("inhabitants", .count), indicator("young", .count), indicator("old", .count),
    indicator("assistance", .count), indicator("rate", .perThousand), indicator("income", .percent),
    indicator("households", .count), indicator("distance", .km), indicator("index", .score),
  ])

  static func indicator(_ id: IndicatorID, _ unit: Unit) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: id.text), unit: unit, polarity: unit == .count ? .context : .worse,
      domain: "population", denominator: id == "income" ? "households" : nil)
  }

  static let ancestors: [IndicatorID: Set<IndicatorID>] = [
    "rate": ["assistance", "inhabitants"], "index": ["rate", "assistance", "inhabitants", "income"],
  ]

  /// A municipality, four wijken, and the buurten of two of these.
  static let frame = IndicatorFrame.rows(
    schema.ids,
    [
      ("GM0034", 2017, [5000, 2000, 3000, 340, 68, 10, 2500, 2, 50]),
      ("WK003400", 2017, [2000, 900, 1100, 130, 65, 10, 1000, 1, 40]),
      ("WK003401", 2017, [1500, 600, 900, 100, 66.667, 12, 750, 3, 50]),
      ("WK003402", 2017, [1420, 480, 940, 105, 73.944, 8, 710, 2, 60]),
      ("WK003403", 2017, [80, 20, 60, 5, 62.5, 9, 40, 4, 70]),
      ("BU00340000", 2017, [1100, 500, 600, 60, 54.545, 10, 550, 1, 40]),
      ("BU00340001", 2017, [600, 300, 300, 62, 103.333, 10, 300, 2, 60]),
      ("BU00340002", 2017, [300, 100, 200, 8, 26.667, 10, 150, 2, 30]),
      ("BU00340100", 2017, [1200, 500, 700, 80, 66.667, 14, 600, 2, 50]),
      ("BU00340101", 2017, [300, 100, 200, 20, 66.667, 3, 150, 2, nil]),
    ])

  static func transform(_ node: ConfigNode = [:]) throws -> DiscloseTransform {
    try PluginHarness.transform(
      DiscloseTransform.self, node, inputs: [schema], PluginHarness.context(ancestors: ancestors))
  }

  static func run(
    _ node: ConfigNode = [:], _ frame: IndicatorFrame = frame, batchRows: Int = .max
  ) throws -> (frame: IndicatorFrame, receipt: TransformReceipt) {
    try PluginHarness.run(transform(node), [frame], batchRows: batchRows)
  }

  /// The codes of the areas for which a column is hidden.
  static func hidden(_ id: IndicatorID, in frame: IndicatorFrame) -> [String] {
    guard let column = frame.column(id) else { return [] }
    return (0..<frame.rowCount).filter { column.statuses[$0] == .suppressed }
      .map { frame.area($0).code.text }
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
