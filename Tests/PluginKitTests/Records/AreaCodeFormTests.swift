import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite struct AreaCodeFormTests {
  private static let node: ConfigNode = [
    "area": ["column": "Code", "form": "GM0000"], "columns": ["inhabitants": "Inwoners"],
  ]

  private func codes(_ texts: [String]) throws -> (codes: [String], refused: [String?]) {
    let run = try Sample.run(Self.node, texts.map { [$0, "2017", "1", "1"] })
    return ((0..<run.frame.rowCount).map { run.frame.area($0).code.text }, run.refusals.map(\.hint))
  }

  @Test func `makes codes of bare numbers, with or without leading zeros`() throws {
    #expect(try codes(["855", "0034", " 7 "]).codes == ["GM0855", "GM0034", "GM0007"])
  }

  @Test func `leaves whole codes as they are, and refuses what is neither`() throws {
    let found = try codes(["GM0363", "WK036300", "12345", "", "8a5"])
    #expect(found.codes == ["GM0363", "WK036300"])
    #expect(found.refused.count == 3)
  }

  @Test func `knows that two spellings are one area`() throws {
    let run = try Sample.run(Self.node, [["855", "2017", "1", "1"], ["GM0855", "2017", "2", "1"]])
    #expect(run.frame.rowCount == 1)
    #expect(run.refusals.map(\.code) == [.duplicateArea])
  }

  @Test func `is named in the refusal of a bare number`() throws {
    let run = try Sample.run([["855", "2017", "1", "1"]])
    #expect(run.refusals.first?.hint == "for bare numbers say how they become codes, such as form: GM0000")
  }

  @Test(arguments: ["0000", "GM", "", "GM 00", "GM00x", "GM0000000000000"])
  func `is refused when it is no form`(_ text: String) throws {
    let node: ConfigNode = [
      "area": ["column": "Code", "form": .init(.scalar(text, isQuoted: true), at: Place("t"))],
      "columns": ["inhabitants": "Inwoners"],
    ]
    #expect(throws: Diagnostics.self) { try Sample.run(node, [["1", "2017", "1", "1"]]) }
  }
}
