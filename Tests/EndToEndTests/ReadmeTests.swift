import Foundation
import Testing

@Suite("What the README shows is what happens")
struct ReadmeTests {
  private static let readme =
    (try? String(contentsOf: Binary.root.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""

  /// The text between ``` and ``` that contains a marker.
  private func block(containing marker: String) throws -> String {
    let blocks = Self.readme.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
    let found = try #require(blocks.map(\.element).first { $0.contains(marker) })
    return found.drop { $0 != "\n" }.dropFirst().trimmingCharacters(in: .newlines)
  }

  /// Puts a pipeline where its relative paths lead to the sample, runs a command on it, and takes it away again.
  private func run(_ command: String, _ pipeline: String, _ more: [String] = []) throws -> Binary.Result {
    let scratch = try Scratch()
    let folder = scratch.url.appendingPathComponent("Pipelines")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["catalogue", "sample"] {
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent(name),
        withDestinationURL: Binary.root.appendingPathComponent("Pipelines/\(name)"))
    }
    try scratch.write("Pipelines/tilburg.yml", pipeline)
    return try Binary.run([command, "Pipelines/tilburg.yml"] + more, in: scratch.url)
  }

  @Test("the pipeline on the first screen runs")
  func pipeline() throws {
    let result = try run("run", try block(containing: "use: xml"))
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test("the transcript is the one that the main job prints, apart from the time it took")
  func transcript() throws {
    let shown = try block(containing: "records read")
    let scratch = try Scratch()
    let file = Binary.root.appendingPathComponent("Pipelines/tilburg-2022.yml").path
    let result = try Binary.run(["run", file], in: scratch.url)
    func withoutTime(_ text: String) -> Substring { text.prefix { $0 != "(" } }
    #expect(withoutTime(result.output) == withoutTime(shown))
  }

  @Test("the mistakes shown are the ones that are found")
  func mistakes() throws {
    let pipeline = try block(containing: "use: xml")
      .replacing("tilburg-2022.xml.gz", with: "tilburg-2202.xml.gz")
      .replacing("weights: {", with: "wieghts: {")
      .replacing("from: index", with: "from: indx")
    let result = try run("check", pipeline)
    #expect(result.status == 2)
    let shown = try block(containing: "wieghts").components(separatedBy: "\n").filter {
      $0.hasPrefix("error:")
    }
    #expect(result.errors.trimmingCharacters(in: .newlines).components(separatedBy: "\n") == shown)
  }
}
