import Foundation
import IndicatorSchema
import PluginTesting
import Testing

@testable import ReportSink

/// Reports of real figures; skipped where the shared data is not beside the project.
@Suite("Real figures of 2022", .enabled(if: RealData.isPresent, "the shared data is not present"))
struct RealDataTests {
  @Test("of Tilburg: 59 wijken in order, with the country and the province beside them")
  func tilburg() throws {
    let frame = try RealData.frame(municipalities: ["GM0855"], wijken: true)
    #expect(frame.rowCount == 1 + 12 + 1 + 59)
    let pages = try Sample.pages(frame, schema: RealData.schema, facts: RealData.facts)
    #expect(pages.keys.sorted() == ["GM0855/index.html", "index.html", "methode.html"])
    let text = Sample.text(of: try #require(pages["GM0855/index.html"]))
    #expect(text.contains("Deze bladzijde gaat over 59 wijken in Tilburg."))
    #expect(text.contains("Inwoners 224.459 2.592.874 17.590.672"))
    #expect(text.contains("Personen met laag inkomen (%) 42,3 39,5 g 40,0 g"))
    #expect(
      text.contains(
        "In Spoorzone Zuid is het aandeel ‘personen met laag inkomen’ hoger: 64,7%. In de hele gemeente is het 42,3%."
      ))
  }

  @Test("of all municipalities and wijken: a page each, every row in one of them")
  func country() throws {
    let frame = try RealData.frame(wijken: true)
    #expect(frame.rowCount == 1 + 12 + 345 + 3340)
    let pages = try Sample.pages(frame, schema: RealData.schema, facts: RealData.facts)
    #expect(pages.count == 348)
    #expect(pages.values.allSatisfy { $0.utf8.count < 400_000 })
    #expect(Sample.text(of: try #require(pages["index.html"])).contains("345 gemeenten"))
  }
}
