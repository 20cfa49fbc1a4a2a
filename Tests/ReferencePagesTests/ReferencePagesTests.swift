import PluginKit
import Testing

@testable import ReferencePages

@Suite("The reference pages follow the declarations")
struct ReferencePagesTests {
  private let reader = PluginDeclaration(
    name: "table", kind: .source, purpose: "Reads a table.",
    config: ConfigSpec([
      ConfigField("location", .location, .required, doc: "The file.", example: "a.csv"),
      ConfigField(
        "parts", .map(.object([ConfigField("of", .list(.text), .required, doc: "Its a|b.", example: "[x]")])),
        doc: "The parts.\nOf it."),
      ConfigField("mark", .text, .defaults(to: "`"), doc: "The mark."),
    ]))
  private let joiner = PluginDeclaration(
    name: "both", kind: .transform, purpose: "Takes two.", config: ConfigSpec([]), version: "3",
    needsAllRows: true,
    inputs: 2...4, example: "transforms:\n  mine:\n    from: [a, b]\nsinks:\n  s: { from: mine }\n")

  private func page(_ name: String) throws -> String {
    try #require(ReferencePages([reader, joiner]).pages.first { $0.name == name }).text
  }

  @Test("there is a page for each plugin, and an index that leads to it")
  func index() throws {
    #expect(
      ReferencePages([reader, joiner]).pages.map(\.name) == [
        "README.md", "source-table.md", "transform-both.md",
      ])
    let index = try page("README.md")
    #expect(index.contains("| [table](source-table.md) | Reads a table. |"))
    #expect(index.contains("| `quarantine.max` |"))
    #expect(ReferencePages.isPage(index) && !ReferencePages.isPage("# Mine"))
  }

  @Test("fields inside others stand below them, on one line of the table each")
  func nested() throws {
    let text = try page("source-table.md")
    #expect(text.contains("| `location` | path of an input | **required** | The file. Example: `a.csv` |"))
    #expect(text.contains("| `parts` | map of names to map |  | The parts. Of it. |"))
    #expect(text.contains("| `parts.*.of` | list of text | **required** | Its a\\|b. Example: `[x]` |"))
    #expect(text.contains("default `` ` ``"))
  }

  @Test("an example gives the fields that must be given; one of the declaration takes its place")
  func example() throws {
    #expect(try page("source-table.md").contains("  table:\n    use: table\n    location: a.csv\nsinks:\n"))
    let text = try page("transform-both.md")
    #expect(text.contains("sources:\n  sample:\n"))
    #expect(text.contains("transforms:\n  mine:\n    from: [a, b]\nsinks:\n  s: { from: mine }\n```"))
    #expect(
      text.contains("*transform, version 3; reads from 2 to 4 steps; needs all rows before it gives one*"))
  }
}
