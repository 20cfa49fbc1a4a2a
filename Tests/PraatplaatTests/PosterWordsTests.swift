import Praatplaat
import Testing

@Suite("A page has no more words than a reader takes in")
struct PosterWordsTests {
  @Test("every text that is drawn is counted, a sign of a currency is not")
  func words() throws {
    let content = Sample.content()
    let drawn = try PageReader(Sample.svg(content)).texts
    let isNumber = ["1", "2", "3"]
    // Numbers in discs are no words: they stand twice on the page, and no one reads them.
    let counted = drawn.filter { !isNumber.contains($0) }.flatMap { $0.split(separator: " ") }
    #expect(content.words == counted.count { $0 != "€" })
  }

  @Test("points go first, the last first, and then notes, until it is enough")
  func fit() {
    var content = Sample.content()
    let words = content.words
    content.fit(words)
    #expect(content.points.count == 3)
    content.fit(words - 1)
    #expect(content.points == ["Wie ziet deze mensen al?", "Wat doen we samen?"])
    content.fit(words - 14)
    #expect(
      content.points.isEmpty && content.places?.areas.map(\.note) == ["lijkt hoger", "lijkt hoger", nil])
    content.fit(0)
    #expect(content.places?.areas.allSatisfy { $0.note == nil } == true && content.costs?.note == nil)
    #expect(content.headline == Sample.headline && content.words > 0)
  }

  @Test("what is beyond the room of the page is neither drawn nor counted")
  func beyond() throws {
    var content = Sample.content(places: Sample.places(["een", "twee", "drie", "vier"]))
    content.points = ["p1", "p2", "p3", "p4"]
    let texts = try PageReader(Sample.svg(content)).texts
    #expect(!texts.contains("vier") && !texts.contains("p4") && texts.contains("p3"))
  }

  @Test("a heading does not stand above nothing")
  func headings() throws {
    var content = Sample.content(places: Sample.places([], map: nil))
    content.consequences?.items = []
    content.costs?.items = []
    let texts = try PageReader(Sample.svg(content)).texts
    #expect(!texts.contains { $0.hasPrefix("Waar") || $0.hasPrefix("Wat merkt") || $0.hasPrefix("Wat kost") })
  }
}
