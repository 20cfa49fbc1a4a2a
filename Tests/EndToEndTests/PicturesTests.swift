import Foundation
import Testing

@Suite("The pages look as they did", BrowserChecks.canRun(.pictures), .serialized)
struct PicturesTests {
  /// What is looked at of each report; the rest is the same page again.
  private static func kinds(_ report: LookedAt) -> [String] {
    report == .tilburg ? ["index", "municipality", "method"] : ["index", "comparison"]
  }

  private func look(_ folder: String, kinds: [String], apart: String) throws -> Binary.Result {
    let options = kinds.flatMap { ["--kind", $0] }
    return try BrowserChecks.look(.pictures, at: folder, options + ["--apart", apart])
  }

  @Test(
    "on a telephone, on a screen and on paper; renew with Tests/Browser/accept-pictures",
    arguments: LookedAt.allCases)
  func same(report: LookedAt) throws {
    let scratch = try Scratch()
    // What differs is kept, for a reader to look at.
    let apart = FileManager.default.temporaryDirectory.appendingPathComponent("peil-pictures").path
    let result = try look(report.make(in: scratch), kinds: Self.kinds(report), apart: apart)
    #expect(result.status == 0, "\(result.errors)\(result.output)")
  }

  @Test(
    "a part that is not there, a shifted column and an overlap are seen",
    arguments: [
      ".cards { visibility: hidden !important }", ".line, .strips { visibility: hidden !important }",
      "td.n { text-align: left !important }", ".side { margin-bottom: -5rem !important }",
      "body { font-family: monospace !important }", ":root { --accent: #1a5fad !important }",
    ])
  func seen(style: String) throws {
    let scratch = try Scratch()
    let folder = try LookedAt.tilburg.make(in: scratch)
    let file = "out/tilburg-2022/GM0855/index.html"
    let page = try #require(scratch.read(file))
    try scratch.write(file, page.replacingOccurrences(of: "</style>", with: "\(style)</style>"))
    let result = try look(folder, kinds: ["municipality"], apart: scratch.path("apart"))
    #expect(result.status == 1)
    let kept = try FileManager.default.contentsOfDirectory(atPath: scratch.path("apart"))
    #expect(kept.isEmpty == false && kept.allSatisfy { $0.hasSuffix(".png") })
  }
}
