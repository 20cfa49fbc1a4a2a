import IndicatorSchema
import JoinTransform
import PluginKit
import PluginTesting
import Testing

@Suite("Columns that several inputs have")
struct JoinConflictTests {
  private func schema(_ ids: IndicatorID...) -> FrameSchema {
    FrameSchema(
      ids.map { id in
        Indicator(id: id, label: LocalizedText(nl: id.text), unit: .count, polarity: .context, domain: "test")
      })
  }

  private func join(_ node: ConfigNode, _ inputs: [FrameSchema]) throws -> JoinTransform {
    try PluginHarness.transform(JoinTransform.self, node, inputs: inputs, PluginHarness.context())
  }

  private func complaints(_ node: ConfigNode, _ inputs: [FrameSchema]) -> [String] {
    do {
      _ = try join(node, inputs)
      return []
    } catch {
      return Diagnostics(error).items.map(\.description)
    }
  }

  private let one = IndicatorFrame.rows(["a", "b"], [("GM0363", 2017, [1, 2]), ("GM0855", 2017, [3, 4])])
  private let two = IndicatorFrame.rows(["b", "c"], [("GM0363", 2017, [20, 30])])

  @Test("a column in two inputs is refused until it is said which one to take")
  func refused() {
    #expect(
      complaints([:], [schema("a", "b"), schema("b", "c")]) == [
        "test.yml:1:1: inputs 1 and 2 both have a column 'b'. Say which one to take, such as prefer: "
          + "{ b: first }, or drop one with 'select' before [config.invalid-value]"
      ])
  }

  @Test("the column is taken whole from the preferred input")
  func preferred() throws {
    let inputs = [schema("a", "b"), schema("b", "c")]
    let first = try PluginHarness.run(join(["prefer": ["b": "first"]], inputs), [one, two]).frame
    #expect(first.columns.map(\.id) == ["a", "b", "c"])
    #expect(first.column("b")?.cells == [2, 4])
    let last = try PluginHarness.run(join(["prefer": "last"], inputs), [one, two]).frame
    #expect(last.columns.map(\.id) == ["a", "b", "c"])
    #expect(last.column("b")?.cells == [20, nil])
  }

  @Test("a preference for a column that only one input has is a mistake")
  func uselessPreference() {
    #expect(
      complaints(["prefer": ["case": "first", "cases": "last"]], [schema("a", "cases"), schema("cases")]) == [
        "test.yml:1:1: no two inputs have a column 'case'. Did you mean 'cases'? [config.unknown-indicator]"
      ])
  }

  @Test("an input with two rows for one area and period can't be joined to it")
  func duplicateRows() throws {
    let twice = IndicatorFrame.rows(["c"], [("GM0363", 2017, [1]), ("GM0363", 2017, [2])])
    let error = #expect(throws: Diagnostic.self) {
      try PluginHarness.run(try join([:], [schema("a", "b"), schema("c")]), [one, twice])
    }
    #expect(error?.code == .duplicateArea)
    #expect(error?.message == "input 2 has two rows for GM0363 in 2017")
    let leftTwice = try PluginHarness.run(try join([:], [schema("c"), schema("a", "b")]), [twice, one])
    #expect(leftTwice.frame.column("a")?.cells == [1, 1])
  }

  @Test("it takes two to eight inputs and all their rows")
  func declaration() {
    #expect(JoinTransform.declaration.inputs == 2...8)
    #expect(JoinTransform.declaration.needsAllRows)
  }
}
