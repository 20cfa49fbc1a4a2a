import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ReportSink

@Suite("Extremes")
struct ExtremesTests {
  private func page(_ rows: [Sample.Row]) throws -> String {
    try #require(try Sample.pages(Sample.frame(rows))["GM0001/index.html"])
  }

  @Test("no rows at all is a page that says so")
  func empty() throws {
    let pages = try Sample.pages(IndicatorFrame(columns: Sample.schema.ids))
    #expect(pages.keys.sorted() == ["index.html", "methode.html"])
    #expect(
      Sample.text(of: try #require(pages["index.html"])).contains(
        "Dit rapport heeft nog geen gebieden."))
  }

  @Test("one wijk is one wijk, without a top three")
  func oneWijk() throws {
    let text = Sample.text(of: try page([Sample.city, Sample.wijken[0]]))
    #expect(text.contains("Deze bladzijde gaat over 1 wijk in Voorbeeldstad."))
    #expect(!text.contains("bovenaan "))
  }

  @Test("a hundred wijken all have a place and a profile")
  func hundred() throws {
    let wijken = (0..<100).map { number -> Sample.Row in
      let digits = number < 10 ? "0\(number)" : "\(number)"
      return ("WK0001\(digits)", "Wijk \(number)", nil, [1000, Double(number), Double(number % 40), 30, 17])
    }
    let page = try page([Sample.city] + wijken)
    #expect(page.matches(of: /<article\s/).count == 100)
    #expect(page.contains("(plaats 100 van 100)"))
  }

  @Test("everything missing gives a page without charts")
  func nothingKnown() throws {
    let wijken = Sample.wijken.map {
      ($0.code, $0.name, $0.parent, [Double?](repeating: nil, count: 5)) as Sample.Row
    }
    let page = try page([("GM0001", "Leeg", nil, Array(repeating: nil, count: 5))] + wijken)
    #expect(Sample.text(of: page).contains("Over Centrum zijn te weinig cijfers bekend om te vergelijken."))
    #expect(!page.contains("nan") && !page.contains("inf "))
  }

  @Test("an index that is equal everywhere is said to be")
  func levelIndex() throws {
    var wijken = Array(Sample.wijken.dropLast(3))
    for row in wijken.indices { wijken[row].figures[1] = 0.4 }
    let page = try page([Sample.city] + wijken)
    let text = Sample.text(of: page)
    #expect(text.contains("De index kwetsbaarheid is in alle wijken gelijk."))
    #expect(text.contains("(gedeelde plaats 1 van 3)"))
    #expect(!page.contains("nan"))
  }

  @Test("huge and tiny figures stay within the drawing")
  func hugeFigures() throws {
    var wijken = Sample.wijken
    wijken[0].figures = [1e300, 1e300, 1e300, -1e300, 1e-300]
    wijken[1].figures = [1, -1e300, .leastNonzeroMagnitude, 1e300, 0]
    let page = try page([Sample.city] + wijken)
    let places = page.matches(of: /M(-?[0-9.]+)\s/).compactMap { Double($0.1) }
    #expect(!places.isEmpty && places.allSatisfy { (0...200).contains($0) })
    #expect(!page.contains("nan") && !page.contains("inf\""))
  }

  @Test(
    "names long, foreign and empty are kept",
    arguments: [
      "Westerkoggenland-Noord aan den Overlekse IJ", "Súdwest-Fryslân", "'s-Hertogenbosch", "", "   ",
    ])
  func names(name: String) throws {
    let pages = try Sample.pages(Sample.frame([("GM0001", name, nil, Sample.city.figures)] + Sample.wijken))
    let shown = name.contains { $0 != " " } ? name.replacing("'", with: "&#39;") : "GM0001"
    #expect(try #require(pages["GM0001/index.html"]).contains("<h1>\(shown)</h1>"))
    #expect(
      try #require(pages["index.html"]).contains("<a href=\"GM0001/index.html\">\(shown)</a>")
    )
  }

  @Test("an area of another kind lands with its municipality, or on the first page")
  func customAreas() throws {
    let rows = [
      Sample.city, ("kern-1", "Kern", "GM0001", Sample.city.figures),
      ("kern-2", "Los", nil, Sample.city.figures),
    ]
    let pages = try Sample.pages(Sample.frame(rows))
    #expect(try #require(pages["GM0001/index.html"]).contains("data-row=\"kern-1\""))
    #expect(try #require(pages["index.html"]).contains("data-row=\"kern-2\""))
  }

  @Test("areas that hold each other do not hang")
  func circle() throws {
    let rows: [Sample.Row] = [
      ("a", "A", "b", Sample.city.figures), ("b", "B", "a", Sample.city.figures),
    ]
    #expect(try Sample.pages(Sample.frame(rows)).keys.sorted() == ["index.html", "methode.html"])
  }

  @Test("578 areas with 25 figures stay near a megabyte")
  func large() throws {
    let columns =
      [Sample.inhabitants, Sample.index]
      + (0..<23).map { number in
        Sample.indicator(
          IndicatorID("i\(number)"), "Huishoudens met laag inkomen \(number)", .percent, .worse,
          "thema\(number % 6)")
      }
    let schema = FrameSchema(columns)
    func figures(_ seed: Int) -> [Double?] {
      columns.indices.map { column in
        let number = (seed * 7919 + column * 104_729) % 1000
        return number < 60 ? nil : Double(number) / 10
      }
    }
    let areas = (0..<578).map { number -> Sample.Row in
      let digits = String(String(10_000 + number).dropFirst())
      return number < 99
        ? ("WK0001\(digits.suffix(2))", "Grachtengordel-Zuid \(number)", nil, figures(number))
        : ("BU0001\(digits)", "Kop Zeedijk en omgeving \(number)", nil, figures(number))
    }
    let frame = Sample.frame([("GM0001", "Stad", nil, figures(3))] + areas, schema: schema)
    let page = try #require(try Sample.pages(frame, schema: schema)["GM0001/index.html"])
    #expect(page.utf8.count < 1_100_000)
  }
}
