import Foundation
import Testing

@Suite("The pages are accessible", BrowserChecks.canRun(.accessibility), .serialized)
struct AccessibilityTests {
  @Test("no check in the browser finds anything", arguments: LookedAt.allCases)
  func nothingFound(report: LookedAt) throws {
    let scratch = try Scratch()
    let folder = try report.make(in: scratch)
    let first = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("GM") }
      .min()
    let result = try BrowserChecks.look(.accessibility, at: folder, ["--area", #require(first)])
    #expect(result.status == 0, "\(result.errors)\(result.output)")
  }

  /// A way to break a page, and the check that sees it.
  struct Damage: CustomTestStringConvertible, Sendable {
    var check: String
    var page = "index.html"
    var text: String
    var replacement: String
    var testDescription: String { "\(check): \(replacement)" }
  }

  static let damages = [
    Damage(check: "axe", text: " lang=\"nl\"", replacement: ""),
    Damage(check: "axe", text: "<main", replacement: "<p style=\"color:#aaa\">nauwelijks leesbaar</p><main"),
    Damage(check: "reflow", text: "<footer>", replacement: "<footer><p style=\"width:50rem\">breed</p>"),
    Damage(check: "keyboard", text: "<style>", replacement: "<style>:focus-visible{outline:0 !important}"),
    Damage(
      check: "keyboard", text: "<style>", replacement: "<style>:focus-visible{outline-color:#ddd !important}"),
    Damage(
      check: "keyboard", text: "<footer>", replacement: "<footer><a href=\"#\" tabindex=\"1\">eerst</a>"),
    Damage(
      check: "without-scripts", text: "<footer>", replacement: "<footer><button type=\"button\">Druk</button>"
    ),
    Damage(
      check: "quiet", text: "<footer>",
      replacement: "<footer><img alt=\"\" src=\"https://example.org/a.png\">"),
    Damage(check: "graphics", text: "<footer>", replacement: "<footer><svg role=\"img\"></svg>"),
    Damage(
      check: "graphics", page: "GM0518/index.html", text: "<a href=\"#gebieden\">",
      replacement: "<a href=\"#kaart\">"
    ),
    Damage(check: "finder", text: "data-found", replacement: "data-lost"),
    Damage(
      check: "tables", page: "GM0518/index.html", text: "<table class=\"areas\"", replacement: "<table hidden"
    ),
    Damage(check: "pair", page: "vergelijk.html", text: "data-pair", replacement: "data-lost"),
  ]

  @Test("a page that is broken is seen", arguments: damages)
  func seen(damage: Damage) throws {
    let scratch = try Scratch()
    let folder = try LookedAt.four.make(in: scratch)
    let file = "out/four/\(damage.page)"
    let page = try #require(scratch.read(file))
    let broken = page.replacingOccurrences(of: damage.text, with: damage.replacement)
    #expect(broken != page)
    try scratch.write(file, broken)
    let result = try BrowserChecks.look(
      .accessibility, at: folder, ["--area", "GM0518", "--only", damage.check])
    #expect(result.status == 1)
    #expect(result.errors.contains("\(damage.page): \(damage.check): "), "\(result.errors)")
  }
}
