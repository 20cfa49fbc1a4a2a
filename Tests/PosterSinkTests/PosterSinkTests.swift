import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("The praatplaat")
struct PosterSinkTests {
  @Test("a page for each municipality with an estimate; the other rows are counted as left out")
  func pages() throws {
    let (pages, receipt) = try Fixture.make()
    #expect(pages.keys.sorted() == ["GM0855.svg"])
    #expect(receipt == SinkReceipt(rows: 1, filtered: ["no municipality": 4, "no estimate": 1]))
  }

  @Test("headline, range and costs are as exact as the interval allows, the Dutch way")
  func words() throws {
    let page = try PageText(try #require(try Fixture.make().pages["GM0855.svg"]))
    for text in [
      "Praatplaat Tilburg", "17.000 mensen", "Dat is 1 op de 9.", "Het kunnen er 12.000 tot 25.000 zijn.",
      "42%",
      "€ 4 tot 8 miljoen", "€ 1,1 tot 2,2 miljoen", "Noord", "ongeveer 600 mensen", "Midden",
      "ongeveer 900 mensen",
      "Dit zijn schattingen.",
    ] { #expect(page.all.contains(text), "\(text)") }
    #expect(!page.all.contains("Wijk 02"))
    #expect(!page.all.contains("Waar wonen er veel? Donker"))
  }

  @Test("a figure that is sure is not called about, and has no range")
  func sure() throws {
    let page = try PageText(
      try #require(try Fixture.make(Fixture.config, Fixture.frame(isSure: true)).pages["GM0855.svg"]))
    #expect(page.all.contains("hebben 17.494 mensen"))
    #expect(!page.all.contains("Het kunnen er"))
  }

  @Test("with borders there is a map with the numbers of the areas on it; what has no figure is hatched")
  func map() throws {
    let node = Fixture.config.with("geometry", "wijken.geojson")
    let page = try #require(try Fixture.make(node).pages["GM0855.svg"])
    let text = try PageText(page)
    #expect(text.elements["svg"] == 2)
    #expect(page.contains("kaart-hatch"))
    #expect(page.contains("<title>Noord: 14%</title>") && page.contains("<title>Zuid: geen cijfer</title>"))
    #expect(text.texts.filter { $0 == "1" }.count == 2)
    #expect(text.all.contains("Donker: een groter deel. Gestreept: geen cijfer."))
  }

  @Test("a figure has a drawing where there is one for its domain, and none where there is not")
  func themes() throws {
    let poor = try #require(try Fixture.make().pages["GM0855.svg"])
    let share = try #require(
      try Fixture.make(Fixture.config.with("facts", ["low_literacy": "leest niet goed"])).pages["GM0855.svg"])
    let icon = "stroke-linecap=\"round\""
    #expect(poor.contains(icon) && !share.contains(icon))
    #expect(try PageText(share).all.contains("12% leest niet goed"))
  }

  @Test("a hostile name is just a name")
  func hostile() throws {
    var rows = Fixture.rows
    rows[1].name = "<script>alert(1)</script> & \"Zn\""
    rows[3].name = "]]>\u{0}<svg onload=x>"
    let page = try #require(try Fixture.make(Fixture.config, Fixture.frame(rows)).pages["GM0855.svg"])
    let text = try PageText(page)
    #expect(text.elements["script"] == nil && text.elements["svg"] == 1)
    #expect(text.all.contains("<script>alert(1)</script>"))
  }

  @Test("no page has more than 150 words, whatever the names: points give way first", arguments: [1, 3, 5])
  func limit(_ words: Int) throws {
    var rows = Fixture.rows
    let long = Array(repeating: "Sint", count: words).joined(separator: " ")
    for row in rows.indices { rows[row].name = long + " \(row)" }
    let points: ConfigNode = [
      "een twee drie vier vijf zes zeven acht negen tien",
      "een twee drie vier vijf zes zeven acht negen tien",
      "een twee drie vier vijf zes zeven acht negen tien",
    ]
    let library: ConfigNode = .init(
      .scalar(Array(repeating: "taal", count: 45).joined(separator: " "), isQuoted: true), at: Place("t"))
    let node = Fixture.config.with("points", points).with("library", library)
    let page = try PageText(try #require(try Fixture.make(node, Fixture.frame(rows)).pages["GM0855.svg"]))
    let count = page.texts.flatMap { $0.split(separator: " ") }.count { $0 != "€" && $0 != "1" && $0 != "2" }
    #expect(count <= 150)
  }

  @Test("what can't be made to fit is an error with the number of words")
  func tooMany() throws {
    let library: ConfigNode = .init(
      .scalar(Array(repeating: "taal", count: 140).joined(separator: " "), isQuoted: true), at: Place("t"))
    let found = Fixture.problems(Fixture.config.with("library", library))
    #expect(found.first?.hasPrefix("the praatplaat of Tilburg has ") == true)
  }

  @Test("text stays within the page at every length of a name", arguments: [3, 12, 40, 120])
  func width(_ letters: Int) throws {
    var rows = Fixture.rows
    for row in rows.indices { rows[row].name = String(repeating: "m", count: letters) }
    let page = try #require(try Fixture.make(Fixture.config, Fixture.frame(rows)).pages["GM0855.svg"])
    // A name of 40 of the widest letters fits; one of 120 is no place name, and must only do no harm.
    #expect(try PageText(page).elements["svg"] == 1)
    #expect(page.utf8.count < 40_000)
  }

  @Test("a municipality without areas, facts and costs still has its page")
  func bare() throws {
    let rows = [Fixture.rows[1]]
    let page = try PageText(
      try #require(try Fixture.make(["path": "praatplaten"], Fixture.frame(rows)).pages["GM0855.svg"]))
    for heading in ["Waar wonen", "Wat merkt", "Wat kost"] { #expect(!page.all.contains(heading)) }
    #expect(page.all.contains("Hoe bereiken we"))
  }

  @Test("A3 is the same page, larger; the same rows in another order give the same bytes")
  func paper() throws {
    let a4 = try #require(try Fixture.make().pages["GM0855.svg"])
    let a3 = try #require(try Fixture.make(Fixture.config.with("paper", "a3")).pages["GM0855.svg"])
    #expect(
      a4.contains("width=\"210mm\" height=\"297mm\"") && a3.contains("width=\"297mm\" height=\"420mm\""))
    let turned = Fixture.frame().selectingRows([5, 4, 3, 2, 1, 0])
    #expect(try Fixture.make(Fixture.config, turned).pages["GM0855.svg"] == a4)
  }

  @Test("mistakes are named before anything is read")
  func errors() {
    #expect(
      Fixture.problems(Fixture.config.with("share", "literacy")) == ["no input column 'literacy'"])
    #expect(
      Fixture.problems(Fixture.config.with("points", ["a", "b", "c", "d"])) == [
        "4 points do not fit on the page"
      ])
    #expect(
      Fixture.problems(Fixture.config.with("costs", [["label": "niemand", "euro": "0"]]))
        == ["'niemand' costs nothing"])
  }
}
