import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import JSONSink

@Suite("Canonical output")
struct CanonicalTests {
  @Test("is the same for any order of rows and any batch size", arguments: ["areas", "lines"])
  func orderAndBatches(shape: String) throws {
    let node: ConfigNode = ["path": "a.json", "shape": .init(stringLiteral: shape)]
    let expected = try Sample.stored(Sample.frame, node)
    for (batchRows, order) in [(1, [2, 0, 1]), (2, [1, 2, 0]), (3, [0, 2, 1])] {
      let shuffled = Sample.frame.selectingRows(order)
      #expect(try Sample.stored(shuffled, node, batchRows: batchRows) == expected)
    }
  }

  @Test("is the same for any order of columns", arguments: ["areas", "lines"])
  func columnOrder(shape: String) throws {
    let node: ConfigNode = ["path": "a.json", "shape": .init(stringLiteral: shape)]
    let turned = Sample.frame.selectingColumns(["income", "inhabitants"])
    #expect(try Sample.stored(turned, node) == Sample.stored(Sample.frame, node))
  }

  @Test("without origins does not depend on where the rows came from")
  func withoutOrigins() throws {
    func facts(_ file: String) -> RunFacts {
      .forTests(origins: ["income": .source(SourceOrigin(step: file, column: "c", table: nil, file: file))])
    }
    let plain: ConfigNode = ["path": "a.json"]
    #expect(
      try Sample.stored(Sample.frame, plain, facts: facts("a.csv"))
        == Sample.stored(Sample.frame, plain, facts: facts("a.xml")))
    let withOrigin: ConfigNode = ["path": "a.json", "origin": true]
    let text = try Sample.stored(Sample.frame, withOrigin, facts: facts("a.csv"))
    #expect(text.contains("\"file\": \"a.csv\""))
    #expect(text.contains("\"pipeline\": \"test\""))
  }

  @Test("origins name table, column and formula")
  func origins() throws {
    let table = SourceOrigin.TableFacts(
      TableBinding(table: "83765NED", title: "Kerncijfers", publisher: "CBS", licence: "CC BY 4.0"))
    let facts = RunFacts.forTests(origins: [
      "income": .derived(Derivation(step: "d", formula: "a / b", inputs: ["a"])),
      "a": .source(SourceOrigin(step: "s", column: "A_1", table: table, file: "f.csv", sha256: "ab")),
    ])
    let text = try Sample.stored(Sample.frame, ["path": "a.json", "origin": true], facts: facts)
    for part in [
      "\"formula\": \"a / b\"", "\"id\": \"83765NED\"", "\"column\": \"A_1\"", "\"sha256\": \"ab\"",
    ] {
      #expect(text.contains(part))
    }
  }
}
