import Foundation
import IndicatorSchema
import PrintedPages
import Testing

@Suite("WeasyPrint itself", .enabled(if: PDFPrinter.find() != nil, "weasyprint is not installed"))
struct RealPrinterTests {
  private let fixture: PrinterFixture
  private let printer: PDFPrinter

  init() throws {
    fixture = try PrinterFixture()
    printer = try #require(PDFPrinter.find())
  }

  /// A page with text in three styles and a drawing with what our drawings use.
  private static let page = """
    <!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Blad van 's-Hertogenbosch</title></head>
    <body><h1>Blad</h1><p><b>Vet</b>, <i>schuin</i> en <code>vast</code>.</p>
    <table><tr><th scope="col">Wijk</th></tr><tr><td>Noord</td></tr></table>\(drawing)</body></html>
    """
  private static let drawing = """
    <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 210 297" width="210" height="297"><title>Plaat</title>
    <desc>Noord is gestreept.</desc><defs><pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse">
    <path d="M0 4L4 0" stroke="#000"/></pattern><clipPath id="c"><circle cx="60" cy="60" r="40"/></clipPath></defs>
    <rect width="90" height="90" fill="url(#p)" clip-path="url(#c)"/>
    <text font-family="sans-serif" font-size="12"><tspan x="10" y="150">ongeveer </tspan><tspan fill="#a13a12">50.000</tspan>\
    <tspan> mensen</tspan></text></svg>
    """

  private func printed(_ html: String, _ name: String = "out.pdf") throws -> String {
    try printer.print(try fixture.write("in.html", html), to: fixture.path(name), name: name)
    return fixture.path(name)
  }

  @Test("it makes the same bytes twice, whatever the time and the variables of the machine")
  func deterministic() throws {
    let files = try ["a.pdf", "b.pdf"].map { try printed(Self.page, $0) }
    let first = try Data(contentsOf: URL(fileURLWithPath: files[0]))
    #expect(first == (try Data(contentsOf: URL(fileURLWithPath: files[1]))))
    #expect(first.starts(with: Data("%PDF-".utf8)))
  }

  @Test("the PDF is tagged, has a language, and names the standard that it follows")
  func tagged() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: try printed(Self.page)))
    for mark in ["/Lang (nl)", "/Marked true", "/StructTreeRoot", "/DisplayDocTitle true", "pdfuaid"] {
      #expect(data.range(of: Data(mark.utf8)) != nil, "\(mark) is missing")
    }
  }

  @Test(
    "title, tags and pages are those of the page, its text can be selected, its fonts are in it", .poppler)
  func content() throws {
    let pdf = try printed(Self.page)
    let info = try PrinterFixture.output("pdfinfo", [pdf])
    for line in [
      #"Title: +Blad van 's-Hertogenbosch"#, "Tagged: +yes", "JavaScript: +no", "Pages: +1\n",
    ] {
      #expect(try info.firstMatch(of: Regex(line)) != nil, "\(line): \(info)")
    }
    let fonts = try PrinterFixture.output("pdffonts", [pdf]).split(separator: "\n").dropFirst(2)
    #expect(fonts.count >= 4)
    for font in fonts { #expect(font.contains(#/ yes yes yes +\d+ +0$/#), "\(font)") }
    let text = try PrinterFixture.output("pdftotext", ["-layout", pdf, "-"])
    #expect(text.contains("Noord") && text.contains("ongeveer 50.000 mensen"), "\(text)")
    let tags = try PrinterFixture.output("pdfinfo", ["-struct", pdf])
    for tag in ["H1", "P", "Table", "TR", "TH", "TD"] { #expect(tags.contains(" \(tag)"), "\(tag): \(tags)") }
  }

  @Test("a drawing on paper of its own size is one page, without a margin", .poppler)
  func onePage() throws {
    for (paper, width, size) in [("A4", 210, "595.276 x 841.89 pts"), ("A3", 297, "841.89 x 1190.55 pts")] {
      let height = paper == "A4" ? 297 : 420
      let style = """
        @page { size: \(width)mm \(height)mm; margin: 0 } html, body { margin: 0 }
        svg { display: block; width: \(width)mm; height: \(height)mm }
        """
      let pdf = try printed(
        "<!DOCTYPE html><html lang=\"nl\"><title>Plaat</title><style>\(style)</style><main>\(Self.drawing)</main>"
      )
      let info = try PrinterFixture.output("pdfinfo", [pdf])
      #expect(info.contains(/Pages: +1\n/) && info.contains(size), "\(info)")
    }
  }

  @Test("no page reaches a network: one that tries is not printed, and nobody was called")
  func isolated() throws {
    let listener = try Listener()
    let page = Self.page.replacingOccurrences(
      of: "<h1>", with: "<img alt=\"\" src=\"http://127.0.0.1:\(listener.port)/a.png\"><h1>")
    let error = #expect(throws: Diagnostic.self) { try printed(page) }
    #expect(error?.message.contains("the page does not stand by itself: Failed to load image") == true)
    #expect(!fixture.has("out.pdf"))
    #expect(!listener.wasCalled)
  }

  @Test("a name that looks like markup is text")
  func hostile() throws {
    let page = Self.page.replacingOccurrences(of: "Noord<", with: "&lt;script&gt;&quot;; DROP TABLE<")
    #expect(try Data(contentsOf: URL(fileURLWithPath: printed(page))).count > 1_000)
  }
}

extension Trait where Self == ConditionTrait {
  /// Needs the programs that read PDFs.
  static var poppler: Self {
    .enabled(
      if: ((try? PrinterFixture.output("pdfinfo", ["-v"])) != nil)
        && FileManager.default.isExecutableFile(atPath: "/usr/bin/pdfinfo"),
      "pdfinfo is not installed; it is in poppler-utils")
  }
}
