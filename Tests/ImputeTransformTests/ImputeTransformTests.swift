import ImputeTransform
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("Filling gaps")
struct ImputeTransformTests {
  private let everyMethod: [ConfigNode] = [
    ["method": "none"], ["method": "mean"], ["method": "median"],
    ["method": "group_mean", "groups": "municipality"], ["method": "group_mean", "groups": "urbanity"],
    ["method": "parent"],
  ]

  @Test("nothing is filled unless it is asked for")
  func none() throws {
    let run = try ImputeFixture.run([:])
    #expect(run.frame.column("work_imputed")?.cells == ImputeFixture.frame.column("work")?.cells)
    #expect(run.receipt == TransformReceipt())
  }

  @Test("a mean is that of the areas of one level and period")
  func mean() throws {
    let found = try ImputeFixture.cells(
      ["method": "mean", "indicators": ["low_income"]], "low_income_imputed")
    #expect(found == [8, 12, 9, 6, 10, 15, 15, 20, nil, nil, 50, 50])
    let within = try ImputeFixture.cells(
      ["method": "median", "indicators": ["low_income"], "by": ["level", "municipality", "period"]],
      "low_income_imputed")
    #expect(within == [8, 12, nil, 6, 10, 10, 10, 20, nil, nil, 50, 50])
  }

  @Test("a group is an area around or a class, and a group without any value fills nothing")
  func groups() throws {
    let municipality: ConfigNode = ["method": "group_mean", "groups": "municipality", "indicators": ["work"]]
    #expect(
      try ImputeFixture.cells(municipality, "work_imputed")
        == [66, 60, 64, nil, 70, 60, 65, nil, 71, 50, 69, 59])
    let urbanity: ConfigNode = ["method": "group_mean", "groups": "urbanity", "indicators": ["low_income"]]
    #expect(
      try ImputeFixture.cells(urbanity, "low_income_imputed")
        == [8, 12, 12, 6, 10, 10, 20, 20, nil, nil, 50, 50])
    let parent: ConfigNode = ["method": "group_mean", "groups": "parent", "indicators": ["low_income"]]
    #expect(try ImputeFixture.cells(parent, "low_income_imputed")[5] == 10)
  }

  @Test("the province of a municipality comes from its source, also for what lies in it")
  func province() throws {
    let province = AreaCode(cbs: "PV27")
    var frame = IndicatorFrame(columns: ImputeFixture.schema.ids)
    let period = try #require(Period(year: 2017))
    for (code, value) in [("GM0363", 4.0), ("GM0384", 8), ("GM0394", nil), ("GM0855", nil)]
      as [(String, Double?)]
    {
      let area = Area(try #require(AreaCode(cbs: code)), parent: code == "GM0855" ? nil : province)
      let status = value == nil ? CellStatus.missing : .observed
      frame.appendRow(area, period, [(value, status), (value, status), (value, status), (value, status)])
    }
    let transform = try ImputeFixture.transform(["method": "group_mean", "groups": "province"])
    let run = try PluginHarness.run(transform, [frame])
    #expect(run.frame.column("work_imputed")?.cells == [4, 8, 6, nil])
  }

  @Test("the value of a parent is that of the nearest area around that has one, in the same period")
  func parent() throws {
    let node: ConfigNode = ["method": "parent", "indicators": ["low_income"]]
    // BU03630200 lies in WK036302, which has no value of its own: the municipality has.
    #expect(
      try ImputeFixture.cells(node, "low_income_imputed")
        == [8, 12, nil, 6, 10, 12, 12, 20, 10, 12, 50, nil])
  }

  @Test("areas that hold each other in a circle end the search")
  func circle() throws {
    var frame = IndicatorFrame(columns: ImputeFixture.schema.ids)
    let (a, b) = (AreaCode("a", level: .custom), AreaCode("b", level: .custom))
    for (code, parent) in [(a, b), (b, a)] {
      frame.appendRow(
        Area(code, parent: parent), try #require(Period(year: 2017)),
        [(nil, .missing), (nil, .missing), (1, .observed), (nil, .missing)])
    }
    let run = try PluginHarness.run(ImputeFixture.transform(["method": "parent"]), [frame])
    #expect(run.frame.column("low_income_imputed")?.cells == [nil, nil])
  }

  @Test("every filled cell is marked, others keep their status, and what is secret or impossible stays so")
  func statuses() throws {
    var frame = IndicatorFrame(columns: ImputeFixture.schema.ids)
    let cells: [(Double?, CellStatus)] = [
      (1, .provisional), (nil, .missing), (nil, .suppressed), (nil, .notApplicable), (3, .estimated),
    ]
    for (index, cell) in cells.enumerated() {
      frame.appendRow(
        Area(try #require(AreaCode(cbs: "WK03630\(index)"))), try #require(Period(year: 2017)),
        [cell, cell, cell, cell])
    }
    let run = try PluginHarness.run(ImputeFixture.transform(["method": "mean"]), [frame])
    let column = try #require(run.frame.column("low_income_imputed"))
    #expect(column.statuses == [.provisional, .imputed, .suppressed, .notApplicable, .estimated])
    #expect(column.cells == [1, 2, nil, nil, 3])
  }

  @Test("an area with too little of its own is left as it is, and what was filled and left is counted")
  func least() throws {
    let run = try ImputeFixture.run(["method": "mean", "least": 0.5, "levels": ["municipality", "wijk"]])
    #expect(run.frame.column("work_imputed")?.cells[6] == nil)
    #expect(run.frame.column("work_imputed")?.cells[7] == 65)
    #expect(
      run.receipt.notes == [
        "low_income: of 12 cells 3 imputed, 1 left missing because the area has too few of the indicators",
        "work: of 12 cells 2 imputed, 1 left missing because the area has too few of the indicators",
      ])
    #expect(
      run.receipt.findings == [
        Finding("imputed_cells", about: ["low_income"], 3), Finding("gaps_left", about: ["low_income"], 1),
        Finding("imputed_cells", about: ["work"], 2), Finding("gaps_left", about: ["work"], 1),
      ])
    #expect(
      try ImputeFixture.run(["method": "mean", "indicators": ["low_income"]]).receipt.notes == [
        "low_income: of 12 cells 4 imputed, 2 left missing because there is no value to take"
      ])
  }

  @Test("the new columns say what they are, and how they came about")
  func schemaAndOrigin() throws {
    let transform = try ImputeFixture.transform([
      "method": "group_mean", "groups": "urbanity", "suffix": "_full", "least": 0.5,
    ])
    #expect(
      transform.schema.ids == [
        "inhabitants", "low_income", "work", "urbanity", "low_income_full", "work_full",
      ])
    let column = try #require(transform.schema["work_full"])
    #expect(column.unit == .percent)
    #expect(column.polarity == .better)
    #expect(column.label == LocalizedText(nl: "work nl (aangevuld)", en: "work en (gaps filled)"))
    #expect(
      transform.derivations["work_full"]
        == Derivation(
          step: "step",
          formula:
            "work, and where it is missing the mean of work in the same urbanity, among areas of one level, "
            + "period; only in areas with at least 0.5 of the indicators filled here",
          inputs: ["work", "urbanity"]))
  }

  @Test("the same comes out whatever the size of the batches, and the input passes through untouched")
  func batches() throws {
    for node in everyMethod {
      let whole = try ImputeFixture.run(node)
      #expect(whole.frame.selectingColumns(ImputeFixture.schema.ids).lines == ImputeFixture.frame.lines)
      for size in [1, 5] {
        let run = try ImputeFixture.run(node, batchRows: size)
        #expect(run.frame.lines == whole.frame.lines)
        #expect(run.receipt == whole.receipt)
      }
    }
  }

  @Test("an empty input, one row and nothing but gaps fill nothing")
  func little() throws {
    for node in everyMethod {
      let transform = try ImputeFixture.transform(node)
      let empty = try PluginHarness.run(transform, [IndicatorFrame(columns: ImputeFixture.schema.ids)])
      #expect(empty.frame.rowCount == 0)
      #expect(empty.receipt == TransformReceipt())
      let gaps = IndicatorFrame.rows(
        ImputeFixture.schema.ids,
        [("GM0363", 2017, [nil, nil, nil, nil]), ("WK036300", 2017, [nil, nil, nil, nil])])
      let run = try PluginHarness.run(transform, [gaps])
      #expect(run.frame.column("work_imputed")?.cells == [nil, nil])
      #expect(run.frame.column("work_imputed")?.statuses == [.missing, .missing])
    }
  }
}

@Suite("Complaints about filling gaps")
struct ImputeErrorTests {
  @Test("a count is not taken from the area around")
  func counts() {
    #expect(
      ImputeFixture.complaints(["method": "parent", "indicators": ["inhabitants", "work"]]) == [
        "test.yml:1:1: 'inhabitants' is a count, and the count of an area is not that of a part of it. Leave it "
          + "out, or fill a rate made of it [config.unit-clash]"
      ])
  }

  @Test("a group mean needs groups, and an unknown one is met with the nearest indicator")
  func groups() {
    #expect(
      ImputeFixture.complaints(["method": "group_mean"]) == [
        "test.yml:1:1: 'group_mean' needs 'groups'. For example groups: province [config.missing-field]"
      ])
    #expect(
      ImputeFixture.complaints(["method": "group_mean", "groups": "urbanty"]) == [
        "test.yml:1:1: no input column 'urbanty'. Did you mean 'urbanity'? [config.unknown-indicator]"
      ])
  }

  @Test("options without effect, a share beyond 1 and names that are taken are all complained of at once")
  func several() {
    let found = ImputeFixture.complaints([
      "method": "parent", "groups": "province", "by": "level", "least": 66, "suffix": "",
    ])
    #expect(found.count == 5)
    #expect(found.contains { $0.contains("'groups' has no effect with parent") })
    #expect(found.contains { $0.contains("'by' has no effect with parent") })
    #expect(found.contains { $0.contains("write 66% as 0.66") || $0.contains("Write 66% as 0.66") })
    #expect(ImputeFixture.complaints(["method": "mean", "indicators": []]).count == 1)
  }
}
