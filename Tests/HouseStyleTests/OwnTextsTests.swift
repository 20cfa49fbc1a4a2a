import IndicatorSchema
import Testing

@testable import HouseStyle

@Suite struct OwnTextsTests {
  @Test func ownTextsComeInThePlaceOfThoseGiven() throws {
    let style = try Fixture.style(
      "wording: { title: \"Wie wonen er in {place}?\", people.one: \"{count} inwoner\" }")
    #expect(style.wording("title", ["place": "Tilburg"]) == "Wie wonen er in Tilburg?")
    #expect(style.wording("people", count: 1, ["count": "1"]) == "1 inwoner")
    #expect(style.wording("people", count: 2, ["count": "2"]) == "2 mensen")
  }

  @Test func namesMayComeInAnyOrderAndTwice() throws {
    #expect(try Fixture.problems("wording: { intro: \"{count} in {place}; {place}\" }").isEmpty)
  }

  @Test func anUnknownKeyGetsTheNearest() throws {
    let problems = try Fixture.problems("wording:\n  titel: \"Wie?\"\n  xyzzy: Wie?\n")
    #expect(problems.map(\.message) == ["there is no text 'titel'", "there is no text 'xyzzy'"])
    #expect(problems.map(\.hint) == ["did you mean 'title'?", nil])
    #expect(problems.map(\.place?.line) == [2, 3])
  }

  @Test func namesThatAreLeftOutOrMadeUpAreNamed() throws {
    let problems = try Fixture.problems(
      "wording: { title: \"Wie wonen er?\", source: \"Bron: {who}\", intro: \"{town}: {count}\" }")
    #expect(
      problems.map(\.message) == [
        "the text 'title' lacks {place}",
        "the text 'source' has {who}, for which there is nothing to fill in",
        "the text 'intro' lacks {place} and has {town}, for which there is nothing to fill in",
      ])
    #expect(problems.first?.hint == "it stands for: Ken uw doelgroep in {place}")
  }

  @Test func braceThatHoldsNoNameIsRefused() throws {
    for text in ["{", "{}", "{a b}", "{place"] {
      #expect(try Fixture.problems("wording: { title: \"\(text)\" }").count == 1)
    }
  }

  @Test func aTextIsThereAndNotEndless() throws {
    let problems = try Fixture.problems(
      "wording:\n  title:\n  source: \" \"\n  intro: \(String(repeating: "a", count: 601))\n")
    #expect(
      problems.map(\.message) == [
        "the text 'title' is empty", "the text 'source' is empty",
        "the text 'intro' is longer than 600 letters",
      ])
  }
}
