import AreaMaps
import IndicatorSchema
import Testing

@testable import HouseStyle

@Suite struct ColourReadingTests {
  @Test func aColourHasThreeDigitsOrSix() throws {
    let style = try Fixture.style("colours: { ink: \"#123\", line: \"#C0FFEE\" }")
    #expect(style.colours[.ink].hex == "#112233")
    #expect(style.colours[.line].hex == "#c0ffee")
    #expect(style.colours[.paper] == StyleColours.standard[.paper])
  }

  @Test func everyRoleCanBeGivenByItsName() throws {
    for (name, role) in ColourRole.page {
      let hex = StyleColours.standard[role].hex
      let reader = try Fixture.colours("\(name): \"\(hex)\"")
      #expect(reader.colours.given == [role])
    }
    for (name, role) in ColourRole.poster {
      let reader = try Fixture.colours("poster: { \(name): \"#000\" }")
      #expect(reader.colours.given == [role])
      #expect(role.name == "poster.\(name)")
    }
    #expect(Set(ColourRole.allCases.map(\.name)).count == ColourRole.allCases.count)
  }

  @Test func aColourWithoutQuotesIsARemarkAndSaidToBe() throws {
    let problems = try Fixture.problems("colours:\n  ink: #112233\n  poster:\n    ink: #000\n")
    #expect(problems.map(\.message) == ["'ink' has no colour", "'poster.ink' has no colour"])
    #expect(problems.first?.place?.line == 2)
    #expect(problems.first?.hint?.contains("between quotes") == true)
  }

  @Test(
    arguments: [
      ("112233", "did you mean \"#112233\"?"), ("red", "write it as \"#rrggbb\" or \"#rgb\""),
      ("#12345", "write it as \"#rrggbb\" or \"#rgb\""),
      ("#11223344", "write it as \"#rrggbb\" or \"#rgb\""),
      ("rgb(1,2,3)", "write it as \"#rrggbb\" or \"#rgb\""),
      ("#fff;}", "write it as \"#rrggbb\" or \"#rgb\""), ("", "write it as \"#rrggbb\" or \"#rgb\""),
    ])
  func anythingElseIsRefused(_ text: String, _ hint: String) throws {
    let problems = try Fixture.problems("colours:\n  accent: \"\(text)\"\n")
    #expect(problems.map(\.message) == ["'\(text)' is no colour for 'accent'"])
    #expect(problems.map(\.hint) == [hint])
    #expect(problems.map(\.place) == [Place("stijl.yml", line: 2, column: 11)])
  }

  @Test func anUnknownNameGetsTheNearest() throws {
    let problems = try Fixture.problems("colours: { acent: \"#123456\", poster: { higlight: \"#fff\" } }")
    #expect(problems.map(\.message) == ["unknown field 'acent'", "unknown field 'higlight'"])
    #expect(problems.map(\.hint) == ["did you mean 'accent'?", "did you mean 'highlight'?"])
  }

  @Test func aListOfClassesHasFive() throws {
    let problems = try Fixture.problems(
      "colours: { sequence: [\"#fff\", \"#000\"], diverging: [], poster: { map: [\"#fff\"] } }")
    #expect(
      problems.map(\.message) == [
        "'sequence' has 2 colours", "'diverging' has 0 colours", "'poster.map' has 1 colours",
      ])
  }

  @Test func ofAColourThatCanNotBeReadNothingElseIsSaid() throws {
    let problems = try Fixture.problems("colours: { ink: \"grey\", soft: \"#ddd\" }")
    #expect(problems.count == 2)
    #expect(problems.last?.message.hasPrefix("'soft' (#dddddd)") == true)
  }

  @Test func afterAMistakeNothingOfTheFileApplies() throws {
    let (style, problems) = try Fixture.read(
      """
      name: Bibliotheek
      logo: { file: logo.png, alt: Bibliotheek }
      fonts: { text: "Lato, sans-serif" }
      wording: { source: Herkomst }
      colours: { ink: "#123", accent: "oranje" }
      """)
    #expect(problems.count == 1)
    #expect(style.name == nil)
    #expect(style.locations.isEmpty)
    #expect(style.colours == .standard)
    #expect(style.fonts == .standard)
    #expect(style.wording("source") == "Bron")
  }
}
