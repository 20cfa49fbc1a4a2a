import DeriveTransform
import IndicatorSchema
import PluginKit
import PluginTesting

/// Columns of every unit, and formulas over them.
enum DeriveFixture {
  static let schema = FrameSchema([
    indicator("inhabitants", .count), indicator("households", .count), indicator("assistance", .count),
    indicator("low_income", .percent), indicator("disability", .perThousand), indicator("benefits", .euro),
    indicator("income", .thousandEuro), indicator("distance", .km), indicator("reach", .metre),
    indicator("ses", .score), indicator("index", .score),
  ])

  static func indicator(_ id: IndicatorID, _ unit: Unit) -> Indicator {
    Indicator(id: id, label: LocalizedText(nl: id.text), unit: unit, polarity: .context, domain: "test")
  }

  /// One formula under the name `result`, its text standing at line 7, column 20.
  static func node(_ formula: String, unit: String, isQuoted: Bool = false) -> ConfigNode {
    let text = ConfigNode(
      .scalar(formula, isQuoted: isQuoted), at: Place("test.yml", line: 7, column: 20))
    return ["indicators": ["result": ["formula": text, "unit": ConfigNode(stringLiteral: unit)]]]
  }

  static func transform(
    _ node: ConfigNode, _ schema: FrameSchema = schema, catalogue: [Indicator] = []
  ) throws -> DeriveTransform {
    try PluginHarness.transform(
      DeriveTransform.self, node, inputs: [schema], PluginHarness.context(catalogue))
  }

  /// The complaints about a configuration, empty when there is none.
  static func complaints(_ node: ConfigNode, catalogue: [Indicator] = []) -> [Diagnostic] {
    do {
      _ = try transform(node, catalogue: catalogue)
      return []
    } catch {
      return Diagnostics(error).items
    }
  }

  static func complaints(_ formula: String, unit: String = "score") -> [Diagnostic] {
    complaints(node(formula, unit: unit))
  }

  /// The result of a formula over `x`, `y` and `z` of these values, all of unit score.
  static func compute(_ formula: String, _ cells: [Double?] = [6, 3, -2]) throws -> Double? {
    let ids: [IndicatorID] = ["x", "y", "z"]
    let frame = IndicatorFrame.rows(ids, [("GM0363", 2017, cells)])
    let derive = try transform(
      node(formula, unit: "score"), FrameSchema(ids.map { indicator($0, .score) }))
    return try PluginHarness.run(derive, [frame]).frame.column("result")?[0]
  }
}
