import Foundation
import Testing

/// What a library sets of a report, by the real program: language, house style, own templates, PDF.
@Suite struct ReportOptionsTests {
  /// A small pipeline beside which the style and templates stand.
  private func pipeline(_ scratch: Scratch, _ options: String) throws -> String {
    try scratch.write(
      "own.yml",
      """
      peil-catalogue: 1
      id: own
      indicators:
        inhabitants: { label: { nl: Inwoners, en: Inhabitants }, unit: count, polarity: context, domain: population }
        low_income: { label: { nl: Laag inkomen, en: Low income }, unit: percent, polarity: worse, domain: income }
      """)
    try scratch.write(
      "rows.csv",
      "code,name,people,low\nGM0855,Tilburg,1200,12\nWK085501,Noord,300,15\nWK085502,=cmd|' /C calc'!A0,900,11\n"
    )
    return try scratch.write(
      "try.yml",
      """
      peil: 1
      name: try
      period: 2022
      catalogue: [own.yml]
      sources:
        rows:
          use: csv
          location: rows.csv
          area: { column: code, name: name }
          columns: { inhabitants: people, low_income: low }
      sinks:
        pages: { from: rows, use: report, path: pages, \(options) }
      """)
  }

  private func run(
    _ scratch: Scratch, _ options: String, environment: [String: String] = [:]
  ) throws -> Binary.Result {
    try Binary.run(
      ["run", try pipeline(scratch, options), "--output", scratch.path("out")], environment: environment)
  }

  @Test func pagesAreInEnglishWhereThatIsAsked() throws {
    let scratch = try Scratch()
    let result = try run(scratch, "language: en")
    #expect(result.status == 0, "\(result.errors)")
    for file in ["index.html", "methode.html", "GM0855/index.html", "GM0855/achtergrond.html"] {
      let page = try #require(scratch.read("out/pages/\(file)"))
      #expect(page.contains("<html lang=\"en\">"), "\(file)")
      // Names of places in a page stay what they are.
      let text = page.replacing(
        /<style>.*?<\/style>|<script>.*?<\/script>|<[^>]*>/.dotMatchesNewlines(), with: " ")
      #expect(!text.contains("gemeente"), "\(file)")
    }
  }

  @Test func aHouseStyleIsOnEveryPage() throws {
    let scratch = try Scratch()
    try scratch.write(
      "stijl.yml",
      "name: Bibliotheek <Noord>\ncolours: { accent: \"#0b6e4f\" }\nwording: { skip: Sla over }\n")
    let result = try run(scratch, "style: stijl.yml")
    #expect(result.status == 0, "\(result.errors)")
    for file in ["index.html", "methode.html", "GM0855/index.html", "GM0855/achtergrond.html"] {
      let page = try #require(scratch.read("out/pages/\(file)"))
      #expect(page.contains("--accent: #0b6e4f;") && page.contains("Bibliotheek &lt;Noord&gt;"), "\(file)")
      #expect(page.contains(">Sla over</a>"), "\(file)")
    }
  }

  @Test func aColourThatCanNotBeReadIsRefusedWithItsPair() throws {
    let scratch = try Scratch()
    try scratch.write("stijl.yml", "colours: { accent: \"#ffcc00\" }\n")
    let result = try run(scratch, "style: stijl.yml")
    #expect(result.status == 2)
    #expect(result.errors.contains("stijl.yml:1:20: 'accent' (#ffcc00) has a contrast of"))
    #expect(result.errors.contains("on 'paper' (#fbf7f0)"))
    #expect(scratch.read("out/pages/index.html") == nil)
  }

  @Test func withoutThePrinterEverythingElseIsMadeAndTheLogSaysSo() throws {
    let scratch = try Scratch()
    let result = try run(scratch, "pdf: true", environment: ["PATH": "/nowhere"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(scratch.read("out/pages/GM0855/achtergrond.html") != nil)
    #expect(scratch.data("out/pages/GM0855/achtergrond.pdf") == nil)
    let log = try #require(scratch.read("out/.peil/run.log"))
    #expect(log.contains("no PDF: the program 'weasyprint' is not installed"))
  }

  @Test(.enabled(if: Programs.hasWeasyPrint, "needs weasyprint"))
  func withThePrinterTheBackgroundDocumentIsAPDFToo() throws {
    let scratch = try Scratch()
    let result = try run(scratch, "pdf: true")
    #expect(result.status == 0, "\(result.errors)")
    let pdf = try #require(scratch.data("out/pages/GM0855/achtergrond.pdf"))
    #expect(pdf.starts(with: Data("%PDF-".utf8)))
    #expect(scratch.read("out/pages/GM0855/index.html")?.contains("href=\"achtergrond.pdf\"") == true)
    #expect(scratch.read("out/pages/GM0855/achtergrond.pdf.html") == nil)
  }

  @Test func aNameThatASpreadsheetWouldComputeIsJustAName() throws {
    let scratch = try Scratch()
    let result = try run(scratch, "documents: [data]")
    #expect(result.status == 0, "\(result.errors)")
    let table = try #require(scratch.read("out/pages/GM0855/gegevens.csv"))
    #expect(table.contains("'=cmd|' /C calc'!A0"))
    let page = try #require(scratch.read("out/pages/GM0855/index.html"))
    #expect(page.contains("=cmd|&#39; /C calc&#39;!A0"))
  }
}
