import BenefitsTransform
import IndicatorSchema
import PluginKit
import PluginTesting

/// A model like that of PwC 2018, and a few areas.
enum BenefitsFixture {
  static let schema = FrameSchema([
    Indicator(
      id: "low_literacy_people", label: LocalizedText(nl: "Laaggeletterden"), unit: .count, polarity: .worse,
      domain: "literacy"),
    Indicator(
      id: "low_literacy", label: LocalizedText(nl: "Laaggeletterd"), unit: .percent, polarity: .worse,
      domain: "literacy"),
  ])

  /// A country, two municipalities and a wijk, of which one has no number of people and one has bounds.
  static let frame: IndicatorFrame = {
    var frame = IndicatorFrame.rows(
      schema.ids,
      [
        ("NL00", 2022, [1_800_000, 16]), ("GM0855", 2022, [1000, 12]), ("GM0363", 2022, [nil, nil]),
        ("WK085500", 2022, [200, 20]),
      ])
    frame.setColumn(
      IndicatorColumn(
        "low_literacy_people", values: [1_800_000, 1000, .nan, 200],
        statuses: [.observed, .imputed, .suppressed, .estimated],
        bounds: IndicatorColumn.Bounds(lower: [.nan, 900, .nan, 100], upper: [.nan, 1200, .nan, 400])))
    return frame
  }()

  static func figure(_ value: ConfigNode, _ unit: ConfigNode = "share") -> ConfigNode {
    ["value": value, "unit": unit, "source": "a report", "year": 2018, "status": "assumed"]
  }

  static func payer(_ nl: ConfigNode, _ value: ConfigNode, municipal: ConfigNode = 0) -> ConfigNode {
    figure(value, "euro").setting("label", to: ["nl": nl, "en": nl])
      .setting("municipal_share", to: figure(municipal))
  }

  static func range(_ low: ConfigNode, _ central: ConfigNode, _ high: ConfigNode) -> ConfigNode {
    ["low": low, "central": central, "high": high]
  }

  static let model: ConfigNode = [
    "title": "costs of low literacy", "price_year": 2018,
    "payers": [
      "individual": payer("deelnemers", 318), "tax": payer("Rijk", 44),
      "poverty": payer("uitkeringen", 118, municipal: range(0.25, 0.5, 0.75)), "health": payer("zorg", 89),
    ],
    "published_total": figure(575, "euro"),
    "cost": figure(range(2500, 2000, 500), "euro"),
    "completion": figure(range(0.5, 0.6, 0.7)),
    "additionality": figure(range(0.6, 0.8, 1)),
    "share_removed": figure(range(0.05, 0.15, 0.3)),
    "persistence": figure(range(0.8, 0.9, 1)),
    "years": figure(range(5, 10, 20), "years"),
    "discount_rate": figure(range(3, 2.25, 1.5), "percent"),
  ]

  static func node(
    participants: ConfigNode = "low_literacy_people", model: ConfigNode = model, _ more: ConfigNode = [:]
  ) -> ConfigNode {
    let own: ConfigNode = ["model": model, "participants": participants]
    return ConfigNode(.map((own.entries ?? []) + (more.entries ?? [])), at: ConfigNode.testPlace)
  }

  static func transform(_ node: ConfigNode, _ schema: FrameSchema = schema) throws -> BenefitsTransform {
    try PluginHarness.transform(BenefitsTransform.self, node, inputs: [schema], PluginHarness.context())
  }

  static func run(_ node: ConfigNode, batchRows: Int = .max) throws -> (
    frame: IndicatorFrame, receipt: TransformReceipt
  ) {
    try PluginHarness.run(transform(node), [frame], batchRows: batchRows)
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

extension ConfigNode {
  /// The map with a value set, or left out.
  func setting(_ key: String, to value: ConfigNode?) -> ConfigNode {
    var entries = entries ?? []
    let position = entries.firstIndex { $0.key == key }
    if let value {
      let entry = Entry(key: key, keyPlace: place, value: value)
      if let position { entries[position] = entry } else { entries.append(entry) }
    } else if let position {
      entries.remove(at: position)
    }
    return ConfigNode(.map(entries), at: place)
  }
}
