import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import PluginTesting
import RepresentationTransform
import Testing

private typealias Fixture = RepresentationFixture

private let assistance: ConfigNode = [
  "indicators": ["assistance": ["of": "inhabitants"]],
  "give": [
    "share", "lq", "index", "difference", "excess", "p", "p_adjusted", "shrunk", "z", "verdict",
  ],
]

@Suite("Over-representation in areas")
struct RepresentationTransformTests {
  @Test("quotient, index, difference and excess of each wijk, worked out by hand")
  func figures() throws {
    let frame = try Fixture.run(assistance).frame
    func cell(_ name: String, _ row: Int = 1) -> Double? { frame.column(IndicatorID(name))?[row] }
    #expect(cell("assistance_share") == 20)
    #expect(cell("assistance_lq") == 2)
    #expect(cell("assistance_index") == 200)
    #expect(cell("assistance_difference") == 10)
    #expect(cell("assistance_excess") == 30)
    #expect(
      cell("assistance_p")
        == BinomialTest.p(cases: 60, people: 300, share: 940 / 9700))
    // Of five areas tested the large wijk is the most significant one, and this the next.
    #expect(cell("assistance_p", 4) ?? 1 < cell("assistance_p") ?? 0)
    #expect(abs((cell("assistance_p_adjusted") ?? 0) - 2.5 * (cell("assistance_p") ?? 0)) < 1e-15)
    #expect(try Fixture.cells(assistance, "assistance_verdict") == [nil, 3, 2, 1, 3, nil, nil])
    let bounds = try #require(frame.column("assistance_excess")?.bounds)
    let wilson = try #require(
      ProportionInterval.wilson(cases: 60, people: 300, confidence: .usual))
    #expect(abs(bounds.lower[1] - 300 * (wilson.lower - 0.1)) < 1e-9)
    #expect(abs(bounds.upper[1] - 300 * (wilson.upper - 0.1)) < 1e-9)
  }

  @Test("the interval of a share is the one asked for, and the formula names it")
  func intervals() throws {
    for (name, expected) in [
      ("wilson", ProportionInterval.wilson(cases: 60, people: 300, confidence: .usual)),
      ("exact", ProportionInterval.clopperPearson(cases: 60, people: 300, confidence: .usual)),
      (
        "byar",
        CountInterval.byar(60, confidence: .usual).map {
          Interval(lower: $0.lower / 300, upper: $0.upper / 300)
        }
      ),
    ] {
      let node: ConfigNode = [
        "indicators": ["assistance": ["of": "inhabitants"]], "give": ["share"],
        "interval": ConfigNode(.scalar(name, isQuoted: false), at: Place("t")),
      ]
      let bounds = try #require(try Fixture.run(node).frame.column("assistance_share")?.bounds)
      let interval = try #require(expected)
      #expect(
        abs(bounds.lower[1] - 100 * interval.lower) < 1e-12
          && abs(bounds.upper[1] - 100 * interval.upper) < 1e-12)
      let formula = try #require(try Fixture.transform(node).derivations["assistance_share"]).formula
      #expect(formula.contains(name == "exact" ? "Clopper-Pearson" : name.capitalized))
    }
  }

  @Test("the limits of the funnel are those of the area's own size, and the wide ones hold the others")
  func funnel() throws {
    let node: ConfigNode = [
      "indicators": ["assistance": ["of": "inhabitants"]], "give": ["share", "z", "funnel", "funnel_wide"],
    ]
    let (frame, receipt) = try Fixture.run(node)
    let phi = try #require(receipt.findings.first { $0.name == "overdispersion" }?.value)
    let people = try #require(Fixture.frame.column("inhabitants"))
    let usual = try #require(frame.column("assistance_funnel"))
    let wide = try #require(frame.column("assistance_funnel_wide")?.bounds)
    let limits = try #require(usual.bounds)
    let (share, z) = (frame.column("assistance_share"), frame.column("assistance_z"))
    var outside = 0
    for row in 1...4 {
      #expect(usual[row] == 10)
      let n = try #require(people[row])
      let width = 1.959963984540054 * (max(1, phi) * 0.1 * 0.9 / n).squareRoot() * 100
      #expect(abs(limits.upper[row] - (10 + width)) < 1e-9)
      #expect(abs(limits.lower[row] - max(0, 10 - width)) < 1e-9)
      #expect(wide.upper[row] > limits.upper[row] && wide.lower[row] <= limits.lower[row])
      // Outside the limits is the same as a z-score beyond 1.96.
      let isOutside = try #require(share?[row]) > limits.upper[row]
      #expect(try isOutside == (#require(z?[row]) > 1.959963984540054))
      outside += isOutside ? 1 : 0
    }
    #expect(usual.statuses[0] == .notApplicable && limits.lower[0].isNaN)
    #expect(outside < 4)
  }

  @Test("what is not compared says why")
  func statuses() throws {
    let frame = try Fixture.run(assistance).frame
    let verdicts = try #require(frame.column("assistance_verdict"))
    // The municipality itself, a wijk with too few people, and one without a figure.
    #expect(verdicts.statuses[0] == .notApplicable)
    #expect(verdicts.statuses[5] == .missing && frame.column("assistance_lq")?[5] != nil)
    #expect(verdicts.statuses[6] == .missing && frame.column("assistance_lq")?[6] == nil)
    for column in frame.columns {
      for row in 0..<frame.rowCount {
        #expect(column.statuses[row].hasValue == column.values[row].isFinite)
      }
    }
  }

  @Test("a percentage is taken as cases among its own denominator, with its rounding")
  func percentages() throws {
    let exact: ConfigNode = ["indicators": ["poverty"], "give": ["p", "share", "verdict"]]
    let rounded: ConfigNode = [
      "indicators": ["poverty": ["rounded_to": 1]], "give": ["p", "share", "verdict"],
    ]
    let (fine, coarse) = try (Fixture.run(exact).frame, Fixture.run(rounded).frame)
    for row in 1...5 {
      #expect(fine.column("poverty_share")?[row] == coarse.column("poverty_share")?[row])
      let (p, q) = (fine.column("poverty_p")?[row] ?? 2, coarse.column("poverty_p")?[row] ?? 0)
      #expect(p < q)
      let (narrow, wide) = (fine.column("poverty_share")?.bounds, coarse.column("poverty_share")?.bounds)
      #expect((wide?.lower[row] ?? 9) < (narrow?.lower[row] ?? 0))
      #expect((wide?.upper[row] ?? 0) > (narrow?.upper[row] ?? 9))
    }
    // 20% of 150 households is at least 19.5%, so 29; 10% of 5,000 is at most 10.5%.
    #expect(
      coarse.column("poverty_p")?[1]
        == BinomialTest.p(cases: 29, people: 150, share: (525.0 - 29) / 4850))
  }

  @Test("a rate per thousand gives the same as the count it was computed from")
  func perThousand() throws {
    let node: ConfigNode = [
      "indicators": [
        "rate": ["of": "inhabitants", "cases": "assistance"], "assistance": ["of": "inhabitants"],
      ], "give": ["share", "excess", "p", "verdict"],
    ]
    let frame = try Fixture.run(node).frame
    for name in ["excess", "p", "verdict"] {
      let (rate, count) = (
        frame.column(IndicatorID("rate_" + name)), frame.column(IndicatorID("assistance_" + name))
      )
      #expect(rate?.cells == count?.cells)
    }
    #expect(frame.column("rate_share")?[1] == 200 && frame.column("assistance_share")?[1] == 20)
  }

  @Test("without a row of the municipality its figure is the sum of its areas, and the log says so")
  func sum() throws {
    let wijken = Fixture.frame.selectingRows(Array(1..<7))
    let (frame, receipt) = try Fixture.run(assistance, wijken)
    #expect(frame.column("assistance_lq")?[0] == 0.2 / (1000.0 / 9590))
    #expect(
      receipt.notes.contains(
        "assistance: 1 municipality figures from the sum of the areas, as there is no row with them"))
    let own = try Fixture.run(assistance).receipt.notes
    #expect(own.contains("assistance: 1 municipality figures from their own rows"))
    #expect(own.contains("assistance: 1 areas without a figure"))
  }

  @Test("the larger area is that of the same period")
  func periods() throws {
    var frame = Fixture.frame
    frame.append(
      contentsOf: .rows(
        Fixture.schema.ids,
        [
          ("GM0363", 2018, [10_000, 5000, 2000, 200, 20, 30]),
          ("WK036300", 2018, [300, 150, 60, 200, 20, 20]),
        ]))
    let found = try Fixture.cells(assistance, "assistance_lq", frame)
    #expect(found[1] == 2 && found[8] == 1)
  }

  @Test("areas may be compared with the province, the country and the rest of the municipality")
  func references() throws {
    var frame = IndicatorFrame(columns: ["inhabitants", "assistance"])
    let rows: [(Area, Double, Double)] = [
      (Area(AreaCode("NL00", level: .country)), 100_000, 5000),
      (Area(AreaCode("PV20", level: .province)), 40_000, 8000),
      (
        Area(
          AreaCode("GM0034", level: .municipality), parent: AreaCode("PV20", level: .province)),
        10_000, 1000
      ),
      (Area(AreaCode("WK003400", level: .wijk)), 1000, 200),
    ]
    for (area, people, cases) in rows {
      let period = try #require(Period(year: 2017))
      frame.appendRow(area, period, [(people, .observed), (cases, .observed)])
    }
    func quotients(_ reference: String) throws -> [Double?] {
      let transform = try Fixture.transform(
        [
          "indicators": ["assistance": ["of": "inhabitants"]], "against": .init(stringLiteral: reference),
          "give": ["lq"],
        ], FrameSchema(Fixture.schema.columns.filter { frame.column($0.id) != nil }))
      return try PluginHarness.run(transform, [frame]).frame.column("assistance_lq")?.cells ?? []
    }
    #expect(try quotients("municipality") == [nil, nil, nil, 2])
    #expect(try quotients("province") == [nil, nil, 0.5, 1])
    #expect(try quotients("country") == [nil, 4, 2, 4])
    #expect(try quotients("rest") == [nil, nil, nil, 0.2 / (800.0 / 9000)])
  }

  @Test("a modelled figure is judged by the bounds of its model, and not compared without them")
  func modelled() throws {
    let column = IndicatorColumn(
      "poverty", values: [10, 20, 20, 7], statuses: [.observed, .estimated, .estimated, .observed],
      bounds: .init(lower: [.nan, 15, .nan, .nan], upper: [.nan, 26, .nan, .nan]))
    var frame = IndicatorFrame.rows(
      ["households", "poverty"],
      [
        ("GM0363", 2017, [5000, 10]), ("WK036300", 2017, [150, 20]), ("WK036301", 2017, [150, 20]),
        ("WK036302", 2017, [2000, 7]),
      ])
    frame.setColumn(column)
    let schema = FrameSchema(Fixture.schema.columns.filter { frame.column($0.id) != nil })
    let node: ConfigNode = ["indicators": ["poverty"], "give": ["share", "lq", "p", "shrunk", "verdict"]]
    let found = try PluginHarness.run(Fixture.transform(node, schema), [frame])
    let share = try #require(found.frame.column("poverty_share"))
    #expect(share.bounds?.lower[1] == 15 && share.bounds?.upper[1] == 26)
    #expect(share.statuses[1] == .estimated && share[2] == nil && share.statuses[2] == .missing)
    #expect(found.frame.column("poverty_p")?.cells[1] == nil)
    #expect(found.frame.column("poverty_shrunk")?.cells[1] == nil)
    #expect(found.frame.column("poverty_verdict")?.cells == [nil, 3, nil, 1])
    #expect(
      found.receipt.notes.contains {
        $0.hasPrefix("poverty: 1 areas not compared, as their figure is estimated")
      })
    // Said to be counted, the same figures have Wilson's interval.
    let counted: ConfigNode = [
      "indicators": ["poverty": ["computed": true]], "give": ["p", "verdict"],
    ]
    let computed = try PluginHarness.run(Fixture.transform(counted, schema), [frame]).frame
    #expect(computed.column("poverty_p")?[2] != nil)
  }

  @Test("the probability of a model decides where it is given")
  func probability() throws {
    var frame = IndicatorFrame.rows(
      ["households", "rate", "poverty"],
      [
        ("GM0363", 2017, [5000, nil, 10]), ("WK036300", 2017, [150, 990, 20]),
        ("WK036301", 2017, [150, 900, 20]),
      ])
    frame.setColumn(
      IndicatorColumn(
        "poverty", values: [10, 20, 20], statuses: [.observed, .estimated, .estimated],
        bounds: .init(lower: [.nan, 9, 15], upper: [.nan, 26, 26])))
    let schema = FrameSchema(Fixture.schema.columns.filter { frame.column($0.id) != nil })
    let node: ConfigNode = ["indicators": ["poverty": ["probability": "rate"]], "give": ["verdict"]]
    let found = try PluginHarness.run(Fixture.transform(node, schema), [frame]).frame
    #expect(found.column("poverty_verdict")?.cells == [nil, 3, 2])
    #expect(found.column("poverty_verdict")?.statuses[1] == .estimated)
  }

  @Test("the same comes out for any size of batch, and of nothing comes nothing")
  func batches() throws {
    let whole = try Fixture.run(assistance)
    for rows in [1, 2, 5] {
      let parts = try Fixture.run(assistance, batchRows: rows)
      #expect(parts.frame.lines == whole.frame.lines && parts.receipt == whole.receipt)
    }
    #expect(try Fixture.run(assistance, Fixture.frame.selectingRows([])).frame.rowCount == 0)
    for row in 0..<7 {
      let one = try Fixture.run(assistance, Fixture.frame.selectingRows([row])).frame
      #expect(one.rowCount == 1 && one.column("assistance_verdict")?.count == 1)
    }
    let empty = IndicatorFrame.rows(
      Fixture.schema.ids,
      [
        ("GM0363", 2017, [nil, nil, nil, nil, nil, nil]), ("WK036300", 2017, [nil, nil, nil, nil, nil, nil]),
      ])
    #expect(try Fixture.cells(assistance, "assistance_lq", empty) == [nil, nil])
  }

  @Test("the columns say what they are: formula, unit, polarity and labels")
  func declaration() throws {
    let transform = try Fixture.transform(assistance)
    let verdict = try #require(transform.schema["assistance_verdict"])
    #expect(verdict.polarity == .context && verdict.unit == .score)
    #expect(verdict.label.nl == "assistance (oordeel)")
    #expect(verdict.definition?.nl.hasPrefix("3 is oververtegenwoordigd: minstens 1,2 keer") == true)
    #expect(
      transform.derivations["assistance_excess"]
        == Derivation(
          step: "step",
          formula: "assistance - inhabitants * (assistance / inhabitants of the municipality)",
          inputs: ["assistance", "inhabitants"], against: .municipality))
    let defaults = try Fixture.transform(["indicators": ["poverty"]])
    #expect(
      defaults.schema.ids.suffix(4)
        == ["poverty_lq", "poverty_excess", "poverty_p_adjusted", "poverty_verdict"])
  }
}
