import IndicatorSchema
import JoinTransform
import PluginKit
import PluginTesting
import Testing

@Suite("Joining inputs")
struct JoinTransformTests {
  private func schema(_ ids: IndicatorID...) -> FrameSchema {
    FrameSchema(
      ids.map { id in
        Indicator(id: id, label: LocalizedText(nl: id.text), unit: .count, polarity: .context, domain: "test")
      })
  }

  private func join(_ node: ConfigNode, _ inputs: [FrameSchema]) throws -> JoinTransform {
    try PluginHarness.transform(JoinTransform.self, node, inputs: inputs, PluginHarness.context())
  }

  private let left = IndicatorFrame.rows(
    ["a"],
    [
      ("BU03630000", 2017, [1]), ("BU03630001", 2017, [nil]), ("BU03630000", 2016, [3]),
      ("GM0363", 2017, [4]),
    ])
  private let right = IndicatorFrame.rows(
    ["b", "c"],
    [
      ("GM0363", 2017, [10, 11]), ("BU03630000", 2016, [20, nil]), ("GM0855", 2017, [30, 31]),
      ("NL00", 2017, [1, 1]),
    ])

  @Test("cells of further inputs stand beside the rows of the first, by area and period")
  func matching() throws {
    let join = try join([:], [schema("a"), schema("b", "c")])
    let run = try PluginHarness.run(join, [left, right])
    #expect(join.schema.ids == ["a", "b", "c"])
    #expect(run.frame.column("a")?.cells == [1, nil, 3, 4])
    #expect(run.frame.column("b")?.cells == [nil, nil, 20, 10])
    #expect(run.frame.column("c")?.cells == [nil, nil, nil, 11])
    #expect(run.frame.column("b")?.statuses == [.missing, .missing, .observed, .observed])
  }

  @Test("no row of the first input is lost or added, and what has no partner is counted")
  func counts() throws {
    let run = try PluginHarness.run(try join([:], [schema("a"), schema("b", "c")]), [left, right])
    #expect(run.frame.rowCount == left.rowCount)
    #expect(run.receipt.filtered == [:])
    #expect(
      run.receipt.notes == [
        "input 2: nothing for 2 of 4 rows of the first input, such as BU03630000 in 2017",
        "input 2: 2 rows belong to no row of the first input",
      ])
  }

  @Test("when everything matches there is nothing to note")
  func silence() throws {
    let run = try PluginHarness.run(
      try join([:], [schema("a"), schema("d")]), [left, left.renamed(to: "d")])
    #expect(run.receipt == TransformReceipt())
    #expect(run.frame.column("d")?.cells == run.frame.column("a")?.cells)
  }

  @Test("the order in which batches of the inputs arrive is of no matter")
  func interleaving() throws {
    let join = try join([:], [schema("a"), schema("b", "c"), schema("d")])
    let inputs = [left, right, left.renamed(to: "d")]
    let expected = try PluginHarness.run(join, inputs)
    var random = SeededGenerator(seed: 20)
    for _ in 0..<20 {
      var queues = inputs.map {
        PluginHarness.batches(of: $0, rows: Int.random(in: 1...3, using: &random))[...]
      }
      var run = join.start(host: NoFiles())
      var found = IndicatorFrame(columns: join.schema.ids)
      while let input = queues.indices.filter({ !queues[$0].isEmpty }).randomElement(using: &random) {
        guard let batch = queues[input].popFirst() else { continue }
        try run.process(batch, input: input) { found.append(contentsOf: $0) }
      }
      let receipt = try run.finish { found.append(contentsOf: $0) }
      #expect(found.lines == expected.frame.lines)
      #expect(receipt == expected.receipt)
    }
  }

  @Test("names and parents come from further inputs where the first has none, also without columns")
  func areaNames() throws {
    let year = try #require(Period(year: 2017))
    let code = try #require(AreaCode(cbs: "GM0363"))
    var plain = IndicatorFrame(columns: ["a"])
    plain.appendRow(Area(code), year, [(1, .observed)])
    var named = IndicatorFrame()
    named.appendRow(Area(code, name: "Amsterdam", parent: AreaCode(cbs: "PV27")), year, [])
    let run = try PluginHarness.run(try join([:], [schema("a"), schema()]), [plain, named])
    #expect(run.frame.lines == ["GM0363; Amsterdam; PV27; 2017; a=1.0 observed"])
    #expect(run.receipt == TransformReceipt())

    var own = IndicatorFrame(columns: ["a"])
    own.appendRow(Area(code, name: "Mokum"), year, [(1, .observed)])
    let kept = try PluginHarness.run(try join([:], [schema("a"), schema()]), [own, named])
    #expect(kept.frame.area(0).name == "Mokum")
  }

  @Test("periods can be ignored when a further input has only one")
  func ignoringPeriods() throws {
    let join = try join(["periods": "ignore"], [schema("a"), schema("d")])
    let fixed = IndicatorFrame.rows(["d"], [("BU03630000", 2012, [7])])
    let run = try PluginHarness.run(join, [left, fixed])
    #expect(run.frame.column("d")?.cells == [7, nil, 7, nil])
    let error = #expect(throws: Diagnostic.self) {
      try PluginHarness.run(join, [left, left.renamed(to: "d")])
    }
    #expect(error?.code == .cannotCompute)
    #expect(error?.message == "input 2 has more than one period: 2017 and 2016")
  }

  @Test("bounds move with their cells")
  func bounds() throws {
    let code = try #require(AreaCode(cbs: "GM0363"))
    let year = try #require(Period(year: 2017))
    var areas = AreaTable()
    let bounded = IndicatorFrame(
      areas: areas, areaPositions: [areas.intern(Area(code))], periods: [year],
      columns: [
        IndicatorColumn("d", values: [5], statuses: [.estimated], bounds: .init(lower: [4], upper: [6]))
      ])
    let inputs = [
      left,
      IndicatorFrame(
        areas: areas, areaPositions: bounded.areaPositions, periods: [year], columns: bounded.columns),
    ]
    let run = try PluginHarness.run(try join([:], [schema("a"), schema("d")]), inputs)
    #expect(run.frame.lines.last == "GM0363; -; -; 2017; a=4.0 observed; d=5.0 estimated [4.0, 6.0]")
  }

  @Test("empty inputs give an empty output")
  func emptyInputs() throws {
    let join = try join([:], [schema("a"), schema("d")])
    let none = [IndicatorFrame(columns: ["a"]), IndicatorFrame(columns: ["d"])]
    #expect(try PluginHarness.run(join, none).frame.rowCount == 0)
    let half = try PluginHarness.run(join, [left, none[1]])
    #expect(half.frame.column("d")?.cells == [nil, nil, nil, nil])
  }
}

extension IndicatorFrame {
  /// The same rows with their only column under another name.
  fileprivate func renamed(to id: IndicatorID) -> IndicatorFrame {
    IndicatorFrame(
      areas: areas, areaPositions: areaPositions, periods: periods, columns: columns.map { $0.renamed(id) })
  }
}
