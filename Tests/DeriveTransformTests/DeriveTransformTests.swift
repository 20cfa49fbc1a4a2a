import DeriveTransform
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("Deriving indicators")
struct DeriveTransformTests {
  private let schema = FrameSchema([
    DeriveFixture.indicator("cases", .count), DeriveFixture.indicator("people", .count),
  ])

  private let rate: ConfigNode = [
    "indicators": ["rate": ["formula": "100 * cases / people", "unit": "percent", "polarity": "worse"]]
  ]

  @Test("a new column stands behind those of the input, with what was said of it")
  func schemaAndOrigin() throws {
    let derive = try DeriveFixture.transform(
      [
        "indicators": [
          "rate": [
            "formula": "100 * cases / people", "unit": "percent", "polarity": "worse", "domain": "poverty",
            "label": ["nl": "Aandeel", "en": "Share"], "definition": "cases per person", "numerator": "cases",
            "denominator": "people",
          ]
        ]
      ], schema)
    #expect(derive.schema.ids == ["cases", "people", "rate"])
    let rate = try #require(derive.schema["rate"])
    #expect(rate.unit == .percent)
    #expect(rate.polarity == .worse)
    #expect(rate.domain == "poverty")
    #expect(rate.label == LocalizedText(nl: "Aandeel", en: "Share"))
    #expect(rate.definition == LocalizedText(nl: "cases per person"))
    #expect(rate.numerator == "cases")
    #expect(rate.denominator == "people")
    #expect(
      derive.derivations == [
        "rate": Derivation(step: "step", formula: "100 * cases / people", inputs: ["cases", "people"])
      ])
  }

  @Test("a result is as uncertain as its least certain input, and missing where one is")
  func statuses() throws {
    var frame = IndicatorFrame(columns: schema.ids)
    let rows: [((Double?, CellStatus), (Double?, CellStatus))] = [
      ((5, .observed), (50, .observed)), ((5, .provisional), (50, .estimated)),
      ((nil, .missing), (50, .observed)),
      ((nil, .suppressed), (nil, .missing)), ((5, .observed), (nil, .notApplicable)),
    ]
    for (index, row) in rows.enumerated() {
      frame.appendRow(
        Area(try #require(AreaCode(cbs: "WK03630\(index)"))), try #require(Period(year: 2017)),
        [row.0, row.1])
    }
    let run = try PluginHarness.run(try DeriveFixture.transform(rate, schema), [frame])
    let column = try #require(run.frame.column("rate"))
    #expect(column.cells == [10, 10, nil, nil, nil])
    #expect(column.statuses == [.observed, .estimated, .missing, .suppressed, .notApplicable])
    #expect(run.receipt == TransformReceipt())
  }

  @Test("a division by zero is missing and counted, also where what follows looks like a number again")
  func divisionByZero() throws {
    let frame = IndicatorFrame.rows(
      schema.ids,
      [
        ("GM0001", 2017, [5, 0]), ("GM0002", 2017, [0, 0]), ("GM0003", 2017, [nil, 0]),
        ("GM0004", 2017, [1, 4]),
      ])
    let run = try PluginHarness.run(
      try DeriveFixture.transform(
        [
          "indicators": [
            "rate": ["formula": "100 * cases / people", "unit": "percent"],
            "odd": ["formula": "people / (cases / people)", "unit": "score"],
          ]
        ], schema), [frame])
    #expect(run.frame.column("rate")?.cells == [nil, nil, nil, 25])
    #expect(run.frame.column("rate")?.statuses.first == .missing)
    #expect(run.frame.column("odd")?.cells == [nil, nil, nil, 16])
    #expect(
      run.receipt.notes == [
        "rate: missing in 2 rows because of a division by zero",
        "odd: missing in 2 rows because of a division by zero",
      ])
  }

  @Test("a result too large for a number is missing and counted")
  func overflow() throws {
    let frame = IndicatorFrame.rows(
      schema.ids, [("GM0001", 2017, [1e200, 1e200]), ("GM0002", 2017, [2, 3])])
    let run = try PluginHarness.run(
      try DeriveFixture.transform(
        [
          "indicators": [
            "area": ["formula": "cases * people", "unit": "score"],
            "back": ["formula": "1 / (cases * people)", "unit": "score"],
          ]
        ], schema), [frame])
    #expect(run.frame.column("area")?.cells == [nil, 6])
    #expect(run.frame.column("back")?.cells == [nil, 1.0 / 6])
    #expect(
      run.receipt.notes == [
        "area: missing in 1 rows because the result is too large",
        "back: missing in 1 rows because the result is too large",
      ])
  }

  @Test("a formula may use the indicators above it")
  func chained() throws {
    let derive = try DeriveFixture.transform(
      [
        "indicators": [
          "rate": ["formula": "100 * cases / people", "unit": "percent"],
          "rest": ["formula": "100 - rate", "unit": "percent"],
        ]
      ], schema)
    let frame = IndicatorFrame.rows(schema.ids, [("GM0001", 2017, [1, 4])])
    #expect(try PluginHarness.run(derive, [frame]).frame.column("rest")?.cells == [75])
    #expect(derive.derivations["rest"]?.inputs == ["rate"])
  }

  @Test("a formula that uses itself or one below it goes in a circle or in the wrong order")
  func order() {
    let found = DeriveFixture.complaints([
      "indicators": [
        "a": ["formula": "b + 1", "unit": "score"], "b": ["formula": "b + ses", "unit": "score"],
      ]
    ])
    #expect(found.map(\.code) == [.cycle, .cycle])
    #expect(found.map(\.message) == ["'b' is defined below 'a'", "'b' is computed from itself"])
    #expect(found.first?.hint == "a formula may use what stands above it: move 'b' up")
  }

  @Test("a name must be well-formed and free")
  func names() {
    let found = DeriveFixture.complaints([
      "indicators": [
        "ses": ["formula": "ses + 1", "unit": "score"], "New-Name": ["formula": "ses + 1", "unit": "score"],
      ]
    ])
    #expect(found.contains { $0.message == "there already is a column 'ses'" })
    #expect(found.contains { $0.message == "'New-Name' is not a name for an indicator" })
  }

  @Test("what the catalogue says of an indicator need not be said again, and can't be contradicted")
  func catalogue() throws {
    var known = DeriveFixture.indicator("rate", .percent)
    known.polarity = .worse
    known.label = LocalizedText(nl: "Aandeel")
    let derive = try DeriveFixture.transform(
      ["indicators": ["rate": ["formula": "100 * cases / people"]]], schema, catalogue: [known])
    #expect(derive.schema["rate"] == known)
    let found = DeriveFixture.complaints(
      ["indicators": ["rate": ["formula": "1000 * assistance / inhabitants", "unit": "per_1000"]]],
      catalogue: [known])
    #expect(found.map(\.code) == [.unitClash])
    #expect(found.first?.message == "the catalogue declares 'rate' in percent")
  }

  @Test("an indicator without a unit is incomplete")
  func missingUnit() {
    let found = DeriveFixture.complaints(["indicators": ["rate": ["formula": "ses + 1"]]])
    #expect(found.map(\.code) == [.missingField])
  }

  @Test("the same comes out whatever the size of the batches, and rows pass through untouched")
  func batches() throws {
    let people: [Double?] = [0, 1, 2, nil, 1, 2, 0]
    let rows = people.enumerated().map { row, people in
      (area: "WK03630\(row)", year: 2017, cells: [Double(row), people])
    }
    let frame = IndicatorFrame.rows(schema.ids, rows)
    let derive = try DeriveFixture.transform(rate, schema)
    let whole = try PluginHarness.run(derive, [frame])
    #expect(whole.frame.rowCount == 7)
    #expect(whole.frame.selectingColumns(schema.ids).lines == frame.lines)
    for size in [1, 3] {
      let run = try PluginHarness.run(derive, [frame], batchRows: size)
      #expect(run.frame.lines == whole.frame.lines)
      #expect(run.receipt == whole.receipt)
    }
    let empty = try PluginHarness.run(derive, [IndicatorFrame(columns: schema.ids)])
    #expect(empty.frame.rowCount == 0)
    #expect(!DeriveTransform.declaration.needsAllRows)
  }

  @Test("minus zero is a plain zero")
  func minusZero() throws {
    let found = try DeriveFixture.compute("-x * 0 + round(z / 10)", [6, 3, -2])
    #expect(found?.sign == .plus)
  }
}
