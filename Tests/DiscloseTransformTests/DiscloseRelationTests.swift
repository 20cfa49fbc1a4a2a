import DiscloseTransform
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

private typealias Fixture = DiscloseFixture

@Suite("How figures hang together")
struct DiscloseRelationTests {
  @Test("the numerator of a share is told by 'with', and hidden with it")
  func relations() throws {
    let rates = IndicatorFrame.rows(
      Fixture.schema.ids,
      [
        ("WK003400", 2017, [2000, 900, 1100, nil, 4, nil, nil, nil, nil]),
        ("WK003401", 2017, [1500, 600, 900, 100, 66, nil, nil, nil, nil]),
        ("WK003402", 2017, [1400, 600, 800, 100, 66, nil, nil, nil, nil]),
      ])
    let node: ConfigNode = ["with": ["rate": ["of": "inhabitants", "cases": "assistance"]]]
    let found = try Fixture.run(node, rates).frame
    // The rate of WK003402 protects that of WK003400, its count that rate, and the third count that one.
    #expect(Fixture.hidden("rate", in: found) == ["WK003400", "WK003401", "WK003402"])
    #expect(Fixture.hidden("assistance", in: found) == ["WK003401", "WK003402"])
    #expect(Fixture.hidden("inhabitants", in: found).isEmpty)
  }

  @Test("declared sums hide a second part of the same area, or the total")
  func sums() throws {
    let rows = IndicatorFrame.rows(
      Fixture.schema.ids,
      [
        ("WK003400", 2017, [2000, 5, 1995, nil, nil, nil, nil, nil, nil]),
        ("WK003401", 2017, [1500, 600, 900, nil, nil, nil, nil, nil, nil]),
        ("WK003402", 2017, [1600, 600, 1000, nil, nil, nil, nil, nil, nil]),
      ])
    let found = try Fixture.run(["sums": ["inhabitants": ["young", "old"]]], rows).frame
    #expect(Fixture.hidden("young", in: found) == ["WK003400", "WK003401"])
    #expect(Fixture.hidden("old", in: found) == ["WK003400", "WK003401"])
    #expect(Fixture.hidden("inhabitants", in: found).isEmpty)
  }

  @Test("of shares that are 100% together two are hidden")
  func shares() throws {
    func share(_ id: IndicatorID) -> Indicator {
      Indicator(
        id: id, label: LocalizedText(nl: id.text), unit: .percent, polarity: .context, domain: "population",
        denominator: "inhabitants")
    }
    let schema = FrameSchema([
      Fixture.indicator("inhabitants", .count), share("young"), share("adult"), share("old"),
    ])
    let rows = IndicatorFrame.rows(
      schema.ids,
      [
        ("WK003400", 2017, [300, 2, 38, 60]), ("WK003401", 2017, [2000, 20, 50, 30]),
        ("WK003402", 2017, [1500, 20, 30, 50]), ("WK003403", 2017, [1500, 40, 30, 30]),
      ])
    let node: ConfigNode = ["shares": [["young", "adult", "old"]]]
    let transform = try PluginHarness.transform(
      DiscloseTransform.self, node, inputs: [schema], PluginHarness.context())
    let found = try PluginHarness.run(transform, [rows]).frame
    #expect(Fixture.hidden("young", in: found) == ["WK003400", "WK003402"])
    #expect(Fixture.hidden("adult", in: found) == ["WK003400", "WK003402"])
    #expect(Fixture.hidden("old", in: found).isEmpty && Fixture.hidden("inhabitants", in: found).isEmpty)
  }

  @Test("a computed sum of hidden counts does not follow from a total")
  func computedSums() throws {
    let ids: [IndicatorID] = ["inhabitants", "young", "adult", "old", "working"]
    let schema = FrameSchema(ids.map { Fixture.indicator($0, .count) })
    let rows = IndicatorFrame.rows(
      ids,
      [
        ("WK003400", 2017, [1000, 5, 300, 695, 305]), ("WK003401", 2017, [1200, 200, 300, 700, 500]),
        ("WK003402", 2017, [1500, 250, 350, 900, 600]),
      ])
    let transform = try PluginHarness.transform(
      DiscloseTransform.self, ["sums": ["inhabitants": ["young", "adult", "old"]]], inputs: [schema],
      PluginHarness.context(ancestors: ["working": ["young", "adult"]]))
    let found = try PluginHarness.run(transform, [rows]).frame
    let attacker = Attacker(
      frame: found, counts: ids,
      columnSums: [
        .init(total: "inhabitants", parts: ["young", "adult", "old"]),
        .init(total: "working", parts: ["young", "adult"]),
      ])
    #expect(attacker.hiddenCount > 3 && attacker.determined() == [])
    #expect(Fixture.hidden("working", in: found).contains("WK003400"))
  }

  @Test("a column that a step made of itself is no function of the others it used")
  func madeOfItself() throws {
    let transform = try PluginHarness.transform(
      DiscloseTransform.self, ["least_people": 0], inputs: [Fixture.schema],
      PluginHarness.context(ancestors: ["income": ["income", "households"]]))
    let found = try PluginHarness.run(transform, [Fixture.frame]).frame
    #expect(Fixture.hidden("income", in: found).contains("WK003403"))
    #expect(Fixture.hidden("households", in: found).isEmpty)
  }

  @Test("a share is hidden with its denominator, which it would give away together with the cases")
  func denominators() throws {
    var frame = Fixture.frame
    // Six households, of which no share is known, so that nothing but the denominator hides that of the sibling.
    for (id, value) in [("households", 6), ("income", Double.nan)] as [(IndicatorID, Double)] {
      let column = try #require(frame.column(id))
      var (values, statuses) = (column.values, column.statuses)
      values[7] = value
      if value.isNaN { statuses[7] = .missing }
      frame.setColumn(IndicatorColumn(id, values: values, statuses: statuses))
    }
    let found = try Fixture.run(["least_people": 0], frame).frame
    #expect(Fixture.hidden("households", in: found) == ["BU00340001", "BU00340002"])
    #expect(Fixture.hidden("income", in: found).contains("BU00340001"))
  }

  @Test("two parts with next to nothing between them take a third along")
  func nextToNothing() throws {
    func rows(_ first: Double, _ second: Double) -> IndicatorFrame {
      .rows(
        ["inhabitants", "young"],
        [
          ("GM0034", 2017, [5000, 900]), ("WK003400", 2017, [1000, first]),
          ("WK003401", 2017, [1100, second]), ("WK003402", 2017, [1200, 400]),
          ("WK003403", 2017, [1300, 500]),
        ])
    }
    let schema = FrameSchema(Array(Fixture.schema.columns.prefix(2)))
    let transform = try PluginHarness.transform(
      DiscloseTransform.self, [:], inputs: [schema], PluginHarness.context())
    let few = try PluginHarness.run(transform, [rows(0, 0)]).frame
    #expect(Fixture.hidden("young", in: few) == ["WK003400", "WK003401", "WK003402"])
    let enough = try PluginHarness.run(transform, [rows(9, 8)]).frame
    #expect(Fixture.hidden("young", in: enough) == ["WK003400", "WK003401"])
  }

  @Test("an area that consists of others gives none of them away")
  func areas() throws {
    var frame = Fixture.frame
    let village = Area(AreaCode("KERN1", level: .custom))
    let period = try #require(Period(year: 2017))
    let cells: [Double?] = [1700, 800, 900, 122, 72, 10, 850, 1, 45]
    frame.appendRow(village, period, cells.map { ($0, .observed) })
    let node: ConfigNode = [
      "least_people": 0, "areas": ["KERN1": ["BU00340000", "BU00340001"]],
    ]
    let found = try Fixture.run(node, frame).frame
    let hidden = Fixture.hidden("assistance", in: found)
    #expect(hidden.contains("BU00340002") && hidden.contains("BU00340001"))
    #expect(hidden.contains("BU00340000") || hidden.contains("KERN1"))
  }
}
