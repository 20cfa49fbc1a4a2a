import Foundation
import Testing

@Suite("The pages are valid HTML and SVG", BrowserChecks.canRun(.nu))
struct ValidMarkupTests {
  @Test("the Nu HTML checker finds no error", arguments: LookedAt.allCases)
  func valid(report: LookedAt) throws {
    let scratch = try Scratch()
    let result = try BrowserChecks.look(.nu, at: report.make(in: scratch))
    #expect(result.status == 0, "\(result.errors)\(result.output)")
  }

  @Test(
    "an error in a page is found, and so is one in a picture or in a style",
    arguments: [
      "<footer><p><div></p></div>", "<footer><ul><p>geen punt</p></ul>",
      "<footer><svg><cirkel r=\"1\"/></svg>", "<footer><p style=\"color: 12px\">fout</p>",
      "<footer><p style=\"colour: red\">fout</p>",
    ])
  func invalid(markup: String) throws {
    let scratch = try Scratch()
    let folder = try LookedAt.tilburg.make(in: scratch)
    let page = try #require(scratch.read("out/tilburg-2022/index.html"))
    try scratch.write(
      "out/tilburg-2022/index.html", page.replacingOccurrences(of: "<footer>", with: markup))
    let result = try BrowserChecks.look(.nu, at: folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("index.html: nu: line "))
  }

  @Test("an error in a drawing that is a file of its own is found")
  func invalidDrawing() throws {
    let scratch = try Scratch()
    let folder = try LookedAt.tilburg.make(in: scratch)
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><cirkel r=\"1\"/></svg>"
    try scratch.write("out/tilburg-2022/GM0855/praatplaat-a4.svg", drawing)
    let result = try BrowserChecks.look(.nu, at: folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("GM0855/praatplaat-a4.svg: nu: line 1: "), "\(result.errors)")
  }
}
