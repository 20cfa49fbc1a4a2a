import Foundation
import IndicatorSchema
import PlainDutch
import PluginKit
import Testing

@testable import ReportSink

@Suite("Guides for talks")
struct GuideTests {
  private func headings(_ page: String, _ level: Int) -> [String] {
    page.matches(of: /<h([1-6])[^>]*>(.*?)<\/h[1-6]>/).filter { $0.1 == "\(level)" }.map { String($0.2) }
  }

  /// The labels of the figures.
  private func figures(_ page: String) throws -> [String] {
    let start = try #require(page.range(of: "<ul class=\"cards facts\">"))
    let end = try #require(page[start.upperBound...].range(of: "</ul>"))
    return headings(String(page[start.upperBound..<end.lowerBound]), 3)
  }

  private func message(_ page: String) throws -> String {
    String(try #require(page.firstMatch(of: /<p class="say">(.*?)<\/p>/)).1)
  }

  @Test("each portfolio has its own message, alderman, questions and objections")
  func own() throws {
    let guides = try GuideSample.guides()
    #expect(guides.count == 6)
    for pattern in [
      /<p class="say">.*?<\/p>/, /<h2 id="kop-wie">.*?<\/section>/.dotMatchesNewlines(),
      /<ol>\n<li>.*?<\/ol>/.dotMatchesNewlines(), /<h1>.*?<\/h1>/,
    ] {
      let found = guides.values.compactMap { $0.firstMatch(of: pattern).map { String($0.output) } }
      #expect(Set(found).count == 6)
    }
    for page in guides.values {
      #expect(try message(page).contains("Voorbeeldstad"))
      #expect(page.matches(of: /<dt>‘/).count == 4, "two that any alderman has, two of this one")
    }
  }

  @Test("each portfolio has the figures of its themes, three at most, and origin is never one")
  func themes() throws {
    let guides = try GuideSample.guides()
    let first = try guides.mapValues { try #require(try figures($0).first) }
    #expect(first["culture"] == "Moeite met lezen en schrijven")
    #expect(first["social"] == "Mensen bij de laagste 40% inkomens")
    #expect(first["work"] == "Mensen van 15 tot 75 jaar met werk")
    #expect(first["health"] == "Mensen van 65 jaar of ouder")
    #expect(first["education"] == "Mensen met hbo of universiteit")
    #expect(first["finance"] == "Wanneer verdient een cursus zich terug?")
    for page in guides.values {
      #expect(try figures(page).count == 3)
      #expect(!page.contains("Geboren buiten Nederland"))
    }
  }

  @Test("a figure is compared with the country, and a difference that chance can make is said to be one")
  func compared() throws {
    let text = try Sample.text(of: #require(try GuideSample.guides()["work"]))
    #expect(text.contains("43,2% Dat is hoger dan in heel Nederland: daar is het 40,0%."))
    #expect(text.contains("62% Dat is lager dan in heel Nederland: daar is het 65%."))
    let culture = try Sample.text(of: #require(try GuideSample.guides()["culture"]))
    #expect(culture.contains("14% Het ligt waarschijnlijk tussen 11% en 17%. In heel Nederland is het 12%."))
    #expect(culture.contains("Dat verschil kan toeval zijn."))
    var near = GuideSample.city
    near[6] = 40
    let equal = try Sample.text(
      of: #require(try GuideSample.guides(GuideSample.frame(GuideSample.rows(city: near)))["work"]))
    #expect(equal.contains("40% Dat is gelijk aan heel Nederland."))
  }

  @Test("the alderman of finance hears the break-even first, and that others have most of the gain")
  func finance() throws {
    let page = try #require(try GuideSample.guides()["finance"])
    #expect(
      try figures(page) == [
        "Wanneer verdient een cursus zich terug?", "Wat kosten de cursussen?", "Wie heeft het voordeel?",
      ])
    let text = Sample.text(of: page)
    #expect(text.contains("Dan moet ongeveer 120% van de extra kosten wegvallen."))
    #expect(text.contains("Dat kan niet: meer dan alles valt nooit weg."))
    #expect(text.contains("Van elke 100 euro voordeel gaat ongeveer 90 euro niet naar de gemeente."))
    #expect(text.contains("Beloof niet dat dit geld vrijkomt."))
  }

  @Test("each portfolio sees the payers that concern it, as a range")
  func payers() throws {
    let guides = try GuideSample.guides().mapValues(Sample.text)
    #expect(try #require(guides["health"]).contains("Zorg 370.000 tot 560.000 euro"))
    #expect(try !#require(guides["health"]).contains("Uitkeringen"))
    #expect(try #require(guides["work"]).contains("Uitkeringen 500.000 tot 700.000 euro"))
    #expect(try !#require(guides["culture"]).contains("Zorg 3"))
    for text in guides.values { #expect(text.contains("Iedereen 4.000 tot 6.000 euro")) }
  }

  @Test("what is not known is left out, and the guide is still of use")
  func missing() throws {
    let nothing = GuideSample.city.map { _ in Double?.none }
    for row in [nothing, [1000] + nothing.dropFirst()] {
      let guides = try GuideSample.guides(GuideSample.frame([("GM0001", "Leegstad", nil, row)]))
      #expect(guides.count == 6)
      for page in guides.values {
        #expect(!headings(page, 2).contains("Cijfers om te noemen"))
        #expect(!headings(page, 2).contains("Wat staat er op het spel?"))
        #expect(page.contains("te weinig gebieden in Leegstad"))
        #expect(headings(page, 2).contains("Vragen om te stellen"))
        #expect(!Sample.text(of: page).contains("onbekend"))
      }
    }
  }

  @Test("without a row of its own a municipality has guides all the same")
  func withoutRow() throws {
    let rows = GuideSample.rows().filter { $0.code != "GM0001" }
    #expect(try GuideSample.guides(GuideSample.frame(rows)).count == 6)
  }

  @Test("the three areas are named with their verdict and how sure it is")
  func places() throws {
    let guides = try GuideSample.guides()
    let health = try #require(guides["health"])
    #expect(Sample.text(of: health).contains("In 83 van de 100 berekeningen"))
    #expect(health.contains("<a href=\"index.html#WK000101\">Centrum</a>"))
    #expect(!health.contains("laag inkomen te wonen") && !health.contains("veel mensen met een laag inkomen"))
    #expect(try #require(guides["social"]).contains("mensen met een laag inkomen"))
  }

  @Test("what the library does is offered where it is known; else there is room to write it")
  func library() throws {
    let library: ConfigNode = ["library": ["does": "Wij helpen met taal & de computer.", "reaches": 1300]]
    let guides = try GuideSample.guides(GuideSample.frame(), GuideSample.settings(library))
    for page in guides.values {
      #expect(
        page.contains("Wij helpen met taal &amp; de computer. De bibliotheek bereikt nu ongeveer 1.300"))
      #expect(!page.contains("class=\"write\""))
    }
    #expect(try figures(#require(guides["culture"]))[1] == "Bereik van de bibliotheek")
    #expect(try #require(try GuideSample.guides()["culture"]).contains("class=\"write\""))
  }

  @Test("a guide leads to the other documents and not to itself")
  func links() throws {
    for (portfolio, page) in try GuideSample.guides() {
      #expect(page.contains("href=\"index.html\""))
      #expect(page.matches(of: /href="gesprek-/).count == 5)
      #expect(!page.contains("href=\"gesprek-\(portfolio).html\""))
    }
    let pages = try Sample.pages(GuideSample.frame(), schema: GuideSample.schema, GuideSample.settings())
    let method = try #require(pages["methode.html"])
    let anchors = try #require(pages["GM0001/gesprek-finance.html"]).matches(of: /methode\.html#([^"]+)"/)
    #expect(anchors.count == 3)
    for anchor in anchors { #expect(method.contains("id=\"\(anchor.1)\"")) }
  }
}

@Suite("The form of guides")
struct GuideFormTests {
  private static let odd = [
    "<script>alert(1)</script>", "\"; DROP TABLE area; --", "x\" onmouseover=\"alert(1)", "{{style}}",
    "</style><b>",
  ]

  @Test("names are names, whatever they hold", arguments: odd)
  func hostile(name: String) throws {
    let plain = try GuideSample.guides()
    let rows = GuideSample.rows(name).map { row in
      (row.code, row.code == "NL00" ? row.name : name, row.parent, row.figures) as Sample.Row
    }
    for (portfolio, page) in try GuideSample.guides(GuideSample.frame(rows)) {
      let tags = { (page: String) in page.matches(of: /<\/?([a-z0-9]+)/).map { String($0.1) } }
      #expect(try tags(page) == tags(#require(plain[portfolio])))
      #expect(!page.contains(name) || name.contains("{{"))
    }
  }

  @Test("every sentence is plain Dutch, also with a long name", arguments: ["Goes", "Alphen aan den Rijn"])
  func plainDutch(name: String) throws {
    let library: ConfigNode = ["library": ["does": "Wij helpen met taal.", "reaches": 1300]]
    // What the portfolio is called, and how the run is named at the foot of every page.
    let lint = PageLint(
      names: [name, "Centrum", "'t Zand", "Noord", "Zuid"], allowedTerms: ["domein", "SHA-256"])
    for node in [GuideSample.settings(), GuideSample.settings(library)] {
      let guides = try GuideSample.guides(GuideSample.frame(GuideSample.rows(name)), node)
      let problems = guides.values.flatMap(lint.problems).map(\.description)
      #expect(Set(problems).sorted() == [])
    }
  }

  @Test("headings follow each other, one h1, and every label is there")
  func headings() throws {
    for page in try GuideSample.guides().values {
      let levels = page.matches(of: /<h([1-6])/).compactMap { Int($0.1) }
      #expect(levels.filter { $0 == 1 }.count == 1 && levels.first == 1)
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
      let ids = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
      #expect(Set(ids).count == ids.count)
      for label in page.matches(of: /aria-labelledby="([^"]+)"/) { #expect(ids.contains(String(label.1))) }
      #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("{{"))
    }
  }

  @Test("the texts of a portfolio are complete in both languages", arguments: Language.Code.allCases)
  func texts(code: Language.Code) throws {
    let language = Language(code, wording: try Language.texts(code))
    func count(_ kind: String, _ portfolio: ReportFields.Portfolio) -> Int {
      (1...9).prefix { language.has("guide.\(kind)_\(portfolio.rawValue)_\($0)") }.count
    }
    for portfolio in ReportFields.Portfolio.allCases {
      #expect(language.has("guide.message_\(portfolio.rawValue)"))
      #expect(language.has("guide.step_\(portfolio.rawValue)"))
      #expect(count("about", portfolio) >= 2)
      #expect((3...5).contains(count("ask", portfolio)))
      #expect(count("hear", portfolio) == count("answer", portfolio) && count("hear", portfolio) > 0)
      for domain in GuideFocus(portfolio).domains {
        #expect(language.has("guide.why_\(domain)") && domain != "origin")
      }
    }
  }

  @Test("an English guide says the same in English")
  func english() throws {
    let guides = try GuideSample.guides(GuideSample.frame(), GuideSample.settings(["language": "en"]))
    let text = try Sample.text(of: #require(guides["health"]))
    #expect(text.contains("Make care in Voorbeeldstad easy to understand"))
    #expect(text.contains("It probably lies between 11% and 17%."))
  }

  @Test("money is a range, in millions from two million on")
  func euros() throws {
    let language = try Sample.dutch
    #expect(language.euros(Quantity(value: 5, lower: 1.234e6, upper: 2.5e6)) == "1,2 tot 2,5 miljoen euro")
    #expect(language.euros(Quantity(value: 5, lower: 13.2e6, upper: 27e6)) == "13 tot 27 miljoen euro")
    #expect(language.euros(Quantity(value: 5, lower: 30_120, upper: 70_870)) == "30.000 tot 70.000 euro")
    #expect(language.euros(Quantity(value: 5, lower: 5000, upper: 5000)) == "5.000 euro")
    #expect(language.euros(Quantity(value: 0, lower: 0, upper: 0)) == "0 euro")
  }
}
