import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing
import TreatTransform

@Suite("Treating outliers of indicators")
struct TreatTransformTests {
  private static let schema = FrameSchema([
    indicator("inhabitants", .count, .context), indicator("low_income", .percent, .worse),
    indicator("work", .percent, .better),
  ])

  private static func indicator(_ id: IndicatorID, _ unit: Unit, _ polarity: Polarity) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: "\(id) nl", en: "\(id) en"), unit: unit, polarity: polarity,
      domain: "income", validRange: 0...100)
  }

  private static let lowIncome: [Double?] = [1, 1, 2, nil, 2, 3, 3, 4, 100]

  /// A country and nine wijken in two years, the first with one outlier in `low_income`.
  private static let frame: IndicatorFrame = {
    var rows: [(area: String, year: Int, cells: [Double?])] = [("NL00", 2017, [17_000, 9, 66])]
    for year in [2017, 2016] {
      for (index, value) in lowIncome.enumerated() {
        let calm = Double(index)
        rows.append(("WK03630\(index)", year, [10, year == 2017 ? value : calm, 50 + calm]))
      }
    }
    return IndicatorFrame.rows(schema.ids, rows)
  }()

  private func transform(_ node: ConfigNode) throws -> TreatTransform {
    try PluginHarness.transform(
      TreatTransform.self, node, inputs: [Self.schema], PluginHarness.context())
  }

  private func complaints(_ node: ConfigNode) -> [String] {
    do {
      _ = try transform(node)
      return []
    } catch {
      return Diagnostics(error).items.map(\.message)
    }
  }

  @Test("each level and period is treated on its own, as by the analysis core")
  func values() throws {
    let run = try PluginHarness.run(transform(["levels": ["wijk"]]), [Self.frame])
    let found = try #require(run.frame.column("low_income_treated"))
    #expect(Array(found.cells[1...9]) == OutlierTreatment().apply(to: Self.lowIncome).values)
    #expect(Array(found.cells[1...9]) == [1, 1, 2, nil, 2, 3, 3, 4, 4])
    #expect(Array(found.cells[10...]) == (0..<9).map { Double($0) })
    #expect(run.frame.column("work_treated")?.cells.suffix(18) == Self.frame.column("work")?.cells.suffix(18))
  }

  @Test("a moved value is an estimate, a gap stays a gap, and another level is not applicable")
  func statuses() throws {
    let run = try PluginHarness.run(transform(["levels": ["wijk"]]), [Self.frame])
    let statuses = try #require(run.frame.column("low_income_treated")).statuses
    #expect(statuses[0] == .notApplicable)
    #expect(statuses[1] == .observed)
    #expect(statuses[4] == .missing)
    #expect(statuses[9] == .estimated)
  }

  @Test("what was done stands in the log, with skewness and kurtosis before and after")
  func notes() throws {
    let shapes = OutlierTreatment().apply(to: Self.lowIncome)
    let (before, after) = (try #require(shapes.before), try #require(shapes.after))
    func rounded(_ value: Double?) -> String { NumberText.plain(((value ?? 0) * 100).rounded() / 100) }
    #expect(
      try PluginHarness.run(transform([:]), [Self.frame]).receipt.notes == [
        "low_income: winsorised in wijk 2017, 1 value moved, skewness \(rounded(before.skewness)) to "
          + "\(rounded(after.skewness)), kurtosis \(rounded(before.kurtosis)) to \(rounded(after.kurtosis))"
      ])
    let logged = try PluginHarness.run(transform(["points": 0]), [Self.frame]).receipt.notes
    #expect(logged.first?.hasPrefix("low_income: log") == true)
    let steep = IndicatorFrame.rows(
      Self.schema.ids,
      (0..<20).map { ("WK0363\($0 + 10)", 2017, [1, Double(1 << $0), nil]) })
    let left = try PluginHarness.run(transform(["points": 1, "log": false]), [steep])
    #expect(left.receipt.notes.count == 1)
    #expect(left.receipt.notes[0].hasPrefix("low_income: left, still outlying in wijk 2017, skewness "))
    #expect(left.frame.column("low_income_treated")?.cells == steep.column("low_income")?.cells)
  }

  @Test("what was done stands in figures too, for each population that was beyond the limits")
  func findings() throws {
    let shapes = OutlierTreatment().apply(to: Self.lowIncome)
    let subject = ["wijk 2017", "low_income"]
    #expect(
      try PluginHarness.run(transform([:]), [Self.frame]).receipt.findings == [
        Finding("winsorised_values", about: subject, 1, note: "winsorised"),
        Finding("skewness_before", about: subject, shapes.before?.skewness),
        Finding("skewness_after", about: subject, shapes.after?.skewness),
        Finding("kurtosis_before", about: subject, shapes.before?.kurtosis),
        Finding("kurtosis_after", about: subject, shapes.after?.kurtosis),
      ])
  }

  @Test("many populations are counted rather than listed")
  func manyPopulations() throws {
    var rows: [(area: String, year: Int, cells: [Double?])] = []
    for year in 2001...2010 {
      for (index, value) in Self.lowIncome.enumerated() {
        rows.append(("WK03630\(index)", year, [1, value, nil]))
      }
    }
    let frame = IndicatorFrame.rows(Self.schema.ids, rows)
    let notes = try PluginHarness.run(transform([:]), [frame]).receipt.notes
    #expect(notes.count == 1)
    #expect(notes[0].hasSuffix("; and 7 more"))
  }

  @Test("a column that may hold logarithms is a score, and one that may not keeps its unit and range")
  func units() throws {
    let logged = try #require(transform([:]).schema["low_income_treated"])
    #expect(logged.unit == .score)
    #expect(logged.validRange == nil)
    #expect(logged.polarity == .worse)
    let plain = try #require(transform(["log": false, "suffix": "_t"]).schema["low_income_t"])
    #expect(plain.unit == .percent)
    #expect(plain.validRange == 0...100)
    #expect(try transform([:]).schema.ids.suffix(2) == ["low_income_treated", "work_treated"])
  }

  @Test("the formula has its parameters filled in")
  func derivation() throws {
    #expect(
      try transform(["points": 3]).derivations["work_treated"]
        == Derivation(
          step: "step",
          formula:
            "x; with |skewness| above 2 and kurtosis above 3.5 at most 3 outermost values moved to the next "
            + "one; where that is not enough ln(x - min + 0.01 * (max - min)); x = work, among areas of one "
            + "level, period",
          inputs: ["work"]))
  }

  @Test("the same comes out whatever the size of the batches")
  func batches() throws {
    for node in [[:], ["points": 0], ["by": "level"]] as [ConfigNode] {
      let whole = try PluginHarness.run(transform(node), [Self.frame])
      #expect(whole.frame.selectingColumns(Self.schema.ids).lines == Self.frame.lines)
      for size in [1, 4] {
        let run = try PluginHarness.run(transform(node), [Self.frame], batchRows: size)
        #expect(run.frame.lines == whole.frame.lines)
        #expect(run.receipt == whole.receipt)
      }
    }
  }

  @Test("an empty input, one row and nothing but gaps are left as they are")
  func little() throws {
    let empty = try PluginHarness.run(transform([:]), [IndicatorFrame(columns: Self.schema.ids)])
    #expect(empty.frame.rowCount == 0)
    #expect(empty.receipt == TransformReceipt())
    let one = try PluginHarness.run(
      transform([:]), [IndicatorFrame.rows(Self.schema.ids, [("GM0363", 2017, [1, 2, nil])])])
    #expect(one.frame.column("low_income_treated")?.cells == [2])
    #expect(one.frame.column("work_treated")?.statuses == [.missing])
    #expect(one.receipt.notes == [])
  }

  @Test("context, limits that mean nothing and a treatment of nothing are complained of")
  func complaints() {
    #expect(complaints(["indicators": ["inhabitants"]]) == ["'inhabitants' is context and is never scored"])
    #expect(
      complaints(["skewness": -1, "points": -2]) == [
        "'skewness' is 0 or more, found -1", "'points' is 0 or more, found -2",
      ])
    #expect(
      complaints(["points": 0, "log": false]) == [
        "without points to move and without a logarithm nothing is treated"
      ])
    #expect(complaints(["suffix": ""]).count == 2)
  }
}
