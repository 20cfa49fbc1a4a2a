import Foundation
import IndicatorSchema
import PlainDutch
import PluginKit
import Testing

@testable import ReportSink

/// The background document of the sample municipality.
enum BackgroundSample {
  static func settings(_ more: ConfigNode = [:]) -> ConfigNode {
    let own = more.entries ?? []
    let usual = GuideSample.settings(["documents": ["background"], "portfolios": ["social"]])
    return ConfigNode(
      .map((usual.entries ?? []).filter { entry in !own.contains { $0.key == entry.key } } + own),
      at: usual.place)
  }

  static func page(
    _ frame: IndicatorFrame = GuideSample.frame(), schema: FrameSchema = GuideSample.schema,
    _ node: ConfigNode = settings(), facts: RunFacts = .forTests(), of folder: String = "GM0001"
  ) throws -> String {
    try #require(
      try Sample.pages(frame, schema: schema, node, facts: facts)["\(folder)/achtergrond.html"])
  }

  /// The text of one chapter.
  static func chapter(_ anchor: String, _ page: String) throws -> String {
    let start = try #require(
      page.firstMatch(of: try Regex("<section[^>]* id=\"\(anchor)\"|<section id=\"\(anchor)\"")))
    let rest = page[start.range.lowerBound...]
    let end = rest.range(of: "</section>")?.lowerBound ?? rest.endIndex
    return Sample.text(of: String(rest[..<end]))
  }

  /// A frame without some columns.
  static func without(_ ids: Set<IndicatorID>) -> (frame: IndicatorFrame, schema: FrameSchema) {
    let kept = GuideSample.schema.columns.indices.filter { !ids.contains(GuideSample.schema.columns[$0].id) }
    let schema = FrameSchema(kept.map { GuideSample.schema.columns[$0] })
    let rows = GuideSample.rows().map { row -> Sample.Row in
      (row.code, row.name, row.parent, kept.map { row.figures[$0] })
    }
    return (Sample.frame(rows, schema: schema), schema)
  }
}

@Suite("The background document")
struct BackgroundTests {
  @Test("has ten numbered chapters in order, each named in the table of contents")
  func chapters() throws {
    let page = try BackgroundSample.page()
    let heads = page.matches(of: /<h2 id="kop-[a-z]+"><span class="number">(\d+)<\/span> ([^<]+)<\/h2>/)
    #expect(heads.map { String($0.1) } == (1...10).map(String.init))
    let contents = try #require(page.firstMatch(of: /<nav class="toc".*?<\/nav>/.dotMatchesNewlines()))
    let entries = String(contents.output).matches(of: /<a href="#([a-z]+)">([^<]+)<\/a>/)
    #expect(entries.map { String($0.2) } == heads.map { String($0.2) })
    for entry in entries {
      let section = try Regex("<section[^>]* id=\"\(entry.1)\"[^>]* aria-labelledby=\"kop-\(entry.1)\"")
      #expect(page.contains(section), "\(entry.1)")
    }
    #expect(page.contains("De wijken"))
  }

  @Test("skips no level of headings, names every place once, and links to places that are there")
  func structure() throws {
    let page = try BackgroundSample.page()
    let levels = page.matches(of: /<h([1-6])/).compactMap { Int($0.1) }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
    let places = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(places).count == places.count)
    for link in page.matches(of: /href="#([^"]*)"/) { #expect(places.contains(String(link.1))) }
    for label in page.matches(of: /aria-labelledby="([^"]*)"/) {
      for id in label.1.split(separator: " ") { #expect(places.contains(String(id)), "\(id)") }
    }
    #expect(!page.contains("<script"))
  }

  @Test("tells of every head of a table what it is the head of")
  func scopes() throws {
    let page = try BackgroundSample.page()
    #expect(page.contains("<table"))
    for head in page.matches(of: /<th[ >][^>]*>?/) { #expect(head.output.contains("scope=\"")) }
  }

  @Test("sums up in eight sentences at most, the people first and with a range")
  func summary() throws {
    let text = try BackgroundSample.chapter("samenvatting", BackgroundSample.page())
    #expect(text.contains("In Voorbeeldstad hebben ongeveer 5.000 mensen moeite"))
    #expect(text.contains("4.000 tot 6.000"))
    #expect(text.contains("Een cursus verdient zich alleen in de hoopvolle berekening terug."))
    #expect(text.contains("Centrum"))
  }

  @Test("names the areas that stand out and counts the verdicts")
  func areas() throws {
    let page = try BackgroundSample.page()
    let text = try BackgroundSample.chapter("gebieden", page)
    #expect(text.contains("Moeite met lezen en schrijven uitleg 1 1 2 0"))
    for name in ["Centrum", "&#39;t Zand", "Noord", "Zuid"] {
      #expect(text.contains(name) || text.contains(name.replacing("&#39;", with: "'")), "\(name)")
    }
    #expect(page.matches(of: /<article class="profile">/).count == 4)
  }

  @Test("never compares origin, nor lists it among what makes an area vulnerable")
  func origin() throws {
    let page = try BackgroundSample.page()
    for chapter in ["samenvatting", "vergelijking", "gesprek"] {
      let text = try BackgroundSample.chapter(chapter, page)
      #expect(!text.contains("Geboren buiten Nederland: "))
    }
  }
}

@Suite("Costs in the background document")
struct BackgroundCostTests {
  private func costs(_ breakEven: Double, bounds: (Double, Double)) throws -> String {
    var city = GuideSample.city
    city[13] = breakEven
    var frame = GuideSample.frame(GuideSample.rows(city: city))
    let column = try #require(frame.column("break_even"))
    frame.setColumn(
      IndicatorColumn(
        "break_even", values: column.values, statuses: column.statuses,
        bounds: IndicatorColumn.Bounds(
          lower: column.values.map { $0.isNaN ? $0 : bounds.0 },
          upper: column.values.map { $0.isNaN ? $0 : bounds.1 })))
    return try BackgroundSample.chapter("kosten", BackgroundSample.page(frame))
  }

  @Test("lead with the break-even, and say plainly when a course can't earn itself back")
  func breakEven() throws {
    let text = try costs(124, bounds: (7, 470))
    let lead = try #require(text.range(of: "In de middelste berekening verdient een cursus zich niet terug."))
    let table = try #require(text.range(of: "Wat cursussen kosten"))
    #expect(lead.lowerBound < table.lowerBound)
    #expect(text.contains("In de hoopvolle berekening is 7% genoeg."))
    #expect(text.contains("In de voorzichtige berekening lukt het niet."))
    #expect(text.contains("470%: kan niet"))
  }

  @Test("say what share has to go away where that is possible")
  func possible() throws {
    let text = try costs(40, bounds: (20, 80))
    #expect(text.contains("Een cursus verdient zich terug als 40% van de kosten"))
    #expect(text.contains("In de voorzichtige berekening moet 80% van de kosten wegvallen."))
    #expect(!text.contains("kan niet"))
    #expect(try costs(300, bounds: (200, 900)).contains("Ook in de hoopvolle berekening lukt het niet."))
  }

  @Test("are ranges: an amount for each payer has a lowest and a highest")
  func ranges() throws {
    let text = try BackgroundSample.chapter("kosten", BackgroundSample.page())
    // 5,200 people, 4,160 to 6,240, times 89 euro.
    #expect(text.contains("Zorg 89 460.000 370.000 560.000"))
    #expect(text.contains("Van elke 100 euro baten komt ongeveer 90 euro ergens anders terecht."))
    #expect(text.contains("Een verband is geen oorzaak."))
    #expect(text.contains("Kosten 300.000 150.000 300.000"))
  }

  @Test("are said to be missing where there are none")
  func missing() throws {
    let (frame, schema) = BackgroundSample.without(["break_even", "cost", "outside", "total"])
    let node = BackgroundSample.settings(["costs": []])
    let text = try BackgroundSample.chapter(
      "kosten", BackgroundSample.page(frame, schema: schema, node))
    #expect(text.contains("geen cijfers over kosten en baten van deze gemeente"))
    #expect(!text.contains("verdient een cursus"))
  }

  @Test(
    "beyond sense are rounded to two digits",
    arguments: [(0.0, "0"), (7.4, "7"), (84_352, "84.000"), (-615_416, "−620.000"), (999, "1.000")])
  func significant(value: Double, text: String) throws {
    #expect(Language(.nl, wording: try Language.texts(.nl)).significant(value) == text)
  }
}

@Suite("The library in the background document")
struct BackgroundLibraryTests {
  private func library(_ node: ConfigNode?) throws -> String {
    let settings = node.map { BackgroundSample.settings(["library": $0]) } ?? BackgroundSample.settings()
    return try BackgroundSample.chapter("aanbod", BackgroundSample.page(settings: settings))
  }

  @Test("reaches a share of the people, as a range")
  func share() throws {
    let text = try library(["does": "De bibliotheek helpt met taal.", "reaches": 520])
    #expect(text.contains("De bibliotheek helpt met taal. De bibliotheek bereikt 520 mensen per jaar."))
    #expect(text.contains("Dat is ongeveer 10% van de mensen om wie het gaat. Het kan 8% tot 13% zijn."))
    #expect(text.contains("Ongeveer 5.000 mensen bereikt de bibliotheek nu nog niet."))
  }

  @Test("is not said to reach more than all")
  func more() throws {
    let text = try library(["does": "De bibliotheek helpt.", "reaches": 9000])
    #expect(text.contains("meer mensen dan de schatting"))
    #expect(!text.contains("%"))
  }

  @Test("asks to be filled in where it is not")
  func missing() throws {
    #expect(try library(nil).contains("library: does:"))
    let text = try library(["does": "De bibliotheek helpt."])
    #expect(text.contains("Hoeveel mensen de bibliotheek bereikt, is nog niet ingevuld."))
  }
}

extension BackgroundSample {
  fileprivate static func page(settings: ConfigNode) throws -> String {
    try page(GuideSample.frame(), schema: GuideSample.schema, settings)
  }
}

@Suite("What a background document can do without")
struct BackgroundExtremesTests {
  @Test("without an estimate it says so, and all chapters stay")
  func withoutEstimate() throws {
    let rows = [Sample.country, Sample.province, Sample.city] + Sample.wijken
    let page = try BackgroundSample.page(
      Sample.frame(rows), schema: Sample.schema, ["path": "r", "documents": ["background"]])
    #expect(page.matches(of: /<span class="number">/).count == 10)
    #expect(try BackgroundSample.chapter("methode", page).contains("geen schatting van laaggeletterdheid"))
    #expect(try BackgroundSample.chapter("samenvatting", page).contains("Voorbeeldstad"))
    #expect(!page.contains("{{") && !page.contains("background."))
  }

  @Test("without areas or without a row of the municipality it says so")
  func nothing() throws {
    let alone = try BackgroundSample.page(GuideSample.frame(Array(GuideSample.rows().prefix(2))))
    #expect(try BackgroundSample.chapter("gebieden", alone).contains("geen cijfers over gebieden"))
    let parts = GuideSample.frame(GuideSample.rows().filter { $0.code != "GM0001" })
    let page = try BackgroundSample.page(parts)
    #expect(
      try BackgroundSample.chapter("vergelijking", page).contains("geen cijfers van de gemeente zelf"))
    #expect(page.matches(of: /<span class="number">/).count == 10)
  }

  @Test("with everything missing it still has its chapters")
  func allMissing() throws {
    let rows = GuideSample.rows().map { row -> Sample.Row in
      (row.code, row.name, row.parent, row.figures.map { _ in nil })
    }
    let page = try BackgroundSample.page(Sample.frame(rows, schema: GuideSample.schema))
    #expect(page.matches(of: /<span class="number">/).count == 10)
    #expect(!Sample.text(of: page).contains("nan"))
  }

  @Test("of a hundred areas it stays below 400 kB")
  func large() throws {
    let wijken = (1...100).map { number -> Sample.Row in
      (
        "WK0001\(number < 10 ? "0" : "")\(number % 100)\(number == 100 ? "A" : "")",
        "Een wijk met een naam van veertig letters \(number)", nil,
        GuideSample.wijk(Double(1000 + number * 37), quotient: 0.5 + Double(number) / 90, verdict: 1)
      )
    }
    let page = try BackgroundSample.page(GuideSample.frame(Array(GuideSample.rows().prefix(2)) + wijken))
    #expect(page.utf8.count < 400_000)
    #expect(page.matches(of: /<article class="profile">/).count == 100)
  }

  @Test(
    "hostile names are names, and the command to trace has none of them",
    arguments: ["<script>alert(1)</script>", "\"; DROP TABLE area; --", "$(rm -rf ~)", "{{style}}"])
  func hostile(name: String) throws {
    let rows = GuideSample.rows().map { ($0.code, name, $0.parent, $0.figures) as Sample.Row }
    let page = try BackgroundSample.page(GuideSample.frame(rows))
    #expect(!page.contains("<script"))
    let harmless = try BackgroundSample.page(
      GuideSample.frame(GuideSample.rows().map { ($0.code, "Naam", $0.parent, $0.figures) }))
    #expect(tags(page) == tags(harmless))
    let command = try #require(page.firstMatch(of: /<code>(peil trace [^<]*)<\/code>/))
    #expect(command.1 == "peil trace PIJPLIJN.yml GM0001 low_literacy")
  }

  /// The tags outside of drawings, which break long names into lines.
  private func tags(_ page: String) -> [String] {
    page.replacing(/<svg.*?<\/svg>/.dotMatchesNewlines(), with: "").matches(of: /<[a-z0-9]+/).map {
      String($0.output)
    }
  }

  @Test("links to the guides that are made and to no other")
  func guides() throws {
    let node = BackgroundSample.settings(["documents": ["background", "guide"], "portfolios": ["work"]])
    let links = try BackgroundSample.page(settings: node).matches(of: /href="(gesprek-[a-z]+\.html)"/)
    #expect(links.map { String($0.1) } == ["gesprek-work.html"])
    #expect(!(try BackgroundSample.page().contains("href=\"gesprek-")))
  }
}

@Suite("The words of a background document")
struct BackgroundWordsTests {
  private let lint = PageLint(
    names: GuideSample.rows().map(\.name) + ["Stichting Lezen en Schrijven", "Algemene Rekenkamer"],
    allowedTerms: [
      "laaggeletterd", "laaggeletterde", "laaggeletterdheid", "oververtegenwoordigd", "PIAAC", "PwC", "ECBO",
      "ROA", "CBS", "SHA-256", "sensitivity", "robustness", "report", "library", "domein", "kwetsbaarheid",
      "Nettoarbeidsparticipatie",
    ])

  @Test("are plain Dutch, and treat origin as no shortcoming")
  func plain() throws {
    let pages = [
      try BackgroundSample.page(),
      try BackgroundSample.page(
        settings: BackgroundSample.settings([
          "library": ["does": "De bibliotheek helpt met taal.", "reaches": 520]
        ])),
      try BackgroundSample.page(Sample.frame([Sample.city]), schema: Sample.schema, ["path": "r"]),
    ]
    for page in pages { #expect(lint.problems(inPage: page) == []) }
  }

  @Test("in English leave nothing in Dutch")
  func english() throws {
    let page = try BackgroundSample.page(settings: BackgroundSample.settings(["language": "en"]))
    let text = Sample.text(of: page)
    for word in [" het ", " niet ", " wijken van ", " cijfer "] { #expect(!text.contains(word), "\(word)") }
    #expect(page.contains("<html lang=\"en\">"))
  }

  @Test("name a source with a year for every published figure", arguments: Language.Code.allCases)
  func sources(code: Language.Code) throws {
    let language = Language(code, wording: try Language.texts(code))
    for key in ["background.national", "background.national_cost"] {
      let facts = language.series(key, ["what", "figure", "source"])
      #expect(facts.count >= 5)
      for fact in facts {
        #expect(fact["source"]?.contains(/\b20\d\d\b/) == true)
        #expect(fact["figure"]?.contains(/\d/) == true)
      }
    }
  }

  @Test("are the same each time")
  func same() throws {
    #expect(try BackgroundSample.page() == BackgroundSample.page())
  }
}
