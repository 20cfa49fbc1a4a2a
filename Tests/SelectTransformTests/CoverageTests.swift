import IndicatorSchema
import PluginKit
import PluginTesting
import SelectTransform
import Testing

@Suite("Screening rows for coverage")
struct CoverageTests {
  private let schema = FrameSchema(
    [("inhabitants", .context), ("low_income", .worse), ("work", .better), ("debt", .worse)].map {
      id, polarity in
      Indicator(
        id: id, label: LocalizedText(nl: id.text), unit: .percent, polarity: polarity, domain: "test")
    } as [Indicator])

  private let frame = IndicatorFrame.rows(
    ["inhabitants", "low_income", "work", "debt"],
    [
      ("GM0001", 2017, [nil, 1, 2, 3]), ("GM0002", 2017, [1, nil, 2, 3]), ("GM0003", 2017, [1, nil, nil, 3]),
      ("GM0004", 2017, [1, nil, nil, nil]), ("WK000400", 2017, [1, nil, nil, nil]),
    ])

  private func run(_ node: ConfigNode, batchRows: Int = .max) throws -> (
    frame: IndicatorFrame, receipt: TransformReceipt
  ) {
    let select = try PluginHarness.transform(
      SelectTransform.self, node, inputs: [schema], PluginHarness.context())
    return try PluginHarness.run(select, [frame], batchRows: batchRows)
  }

  private func complaints(_ node: ConfigNode) -> [String] {
    do {
      _ = try run(node)
      return []
    } catch {
      return Diagnostics(error).items.map(\.message)
    }
  }

  private func codes(_ node: ConfigNode) throws -> [String] {
    let found = try run(node).frame
    return (0..<found.rowCount).map { found.area($0).code.text }
  }

  @Test("rows need two thirds of all that is scored unless said otherwise, and context does not count")
  func defaults() throws {
    #expect(try codes(["coverage": [:]]) == ["GM0001", "GM0002"])
    #expect(try codes(["coverage": ["least": 0.3]]) == ["GM0001", "GM0002", "GM0003"])
    #expect(try codes(["coverage": ["least": 1]]) == ["GM0001"])
    #expect(try codes(["coverage": ["least": 0]]).count == 5)
  }

  @Test("only the named indicators count, also those that are not kept")
  func named() throws {
    let node: ConfigNode = [
      "coverage": ["of": ["debt", "inhabitants"], "least": 1], "indicators": ["work"],
    ]
    #expect(try codes(node) == ["GM0002", "GM0003"])
    #expect(try run(node).frame.columns.map(\.id) == ["work"])
  }

  @Test("rows left out are counted after those left out for another reason")
  func counts() throws {
    #expect(
      try run(["coverage": ["least": 0.66], "levels": ["municipality"]]).receipt.filtered
        == ["coverage below 0.66": 2, "level not selected": 1])
  }

  @Test("a share that is exactly enough is enough, however it is written")
  func exactShare() throws {
    let ids = (0..<100).map { IndicatorID("i\($0)") }
    let wide = FrameSchema(
      ids.map {
        Indicator(id: $0, label: LocalizedText(nl: $0.text), unit: .percent, polarity: .worse, domain: "test")
      })
    let frame = IndicatorFrame.rows(ids, [("GM0001", 2017, (0..<100).map { $0 < 55 ? 1 : nil })])
    let select = try PluginHarness.transform(
      SelectTransform.self, ["coverage": ["least": 0.55]], inputs: [wide], PluginHarness.context())
    #expect(try PluginHarness.run(select, [frame]).frame.rowCount == 1)
  }

  @Test("the same comes out whatever the size of the batches")
  func batches() throws {
    let whole = try run(["coverage": [:]])
    for size in [1, 2] {
      let run = try run(["coverage": [:]], batchRows: size)
      #expect(run.frame.lines == whole.frame.lines)
      #expect(run.receipt == whole.receipt)
    }
  }

  @Test("a share beyond 1, unknown names and nothing to count are complained of")
  func mistakes() {
    #expect(complaints(["coverage": ["least": 66]]) == ["'least' is a share from 0 to 1, found 66"])
    #expect(complaints(["coverage": ["of": ["dept"]]]) == ["no input column 'dept'"])
    #expect(complaints(["coverage": ["of": []]]) == ["there is no indicator to have coverage of"])
  }
}
