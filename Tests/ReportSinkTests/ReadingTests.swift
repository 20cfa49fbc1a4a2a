import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ReportSink

@Suite("What a reader sees")
struct ReadingTests {
  private func city(_ rows: [Sample.Row], _ node: ConfigNode = ["path": "r"]) throws -> String {
    Sample.text(of: try #require(try Sample.pages(Sample.frame(rows), node)["GM0001/index.html"]))
  }

  @Test("areas stand most vulnerable first, those without an index last, equal ones on a shared place")
  func order() throws {
    let pages = try Sample.pages(Sample.frame([Sample.city] + Sample.wijken))
    let page = try #require(pages["GM0001/index.html"])
    let places = page.matches(of: /data-row="(WK\w+)"><td class="n place" data-v="\d*">([^<]*)</).map {
      "\($0.1) \($0.2)"
    }
    #expect(places == ["WK000101 1", "WK000103 2=", "WK000105 2=", "WK000102 4", "WK000106 5", "WK000104 –"])
  }

  @Test("one sentence says what stands out, with the figure of the whole municipality")
  func sentence() throws {
    let text = try city([Sample.country, Sample.city] + Sample.wijken)
    #expect(
      text.contains(
        "In Centrum is het aandeel ‘laag inkomen’ hoger: 19,0%. In de hele gemeente is het 10,0%."))
    #expect(text.contains("De cijfers van Oost liggen dicht bij die van de hele gemeente."))
    #expect(text.contains("In Haven wonen geen mensen."))
  }

  @Test("without a row of the municipality, areas are compared with the country")
  func withoutMunicipality() throws {
    let text = try city([Sample.country] + Sample.wijken)
    #expect(
      text.contains("In Centrum is het aandeel ‘laag inkomen’ hoger: 19,0%. In heel Nederland is het 8,2%.")
    )
    #expect(text.contains("GM0001"))
  }

  @Test("a missing figure is unknown and never a nought")
  func missing() throws {
    let text = try city([Sample.city] + Sample.wijken)
    #expect(text.contains("Haven 0 onbekend"))
    #expect(text.contains("Het is dus geen nul."))
  }

  @Test("background such as age never stands out, however far it lies")
  func context() throws {
    var wijken = Sample.wijken
    wijken[4].figures[4] = 99
    let text = try city([Sample.city] + wijken)
    #expect(text.contains("De cijfers van Oost liggen dicht bij die van de hele gemeente."))
    #expect(!text.contains("‘65 jaar of ouder’"))
  }

  @Test("with municipalities alone each has its place among all")
  func municipalitiesOnly() throws {
    let rows = (1...12).map { number -> Sample.Row in
      (
        "GM00\(number + 10)", "Gemeente \(number)", "PV27",
        [1000, Double(number), Double(number) * 1.5, 30, 17]
      )
    }
    let pages = try Sample.pages(Sample.frame([Sample.country, Sample.province] + rows))
    let text = Sample.text(of: try #require(pages["GM0013/index.html"]))
    #expect(text.contains("Op de index kwetsbaarheid heeft Gemeente 3 plaats 10 van 12 gemeenten."))
    #expect(text.contains("Laag inkomen (%) 4,5 8,0 8,2"))
    let list = Sample.text(of: try #require(pages["index.html"]))
    #expect(list.contains("Bovenaan: index kwetsbaarheid"))
    #expect(list.contains("12 gemeenten"))
  }

  @Test("the index says how it was made, back to the sources")
  func method() throws {
    let table = SourceOrigin.TableFacts(
      TableBinding(table: "83765NED", title: "Kerncijfers", publisher: "CBS", licence: "CC BY 4.0"))
    let facts = RunFacts.forTests(origins: [
      "vulnerability": .derived(
        Derivation(step: "i", formula: "a + b", inputs: ["low_income", "vulnerability"])),
      "low_income": .source(SourceOrigin(step: "s", column: "c", table: table, file: "f.csv")),
    ])
    let pages = try Sample.pages(Sample.frame([Sample.city]), facts: facts)
    let text = Sample.text(of: try #require(pages["methode.html"]))
    #expect(text.contains("a + b Gemaakt uit: Laag inkomen low_income Index kwetsbaarheid"))
    #expect(text.contains("Kolom ‘c’ van CBS 83765NED."))
    #expect(text.contains("CBS: Kerncijfers (tabel 83765NED). Licentie: CC BY 4.0."))
    let page = Sample.text(of: try #require(pages["GM0001/index.html"]))
    #expect(page.contains("CBS: Kerncijfers (tabel 83765NED). Licentie: CC BY 4.0."))
    #expect(page.contains("berekend uit CBS 83765NED, 2017"))
  }

  @Test("an index of which less is more vulnerable starts with the lowest")
  func lowFirst() throws {
    var schema = Sample.schema
    schema.columns[1].polarity = .better
    let pages = try Sample.pages(Sample.frame([Sample.city] + Sample.wijken), schema: schema)
    let page = try #require(pages["GM0001/index.html"])
    #expect(page.firstMatch(of: /data-row="(WK\w+)"/)?.1 == "WK000106")
    #expect(Sample.text(of: page).contains("Bovenaan staat het gebied met de laagste index kwetsbaarheid."))
  }

  @Test("a profile can be limited to one level")
  func profiledLevel() throws {
    let rows = [Sample.city] + Sample.wijken + [("BU00010100", "Buurtje", nil, [100, 1, 10, 10, 10])]
    let all = try Sample.pages(Sample.frame(rows))
    let some = try Sample.pages(Sample.frame(rows), ["path": "r", "areas": "buurt", "documents": []])
    #expect(all["GM0001/index.html"]?.matches(of: /<article\s/).count == 7)
    #expect(some["GM0001/index.html"]?.matches(of: /<article\s/).count == 1)
    #expect(
      some["GM0001/index.html"]?.contains("href=\"#WK000101\"") == false,
      "no link to a profile that is not there")
  }
}
