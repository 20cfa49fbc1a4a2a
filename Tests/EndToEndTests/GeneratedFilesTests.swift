import Foundation
import Testing

@Suite("What is made from the declarations is as it was committed")
struct GeneratedFilesTests {
  @Test(
    "each file is what its command makes",
    arguments: [
      ["schema", "--output", "docs/peil.schema.json"],
      ["schema", "catalogue", "--output", "docs/peil-catalogue.schema.json"],
      ["plugins", "--docs", "docs/plugins"],
      ["explain", "--page", "docs/errors.md"],
    ])
  func committed(_ command: [String]) throws {
    let result = try Binary.run(command + ["--check"])
    #expect(result.status == 0, "run 'peil \(command.joined(separator: " "))': \(result.errors)")
  }

  @Test("a file that differs is a failure that names it")
  func differs() throws {
    let scratch = try Scratch()
    let schema = try scratch.write("s.json", "{}")
    let result = try Binary.run(["schema", "--output", schema, "--check"])
    #expect(result.status == 2)
    #expect(result.errors.contains("s.json' is not what the declarations say"))
    #expect(scratch.read("s.json") == "{}")
  }

  @Test("the page of a plugin that is gone is taken away, and nothing else is")
  func gone() throws {
    let scratch = try Scratch()
    #expect(try Binary.run(["plugins", "--docs", scratch.path("pages")]).status == 0)
    let page = try #require(scratch.read("pages/source-csv.md"))
    try scratch.write("pages/source-old.md", page)
    try scratch.write("pages/mine.md", "# Mine\n")
    #expect(try Binary.run(["plugins", "--docs", scratch.path("pages"), "--check"]).status == 2)
    #expect(try Binary.run(["plugins", "--docs", scratch.path("pages")]).status == 0)
    #expect(scratch.read("pages/source-old.md") == nil)
    #expect(scratch.read("pages/mine.md") != nil)
  }

  /// The pages of the plugins.
  static let pages =
    (try? FileManager.default.contentsOfDirectory(
      atPath: Binary.root.appendingPathComponent("docs/plugins").path))?.filter { $0 != "README.md" }.sorted()
    ?? []

  @Test(
    "the example of each plugin checks, apart from files and parameters that are yours to give",
    arguments: pages)
  func example(_ page: String) throws {
    let url = Binary.root.appendingPathComponent("docs/plugins/\(page)")
    let block = try #require(
      DocsPage(name: page, text: try String(contentsOf: url, encoding: .utf8)).blocks.first {
        $0.language == "yaml"
      })
    let scratch = try Scratch()
    for name in ["catalogue", "sample", "literacy", "benefits"] {
      try FileManager.default.createSymbolicLink(
        at: scratch.url.appendingPathComponent(name),
        withDestinationURL: Binary.root.appendingPathComponent("Pipelines/\(name)"))
    }
    try scratch.write("example.yml", block.text)
    let result = try Binary.run(["check", "example.yml"], in: scratch.url)
    let left = result.errors.split(separator: "\n").filter { line in
      !line.hasSuffix("[config.file-not-found]") && !line.hasSuffix("[config.unknown-parameter]")
    }
    #expect(left.isEmpty, "\(page): give the declaration an 'example' that checks: \(result.errors)")
  }
}
