import DenominateTransform
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("Dividing by the size of an area")
struct DenominateTransformTests {
  private static let schema = FrameSchema([
    indicator("inhabitants", "Inwoners", .count, .context),
    indicator("households", "Huishoudens", .count, .context),
    indicator("assistance", "Bijstand", .count, .worse),
    indicator("income", "Inkomen", .thousandEuro, .better),
    indicator("share", "Aandeel", .percent, .worse),
  ])

  private static func indicator(
    _ id: IndicatorID, _ label: String, _ unit: Unit, _ polarity: Polarity
  ) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: label, en: "EN \(label)"), unit: unit, polarity: polarity,
      domain: "work")
  }

  private static let frame = IndicatorFrame.rows(
    schema.ids,
    [
      ("GM0363", 2017, [800, 400, 20, 32_000, 5]), ("GM0855", 2017, [200, 0, 10, nil, 5]),
      ("WK036300", 2017, [0, 0, 0, 1, 5]), ("WK036301", 2017, [nil, -4, 3, 2, 5]),
    ])

  private func transform(_ node: ConfigNode) throws -> DenominateTransform {
    try PluginHarness.transform(
      DenominateTransform.self, node, inputs: [Self.schema], PluginHarness.context())
  }

  private func complaints(_ node: ConfigNode) -> [String] {
    do {
      _ = try transform(node)
      return []
    } catch {
      return Diagnostics(error).items.map(\.message)
    }
  }

  private func cells(_ node: ConfigNode, _ id: IndicatorID) throws -> [Double?] {
    try PluginHarness.run(transform(node), [Self.frame]).frame.column(id)?.cells ?? []
  }

  @Test("a figure per 1,000 is in that unit, named and labelled after both, with both as its parts")
  func perThousand() throws {
    let node: ConfigNode = ["by": "inhabitants", "per": 1000, "indicators": ["assistance"]]
    #expect(try cells(node, "assistance_per_1000_inhabitants") == [25, 50, nil, nil])
    let column = try #require(transform(node).schema["assistance_per_1000_inhabitants"])
    #expect(column.unit == .perThousand)
    #expect(
      column.label
        == LocalizedText(nl: "Bijstand per 1.000 inwoners", en: "EN Bijstand per 1,000 EN Inwoners"))
    #expect(column.numerator == "assistance")
    #expect(column.denominator == "inhabitants")
    #expect(column.polarity == .worse)
    #expect(
      try transform(node).derivations[column.id]
        == Derivation(
          step: "step", formula: "assistance / inhabitants * 1000", inputs: ["assistance", "inhabitants"]))
  }

  @Test("one indicator may have a denominator, a factor, a name and a label of its own")
  func overrides() throws {
    let node: ConfigNode = [
      "by": "inhabitants", "polarity": "context",
      "indicators": [
        "income": [:],
        "assistance": [
          "by": "households", "per": 100, "name": "assistance_share", "label": "Bijstand onder huishoudens",
          "polarity": "worse",
        ],
      ],
    ]
    #expect(try cells(node, "income_per_inhabitants") == [40, nil, nil, nil])
    #expect(try cells(node, "assistance_share") == [5, nil, nil, nil])
    let schema = try transform(node).schema
    #expect(schema.ids.suffix(2) == ["income_per_inhabitants", "assistance_share"])
    #expect(schema["income_per_inhabitants"]?.unit == .thousandEuro)
    #expect(schema["income_per_inhabitants"]?.polarity == .context)
    #expect(schema["income_per_inhabitants"]?.label.nl == "Inkomen per inwoners")
    #expect(schema["assistance_share"]?.unit == .percent)
    #expect(schema["assistance_share"]?.polarity == .worse)
    #expect(schema["assistance_share"]?.label == LocalizedText(nl: "Bijstand onder huishoudens"))
  }

  @Test(
    "the unit follows from the inputs and the factor",
    arguments: [
      ("assistance", 100, .percent), ("assistance", 1000, .perThousand), ("assistance", 1, .score),
      ("assistance", 10_000, .score), ("income", 1, .thousandEuro), ("income", 1000, .euro),
      ("income", 100, .score),
    ] as [(String, Int, Unit)])
  func units(source: String, per: Int, unit: Unit) throws {
    let node: ConfigNode = [
      "by": "inhabitants", "per": ConfigNode(integerLiteral: per),
      "indicators": [ConfigNode(stringLiteral: source)],
    ]
    #expect(try transform(node).schema.columns.last?.unit == unit)
  }

  @Test("over 0 or less there is no figure, and it is counted by reason")
  func obstacles() throws {
    let run = try PluginHarness.run(
      transform(["by": "households", "indicators": ["assistance"]]), [Self.frame])
    let column = try #require(run.frame.column("assistance_per_households"))
    #expect(column.cells == [0.05, nil, nil, nil])
    #expect(column.statuses == [.observed, .missing, .missing, .missing])
    #expect(
      run.receipt.notes == [
        "assistance_per_households: missing in 2 rows (denominator 0)",
        "assistance_per_households: missing in 1 rows (denominator below 0)",
      ])
  }

  @Test("a figure is as certain as the less certain of its parts")
  func statuses() throws {
    var frame = IndicatorFrame(columns: Self.schema.ids)
    let period = try #require(Period(year: 2017))
    let pairs: [((Double?, CellStatus), (Double?, CellStatus))] = [
      ((1, .observed), (2, .provisional)), ((1, .imputed), (2, .estimated)),
      ((nil, .suppressed), (2, .observed)), ((1, .observed), (nil, .notApplicable)),
    ]
    for (index, pair) in pairs.enumerated() {
      frame.appendRow(
        Area(try #require(AreaCode(cbs: "WK03630\(index)"))), period,
        [pair.1, pair.1, pair.0, pair.0, pair.0])
    }
    let run = try PluginHarness.run(
      transform(["by": "inhabitants", "indicators": ["assistance"]]), [frame])
    let column = try #require(run.frame.column("assistance_per_inhabitants"))
    #expect(column.statuses == [.provisional, .imputed, .suppressed, .notApplicable])
    #expect(column.cells == [0.5, 0.5, nil, nil])
  }

  @Test("the same comes out whatever the size of the batches, and nothing of nothing")
  func batches() throws {
    let node: ConfigNode = ["by": "households", "indicators": ["assistance", "income"]]
    let whole = try PluginHarness.run(transform(node), [Self.frame])
    #expect(whole.frame.selectingColumns(Self.schema.ids).lines == Self.frame.lines)
    for size in [1, 3] {
      let run = try PluginHarness.run(transform(node), [Self.frame], batchRows: size)
      #expect(run.frame.lines == whole.frame.lines)
      #expect(run.receipt == whole.receipt)
    }
    let empty = try PluginHarness.run(transform(node), [IndicatorFrame(columns: Self.schema.ids)])
    #expect(empty.frame.rowCount == 0)
    #expect(empty.receipt == TransformReceipt())
    #expect(!DenominateTransform.declaration.needsAllRows)
  }

  @Test("shares are not divided again, nor is anything divided by one")
  func shares() {
    #expect(
      complaints(["by": "inhabitants", "indicators": ["share"]]) == ["'share' is in percent, a share already"]
    )
    #expect(
      complaints(["by": "share", "indicators": ["assistance"]]) == [
        "'share' is in percent, which is no size of an area"
      ])
    #expect(
      complaints(["by": "inhabitants", "indicators": ["inhabitants"]]) == [
        "'inhabitants' is divided by itself"
      ])
  }

  @Test("unknown names, factors of nothing, units that do not fit and taken names are complained of")
  func mistakes() {
    #expect(complaints(["indicators": ["assistance"]]) == ["nothing to divide 'assistance' by"])
    #expect(
      complaints(["by": "inhabitant", "indicators": ["assistence"]]) == [
        "no input column 'inhabitant'", "no input column 'assistence'",
      ])
    #expect(
      complaints(["by": "inhabitants", "per": 0, "indicators": ["assistance"]]).first
        == "'per' is a number above 0, found 0")
    #expect(
      complaints(["by": "inhabitants", "indicators": ["assistance": ["unit": "percent"]]]) == [
        "'assistance' per 1 'inhabitants' is in score"
      ])
    #expect(
      complaints(["by": "inhabitants", "indicators": ["assistance": ["name": "income"]]]) == [
        "there already is a column 'income'"
      ])
    #expect(complaints(["by": "inhabitants", "indicators": []]) == ["there is no indicator to divide"])
    #expect(
      complaints(["by": "inhabitants", "per": 0.5, "indicators": ["assistance"]]) == [
        "'assistance_per_0.5_inhabitants' is not a name for an indicator"
      ])
  }
}
