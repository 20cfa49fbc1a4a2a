import IndicatorSchema
import PluginKit
import PluginTesting
import SelectTransform
import Testing

@Suite("Selecting rows and columns")
struct SelectTransformTests {
  private let schema = FrameSchema(
    ["inhabitants", "low_income", "households"].map { id in
      Indicator(id: id, label: LocalizedText(nl: id.text), unit: .count, polarity: .context, domain: "test")
    })

  private let frame = IndicatorFrame.rows(
    ["inhabitants", "low_income", "households"],
    [
      ("NL00", 2017, [17, 1, 7]), ("GM0855", 2017, [210, 2, 90]), ("WK085501", 2017, [50, 3, nil]),
      ("BU08550101", 2017, [5, nil, 2]), ("GM0363", 2017, [800, 4, 400]), ("BU03630000", 2017, [9, 5, 4]),
      ("GM0855", 2016, [209, 6, 89]),
    ])

  private func select(_ node: ConfigNode) throws -> SelectTransform {
    try PluginHarness.transform(SelectTransform.self, node, inputs: [schema], PluginHarness.context())
  }

  private func codes(_ node: ConfigNode) throws -> [String] {
    let found = try PluginHarness.run(select(node), [frame]).frame
    return (0..<found.rowCount).map { "\(found.area($0).code) \(found.periods[$0])" }
  }

  @Test("named areas are kept in all periods")
  func areas() throws {
    #expect(try codes(["areas": ["GM0855", "NL00"]]) == ["NL00 2017", "GM0855 2017", "GM0855 2016"])
    #expect(try codes(["areas": "BU03630000"]) == ["BU03630000 2017"])
  }

  @Test("a municipality is kept with its wijken and buurten, a wijk with its buurten")
  func within() throws {
    #expect(
      try codes(["within": "GM0855"]) == ["GM0855 2017", "WK085501 2017", "BU08550101 2017", "GM0855 2016"])
    #expect(try codes(["within": ["WK085501"]]) == ["WK085501 2017", "BU08550101 2017"])
  }

  @Test("areas and what lies within others are kept together")
  func areasAndWithin() throws {
    #expect(
      try codes(["areas": "NL00", "within": "WK085501"]) == ["NL00 2017", "WK085501 2017", "BU08550101 2017"])
  }

  @Test("a custom area lies within the municipality its source names as parent")
  func customArea() throws {
    var frame = IndicatorFrame(columns: schema.ids)
    let village = Area(AreaCode("kern", level: .custom), parent: AreaCode(cbs: "GM0855"))
    frame.appendRow(
      village, try #require(Period(year: 2017)), [(1, .observed), (2, .observed), (3, .observed)])
    #expect(try PluginHarness.run(select(["within": "GM0855"]), [frame]).frame.rowCount == 1)
  }

  @Test("levels and periods narrow the selection")
  func levelsAndPeriods() throws {
    #expect(
      try codes(["levels": ["municipality", "wijk"], "periods": 2017]) == [
        "GM0855 2017", "WK085501 2017", "GM0363 2017",
      ])
    #expect(
      try codes(["within": "GM0855", "levels": "municipality", "periods": ["2016"]]) == ["GM0855 2016"])
  }

  @Test("each row left out is counted once, by the first reason")
  func counts() throws {
    let receipt = try PluginHarness.run(
      select(["within": "GM0855", "levels": ["municipality"], "periods": [2017]]), [frame]
    ).receipt
    #expect(
      receipt.filtered == ["area not selected": 3, "level not selected": 2, "period not selected": 1])
    #expect(receipt.notes == [])
  }

  @Test("the cells of kept rows and columns are untouched, whatever the size of the batches")
  func batches() throws {
    let select = try select([
      "indicators": ["low_income", "inhabitants"], "levels": ["municipality", "buurt"],
    ])
    #expect(select.schema.ids == ["low_income", "inhabitants"])
    let whole = try PluginHarness.run(select, [frame])
    #expect(
      whole.frame.lines.first
        == "GM0855; -; -; 2017; low_income=2.0 observed; inhabitants=210.0 observed")
    #expect(whole.frame.lines.count == 5)
    for size in [1, 3] {
      let run = try PluginHarness.run(select, [frame], batchRows: size)
      #expect(run.frame.lines == whole.frame.lines)
      #expect(run.receipt == whole.receipt)
    }
  }

  @Test("columns can be dropped by name, down to none")
  func dropping() throws {
    #expect(try select(["drop": ["households"]]).schema.ids == ["inhabitants", "low_income"])
    #expect(try select(["indicators": []]).schema.ids == [])
    #expect(try PluginHarness.run(select(["indicators": []]), [frame]).frame.rowCount == 7)
  }

  @Test("an empty input gives an empty output, and lacks nothing")
  func emptyInput() throws {
    let run = try PluginHarness.run(
      select(["areas": "GM0855", "periods": 2017]), [IndicatorFrame(columns: schema.ids)])
    #expect(run.frame.rowCount == 0)
    #expect(run.receipt == TransformReceipt())
  }

  @Test("it needs no more than a batch at a time")
  func streams() {
    #expect(!SelectTransform.declaration.needsAllRows)
  }
}
