import ConsistencyTransform
import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

/// Neighbourhood figures made up for tests.
private enum Fixture {
  static let schema = FrameSchema([
    indicator("inhabitants", .context), indicator("low_income", .worse), indicator("poverty", .worse),
    indicator("work", .better), indicator("noise", .worse),
  ])

  static func indicator(_ id: IndicatorID, _ polarity: Polarity) -> Indicator {
    Indicator(id: id, label: LocalizedText(nl: id.text), unit: .percent, polarity: polarity, domain: "income")
  }

  /// Forty wijken in two municipalities over two years and their country; `poverty` is nearly `low_income`, `work`
  /// falls with both, and `noise` rises where they fall.
  static let frame: IndicatorFrame = {
    var random = RandomStream(seed: 12)
    var rows: [(area: String, year: Int, cells: [Double?])] = []
    for year in [2021, 2022] {
      rows.append(("NL00", year, [1, 2, 3, 4, 5]))
      for number in 0..<40 {
        let income = 10 + 3 * random.normal()
        let cells = [
          900, income, 2 * income + 0.2 * random.normal(), 70 - income + 3 * random.normal(),
          30 - income + 2 * random.normal(),
        ]
        let code = "WK\(number < 20 ? "0363" : "0855")\(10 + number)"
        rows.append((code, year, cells.map { random.uniform() < 0.05 ? nil : $0 }))
      }
    }
    return .rows(schema.ids, rows)
  }()

  static func transform(_ node: ConfigNode, _ schema: FrameSchema = schema) throws -> ConsistencyTransform {
    try PluginHarness.transform(ConsistencyTransform.self, node, inputs: [schema], PluginHarness.context())
  }

  static func complaints(_ node: ConfigNode, _ schema: FrameSchema = schema) -> [Diagnostic] {
    do {
      _ = try transform(node, schema)
      return []
    } catch {
      return Diagnostics(error).items
    }
  }

  static func run(_ node: ConfigNode, batchRows: Int = .max) throws -> (
    frame: IndicatorFrame, receipt: TransformReceipt
  ) {
    try PluginHarness.run(transform(node), [frame], batchRows: batchRows)
  }
}

@Suite("Consistency of indicators")
struct ConsistencyTransformTests {
  @Test("rows pass through as they are, in batches of any size, with the same findings")
  func passThrough() throws {
    #expect(try Fixture.transform([:]).schema == Fixture.schema)
    let whole = try Fixture.run([:])
    #expect(whole.frame.lines == Fixture.frame.lines)
    for size in [1, 7] {
      let run = try Fixture.run([:], batchRows: size)
      #expect(run.frame.lines == whole.frame.lines && run.receipt == whole.receipt)
    }
  }

  @Test("a reference area that is not there stops the run")
  func mistypedReference() {
    let error = #expect(throws: Diagnostic.self) {
      try Fixture.run(["normalise": "reference", "reference": "NL01"])
    }
    #expect(error?.code == .unknownArea)
  }

  @Test("each population gets an alpha and a correlation of each pair, context left out")
  func populations() throws {
    let findings = try Fixture.run([:]).receipt.findings
    #expect(findings.count == 2 * (1 + 6))
    #expect(findings.map(\.name).filter { $0 == "cronbach_alpha" }.count == 2)
    #expect(Set(findings.compactMap { $0.subject.first }) == ["wijk 2021", "wijk 2022"])
    #expect(!findings.contains { $0.subject.contains("inhabitants") })
    #expect(try Fixture.run(["by": ["level", "period", "municipality"]]).receipt.findings.count == 4 * 7)
    #expect(
      try Fixture.run([:]).receipt.notes[0].hasPrefix(
        "no correlations in 2 populations of fewer than 3 areas"))
  }

  @Test("indicators are turned to vulnerability first: work goes with low income, noise against it")
  func orientation() throws {
    let findings = try Fixture.run(["levels": "wijk"]).receipt.findings
    func value(_ a: String, _ b: String) throws -> Double {
      try #require(findings.first { $0.subject == ["wijk 2022", a, b] }?.value)
    }
    #expect(try value("low_income", "work") > 0.4)
    #expect(try value("low_income", "noise") < -0.4)
    #expect(try value("low_income", "poverty") > 0.99)
    let rows = Fixture.frame.periods.indices.filter {
      Fixture.frame.periods[$0].year == 2022 && Fixture.frame.area($0).code.level == .wijk
    }
    func column(_ id: IndicatorID) throws -> [Double?] {
      let column = try #require(Fixture.frame.column(id))
      return rows.map { column[$0] }
    }
    let direct = try #require(Correlation.pearson.coefficient(column("low_income"), column("work")))
    #expect(try abs(value("low_income", "work") + direct) < 1e-12)
  }

  @Test("pairs that measure the same or contradict each other are named in findings and notes")
  func notable() throws {
    let run = try Fixture.run(["levels": "wijk", "pairs": "notable"])
    let pairs = run.receipt.findings.filter { $0.name == "correlation" && $0.subject[0] == "wijk 2022" }
    #expect(pairs.first?.subject == ["wijk 2022", "low_income", "poverty"])
    #expect(pairs.first?.note?.hasPrefix("above 0.9: they measure the same") == true)
    #expect(pairs.dropFirst().allSatisfy { $0.subject.contains("noise") && ($0.value ?? 1) < 0 })
    #expect(
      run.receipt.notes.contains { $0.hasPrefix("wijk 2022: 1 pair above 0.9: low_income and poverty (") })
    #expect(
      run.receipt.notes.contains { $0.hasPrefix("wijk 2022: 3 pairs below 0: low_income and noise (-") })
    let strict = try Fixture.run(["levels": "wijk", "pairs": "notable", "high": 1, "low": -1])
    #expect(strict.receipt.findings.allSatisfy { $0.name == "cronbach_alpha" })
  }

  @Test("alpha falls when an indicator contradicts the others")
  func alpha() throws {
    func alpha(_ indicators: ConfigNode) throws -> Double {
      let findings = try Fixture.run(["levels": "wijk", "indicators": indicators]).receipt.findings
      return try #require(findings.last { $0.name == "cronbach_alpha" }?.value)
    }
    #expect(try alpha(["low_income", "poverty"]) > 0.99)
    #expect(try alpha(["low_income", "poverty", "noise"]) < 0.6)
    #expect(try alpha(["low_income", "noise"]) < 0)
  }

  @Test("ranks give Spearman's coefficient, as its own method and as scores")
  func ranks() throws {
    func values(_ node: ConfigNode) throws -> [Double?] {
      try Fixture.run(node).receipt.findings.filter { $0.name == "correlation" }.map(\.value)
    }
    let spearman = try values(["levels": "wijk", "correlation": "spearman"])
    #expect(try spearman != values(["levels": "wijk"]))
    #expect(spearman.allSatisfy { $0 != nil })
  }

  @Test("an indicator without variation has no correlation, and the reason")
  func noVariation() throws {
    let frame = IndicatorFrame.rows(
      ["a", "b"], [("GM0001", 2022, [1, 5]), ("GM0002", 2022, [2, 5]), ("GM0003", 2022, [3, 5])])
    let schema = FrameSchema([Fixture.indicator("a", .worse), Fixture.indicator("b", .worse)])
    let run = try PluginHarness.run(Fixture.transform([:], schema), [frame])
    #expect(run.receipt.findings.map(\.value) == [nil, nil])
    #expect(run.receipt.findings[1].note?.hasPrefix("no correlation: no variation") == true)
    #expect(run.receipt.findings[0].note?.hasPrefix("too few areas have all 2 indicators") == true)
    let empty = try PluginHarness.run(Fixture.transform([:], schema), [IndicatorFrame(columns: ["a", "b"])])
    #expect(empty.receipt == TransformReceipt())
  }

  @Test("mistakes are complained of")
  func errors() {
    #expect(Fixture.complaints(["indicators": ["inhabitants", "work"]]).map(\.code) == [.contextScored])
    #expect(Fixture.complaints(["indicators": ["work"]]).map(\.code) == [.missingField])
    #expect(Fixture.complaints(["indicators": ["work", "nois"]]).map(\.code).first == .unknownIndicator)
    #expect(
      Fixture.complaints(["high": 90]).map(\.message) == ["a correlation lies between -1 and 1, found 90"])
    #expect(
      Fixture.complaints(["high": 0.1, "low": 0.5]).map(\.message) == [
        "'high' (0.1) is not above 'low' (0.5)"
      ])
    #expect(Fixture.complaints(["correlation": "kendall"]).map(\.code) == [.invalidValue])
    #expect(Fixture.complaints(["normalise": "none"]).map(\.code) == [.invalidValue])
    #expect(
      Fixture.complaints([:], FrameSchema([Fixture.indicator("x", .context)])).map(\.code) == [.missingField])
  }
}
