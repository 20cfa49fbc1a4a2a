import Foundation
import PageTemplates
import Praatplaat
import Testing

@Suite("The page as a drawing")
struct PosterDrawingTests {
  @Test("texts stand in the order in which they are read")
  func order() throws {
    let texts = try PageReader(Sample.svg()).texts
    let order = [
      "Praatplaat Tilburg", Sample.headline, "Dat is 1 op de 9.", "Waar wonen er veel?", "Noord", "Zuid",
      "Wat merkt de gemeente?", "42%", "voor hulp aan kinderen", "Wat kost het per jaar?", "mensen zelf",
      "€ 4 tot 8 miljoen", "Wat doet de bibliotheek?", "300 mensen per jaar",
      "Hoe bereiken we samen deze mensen?", "Wat spreken we af?", "Bron: CBS 2022. Dit zijn schattingen.",
      "bieb.nl/taal",
    ]
    let found = order.map { text in texts.firstIndex { $0.replacing("  ", with: " ") == text } }
    #expect(!found.contains(nil), "\(zip(order, found).filter { $0.1 == nil }), \(texts)")
    #expect(found.compactMap { $0 } == found.compactMap { $0 }.sorted())
  }

  @Test("blanks beside the number are kept, also by programs that strip those at an end")
  func blanks() throws {
    let texts = try Sample.svg().matches(of: /<text\s[^>]*><tspan/).map { String($0.0) }
    #expect(!texts.isEmpty && texts.allSatisfy { $0.contains("xml:space=\"preserve\"") })
  }

  @Test("title, description, language and headings are there for who can't see it; ornaments are not")
  func accessible() throws {
    let page = try PageReader(Sample.svg())
    let root = page.elements[0].attributes
    #expect(root["lang"] == "nl" && root["role"] == "graphics-document")
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    #expect(ids.contains(root["aria-labelledby"] ?? "") && ids.contains(root["aria-describedby"] ?? ""))
    let headings = page.all("text").filter { $0.attributes["role"] == "heading" }
    #expect(headings.compactMap { $0.attributes["aria-level"] } == ["1", "2", "2", "2", "2", "2"])
    #expect(page.all("text").allSatisfy { !$0.isHidden })
    #expect(page.all("use").count == 9 && page.all("use").allSatisfy(\.isHidden))
    #expect(page.all("image").map { $0.attributes["aria-label"] } == ["Biblio"])
  }

  @Test("one person is filled, and no two pages show another one", arguments: [1, 2, 4, 9, 37, 100])
  func people(_ count: Int) throws {
    var content = Sample.content()
    content.oneIn = count
    let people = try PageReader(Sample.svg(content)).all("use")
    #expect(people.count == count)
    #expect(people.count { $0.attributes["fill"] == PosterStyle().highlight.hex } == 1)
    #expect(try Sample.svg(content) == Sample.svg(content))
  }

  @Test(
    "people stand beside each other in the band, left of the words",
    arguments: [1, 2, 4, 9, 10, 15, 37, 64, 100])
  func ground(_ count: Int) throws {
    var content = Sample.content()
    content.oneIn = count
    let page = try PageReader(Sample.svg(content))
    let words = try #require(
      page.all("tspan").compactMap { $0.attributes["x"].flatMap(Double.init) }.first { $0 > 70 })
    let places = page.all("use").compactMap { use -> [Double]? in
      let numbers = use.attributes["transform"]?.split { !$0.isNumber && $0 != "." && $0 != "-" }
      return numbers?.compactMap { Double($0) }
    }
    #expect(places.count == count && Set(places).count == count)
    let band = try #require(page.all("rect")[1].attributes["height"].flatMap(Double.init))
    for place in places {
      #expect(place.count == 3 && place[0] >= 42.4 && place[0] + 40 * place[2] < words)
      #expect(place[1] > 80 && place[1] + 100 * place[2] <= band + 0.2)
    }
  }

  @Test("a number outside of 1 to 100 is drawn as the nearest", arguments: [-3, 0, 101, Int.max])
  func bounds(_ count: Int) throws {
    var content = Sample.content()
    content.oneIn = count
    #expect(try PageReader(Sample.svg(content)).all("use").count == (count < 1 ? 1 : 100))
  }

  @Test("hostile texts are just texts, wherever they stand")
  func hostile() throws {
    let evil = "<script>alert(1)</script>\"'; DROP TABLE & {{#x}}"
    var content = Sample.content(
      headline: evil, places: Sample.places([evil, "]]><svg onload=x>", "{{{id}}}"]))
    content.eyebrow = evil
    content.language = "nl\" onload=\"x"
    let page = try PageReader(Sample.svg(content))
    #expect(page.all("script").isEmpty && page.all("svg").count == 2)
    #expect(page.elements.allSatisfy { $0.attributes["onload"] == nil })
    let all = page.texts.joined(separator: " ").filter { $0 != " " && $0 != "-" }
    #expect(all.contains(evil.filter { $0 != " " && $0 != "-" }) && all.contains("{{{id}}}"))
  }

  @Test("no piece of a line within another, which WeasyPrint 57 would break off")
  func pieces() throws { #expect(try PageReader(Sample.svg()).deepestPiece == 1) }

  @Test("nothing is asked from elsewhere")
  func requests() throws {
    let page = try Sample.svg()
    #expect(page.components(separatedBy: "http").count == 3)
    #expect(page.contains("xmlns=\"http://www.w3.org/2000/svg\"") && !page.contains("url(h"))
  }

  @Test("A3 is the same page, larger")
  func paper() throws {
    let (small, large) = try (Sample.svg(), Sample.svg(paper: .a3))
    #expect(
      small.replacing("width=\"210mm\" height=\"297mm\"", with: "width=\"297mm\" height=\"420mm\"") == large)
  }

  @Test("a picture made elsewhere is placed as it is")
  func drawing() throws {
    let tiles =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"><title>Tegels</title></svg>"
    let map = PosterContent.Map.drawing(svg: tiles, width: 20, height: 10)
    #expect(try Sample.svg(Sample.content(places: Sample.places(map: map))).contains(tiles))
    let broken = PosterContent.Map.drawing(svg: tiles, width: 0, height: .nan)
    #expect(try !Sample.svg(Sample.content(places: Sample.places(map: broken))).contains("nan"))
  }

  @Test("a template of one's own takes the place of one of the program")
  func templates() throws {
    let own = TemplateLibrary.Source(
      name: "praatplaat",
      text: "<svg>{{title}}{{#header}}{{#headline}}{{> praatplaat-text}}{{/headline}}{{/header}}</svg>")
    let page = try Poster(content: Sample.content()).svg(templates: .init(Poster.templates + [own]))
    #expect(page.hasPrefix("<svg>Praatplaat Tilburg<text") && page.contains("17.000"))
  }

  @Test("the document to print has a title, a language, and a sheet of the size of the paper")
  func html() throws {
    let poster = Poster(content: Sample.content(), paper: .a3)
    let page = try poster.html(templates: .init(Poster.templates))
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"nl\">"))
    #expect(page.contains("<title>Praatplaat Tilburg</title>"))
    #expect(page.contains("@page { size: 297mm 420mm; margin: 0; }"))
    #expect(try page.contains(poster.svg(templates: .init(Poster.templates))))
  }

  @Test("two drawings in one document share no id")
  func prefix() throws {
    let one = try Poster(content: Sample.content(places: nil), idPrefix: "a").svg(
      templates: .init(Poster.templates))
    let two = try Poster(content: Sample.content(places: nil), idPrefix: "b").svg(
      templates: .init(Poster.templates))
    let ids = try [one, two].map { Set(try PageReader($0).elements.compactMap { $0.attributes["id"] }) }
    #expect(ids[0].isDisjoint(with: ids[1]) && ids[0].count == 6)
  }
}
