import IndicatorSchema
import LiteracyTransform
import PluginKit
import PluginTesting

/// A country of two municipalities of three wijken.
enum Fixture {
  static func indicator(_ id: IndicatorID, _ unit: Unit) -> Indicator {
    Indicator(id: id, label: LocalizedText(nl: id.text), unit: unit, polarity: .context, domain: "test")
  }

  static let schema = FrameSchema([
    indicator("people", .count), indicator("young", .percent), indicator("old", .percent),
    indicator("high", .percent), indicator("income", .thousandEuro),
  ])

  static let rows: [(String, Int, [Double?])] = [
    ("NL00", 2022, [30_000, 30, 40, 35, 20]), ("GM0001", 2022, [18_000, 34, 36, 38, 21]),
    ("GM0002", 2022, [12_000, 24, 46, 30, 19]), ("WK000101", 2022, [9000, 36, 34, 50, 25]),
    ("WK000102", 2022, [8800, 32, 38, 26, 17]), ("WK000103", 2022, [200, 30, 40, 30, nil]),
    ("WK000201", 2022, [7000, 22, 48, 20, 16]), ("WK000202", 2022, [5000, 26, 44, nil, 22]),
  ]

  static let frame = IndicatorFrame.rows(schema.ids, rows)

  static let model: ConfigNode = [
    "title": "Test", "illustrative": "true", "year": "2012", "source": "made up", "people": "16 to 65",
    "intercept": ["effect": "-1.8", "se": "0.1"],
    "factors": [
      "age": [
        "young": ["share": "45", "effect": "0"], "old": ["share": "55", "effect": "0.6", "se": "0.1"],
      ],
      "education": [
        "low": ["share": "30", "effect": "1.2", "se": "0.1"], "middle": ["share": "40"],
        "high": ["share": "30", "effect": "-1.1"],
      ],
    ],
    "associations": [
      [
        "given": "age", "of": "education",
        "shares": [
          "young": ["low": "25", "middle": "40", "high": "35"],
          "old": ["low": "34", "middle": "40", "high": "26"],
        ],
      ]
    ],
    "national": ["percent": "11.9", "se": "0.5", "source": "made up", "year": "2012"],
    "area_effect": ["sd": "0.25", "source": "assumed"],
  ]

  static let config: ConfigNode = [
    "model": model, "inhabitants": "people", "least_people": "150",
    "margins": ["age": ["young": "young", "old": "old"], "education": ["high": "high"]],
    "rounded_to": ["people": "5", "high": "1"], "draws": "400",
  ]

  static func transform(_ node: ConfigNode = config, _ input: FrameSchema = schema) throws
    -> LiteracyTransform
  {
    try PluginHarness.transform(LiteracyTransform.self, node, inputs: [input], PluginHarness.context())
  }

  static func run(
    _ node: ConfigNode = config, _ frame: IndicatorFrame = frame, batchRows: Int = .max
  ) throws -> (frame: IndicatorFrame, receipt: TransformReceipt) {
    try PluginHarness.run(transform(node), [frame], batchRows: batchRows)
  }

  static func problems(_ node: ConfigNode) -> [String] {
    do {
      _ = try transform(node)
      return []
    } catch { return Diagnostics(error).items.map(\.message) }
  }
}

extension ConfigNode {
  /// The same map with one field replaced, or left out.
  func with(_ field: String, _ value: ConfigNode?) -> ConfigNode {
    let kept = (entries ?? []).filter { $0.key != field }
    let new = value.map { [ConfigNode.Entry(key: field, keyPlace: place, value: $0)] } ?? []
    return ConfigNode(.map(kept + new), at: place)
  }
}
