import IndicatorSchema
import PluginKit
import PluginTesting
import StackTransform
import Testing

@Suite("Rows under each other")
struct StackTransformTests {
  private static func indicator(_ id: IndicatorID, _ unit: Unit = .percent) -> Indicator {
    Indicator(id: id, label: LocalizedText(nl: id.text), unit: unit, polarity: .worse, domain: "test")
  }

  private static let wijken = FrameSchema([indicator("poor"), indicator("old")])
  private static let turned = FrameSchema([indicator("old"), indicator("poor")])
  private static let rows = IndicatorFrame.rows(
    ["poor", "old"], [("WK085501", 2022, [1, 2]), ("WK085502", 2022, [3, nil])])
  private static let more = IndicatorFrame.rows(
    ["old", "poor"], [("GM0855", 2022, [5, 6]), ("GM0363", 2022, [7, 8]), ("WK085501", 2021, [9, 10])])

  private func run(
    _ node: ConfigNode = [:], _ inputs: [FrameSchema] = [wijken, turned],
    _ frames: [IndicatorFrame] = [rows, more], batchRows: Int = .max
  ) throws -> (frame: IndicatorFrame, receipt: TransformReceipt) {
    let transform = try PluginHarness.transform(
      StackTransform.self, node, inputs: inputs, PluginHarness.context())
    return try PluginHarness.run(transform, frames, batchRows: batchRows)
  }

  private func problems(_ node: ConfigNode, _ inputs: [FrameSchema]) -> [Diagnostic] {
    do {
      _ = try run(node, inputs, [])
      return []
    } catch { return Diagnostics(error).items }
  }

  @Test("rows come in the order of the inputs, with columns matched by name", arguments: [1, 2, .max])
  func rows(_ batchRows: Int) throws {
    let (frame, receipt) = try run(batchRows: batchRows)
    #expect(
      frame.lines == [
        "WK085501; -; GM0855; 2022; poor=1.0 observed; old=2.0 observed",
        "WK085502; -; GM0855; 2022; poor=3.0 observed; old=- missing",
        "GM0855; -; -; 2022; poor=6.0 observed; old=5.0 observed",
        "GM0363; -; -; 2022; poor=8.0 observed; old=7.0 observed",
        "WK085501; -; GM0855; 2021; poor=10.0 observed; old=9.0 observed",
      ])
    #expect(receipt == TransformReceipt(added: 3))
  }

  @Test("the input that arrives first makes no difference")
  func order() throws {
    let transform = try PluginHarness.transform(
      StackTransform.self, [:], inputs: [Self.wijken, Self.turned], PluginHarness.context())
    var run = transform.start(host: NoFiles())
    var whole = IndicatorFrame(columns: transform.schema.ids)
    try run.process(Self.more, input: 1) { whole.append(contentsOf: $0) }
    try run.process(Self.rows, input: 0) { whole.append(contentsOf: $0) }
    _ = try run.finish { whole.append(contentsOf: $0) }
    #expect(whole.lines == (try self.run().frame.lines))
  }

  @Test("a name or parent that one input knows holds for all rows of the area")
  func names() throws {
    var named = IndicatorFrame(columns: ["poor", "old"])
    let code = try #require(AreaCode(cbs: "GM0855"))
    let year = try #require(Period(year: 2020))
    named.appendRow(
      Area(code, name: "Tilburg", parent: AreaCode(cbs: "PV30")), year, [(1, .observed), (2, .observed)])
    let (frame, _) = try run([:], [Self.turned, Self.wijken], [Self.more, named])
    #expect(frame.lines.first?.hasPrefix("GM0855; Tilburg; PV30; 2022") == true)
  }

  @Test("a column that one input lacks is missing there, if that was asked for")
  func allColumns() throws {
    let narrow = FrameSchema([Self.indicator("poor")])
    let frame = IndicatorFrame.rows(["poor"], [("GM0855", 2022, [5])])
    #expect(problems([:], [Self.wijken, narrow]).map(\.message) == ["input 2 has no column 'old'"])
    let (found, _) = try run(["columns": "all"], [Self.wijken, narrow], [Self.rows, frame])
    #expect(found.lines.last == "GM0855; -; -; 2022; poor=5.0 observed; old=- missing")
  }

  @Test("bounds stay with their values")
  func bounds() throws {
    var bounded = Self.rows
    bounded.setColumn(
      IndicatorColumn(
        "poor", values: [1, 3], statuses: [.estimated, .estimated],
        bounds: IndicatorColumn.Bounds(lower: [0, 2], upper: [2, 4])))
    let (found, _) = try run([:], [Self.wijken, Self.turned], [bounded, Self.more])
    #expect(found.lines.first?.contains("poor=1.0 estimated [0.0, 2.0]") == true)
    #expect(found.column("poor")?.bounds?.lower[2].isNaN == true)
  }

  @Test("an area twice in one period is an error, and so is one name for two units")
  func errors() throws {
    let again = IndicatorFrame.rows(["old", "poor"], [("WK085502", 2022, [5, 6])])
    #expect(throws: Diagnostic.self) { try run([:], [Self.wijken, Self.turned], [Self.rows, again]) }
    let other = FrameSchema([Self.indicator("poor", .count), Self.indicator("old")])
    #expect(problems([:], [Self.wijken, other]).map(\.code) == [.unitClash])
  }

  @Test("nothing in gives nothing out")
  func empty() throws {
    let (found, receipt) = try run([:], [Self.wijken, Self.turned], [IndicatorFrame(), IndicatorFrame()])
    #expect(found.rowCount == 0 && receipt == TransformReceipt())
  }
}
