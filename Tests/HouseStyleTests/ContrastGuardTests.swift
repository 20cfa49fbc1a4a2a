import AreaMaps
import IndicatorSchema
import Testing

@testable import HouseStyle

@Suite struct ContrastGuardTests {
  @Test func aBrandColourThatIsTooLightIsRefusedWithTheNearestThatIsNot() throws {
    let problems = try Fixture.problems("name: Geel\ncolours:\n  accent: \"#ffcc00\"\n")
    let problem = try #require(problems.first)
    #expect(problems.count == 1)
    #expect(problem.place == Place("stijl.yml", line: 3, column: 11))
    #expect(
      problem.message == """
        'accent' (#ffcc00) has a contrast of 1.41 on 'paper' (#fbf7f0), 1.48 on 'card' (#fffdf9), \
        1.23 on 'tint' (#f6e5d8), 1.51 on a printed page (#ffffff), and text needs 4.5
        """)
    #expect(problem.hint == "the nearest 'accent' that works is \"#7f6600\"")
    #expect(try Fixture.problems("colours: { accent: \"#7f6600\" }").isEmpty)
  }

  @Test func thePlaceIsThatOfTheOneThatWasGiven() throws {
    let problem = try #require(try Fixture.problems("colours:\n  paper: \"#bbbbbb\"\n").first)
    #expect(problem.place == Place("stijl.yml", line: 2, column: 10))
    #expect(problem.message.contains("'soft' (#62584d) has a contrast of 3.61 on 'paper' (#bbbbbb), and"))
    #expect(problem.hint?.hasPrefix("the nearest 'paper' that works is \"#") == true)
  }

  @Test func ofTwoThatWereGivenTheOneInFrontIsNamed() throws {
    let problems = try Fixture.problems("colours:\n  paper: \"#f7f7f7\"\n  soft: \"#999\"\n")
    #expect(problems.map(\.place?.line) == [3])
  }

  @Test func everyColourThatIsWrongIsNamedAtOnce() throws {
    let problems = try Fixture.problems(
      """
      colours:
        ink: "#888"
        slate: "#9ad"
        poster:
          highlight: "#ffd166"
          on_question: "#123"
      """)
    #expect(problems.map(\.place?.line) == [2, 3, 5, 6])
  }

  @Test func aDarkPageIsRefusedForItCanNotBePrinted() throws {
    let problems = try Fixture.problems(
      "colours: { paper: \"#111\", card: \"#222\", tint: \"#333\", ink: \"#eee\" }")
    let ink = try #require(problems.first { $0.message.hasPrefix("'ink' (#eeeeee)") })
    #expect(ink.message.contains("on a printed page (#ffffff)"))
    #expect(ink.hint?.hasPrefix("no lighter or darker one works") == true)
  }

  @Test func coloursOfLittleWeightAreAsDarkAsTheOthersNeed() throws {
    let style = try Fixture.style("colours: { paper: \"#e8f0f8\" }")
    for role in [ColourRole.band, .hatch] {
      #expect(style.colours[role] != StyleColours.standard[role])
      #expect(style.colours[role].contrast(with: style.colours[.paper]) >= 3)
    }
    let problems = try Fixture.problems("colours:\n  paper: \"#e8f0f8\"\n  band: \"#9a8870\"\n")
    #expect(problems.map(\.place?.line) == [3])
  }

  @Test func whereNoOtherShadeWorksTheHintNamesTheColourThatIsInTheWay() throws {
    let yaml =
      "colours: { poster: { background: \"#727272\", on_background: \"#fff\", highlight: \"#888\" } }"
    let problems = try Fixture.problems(yaml)
    let hint = try #require(problems.first?.hint)
    #expect(problems.count == 1)
    #expect(hint.hasPrefix("with 'poster.background' \"#"))
    let background = try #require(hint.split(separator: "\"").dropFirst().first)
    #expect(try Fixture.problems(yaml.replacing("#727272", with: background)).isEmpty)
  }

  @Test func linesBetweenPartsMayBeFaint() throws {
    #expect(try Fixture.problems("colours: { line: \"#fbf7f0\" }").isEmpty)
  }

  /// Each rule by itself: what is in front made the same as what it is on.
  @Test(arguments: ContrastRule.all)
  func everyPairIsGuarded(_ rule: ContrastRule) {
    var colours = StyleColours.standard
    colours[rule.front] = colours[rule.back]
    let found = colours.contrastFindings.contains {
      $0.front == rule.front && $0.back == rule.back && $0.found == 1 && $0.needed == rule.kind.needed
    }
    #expect(found)
  }

  @Test func aContrastIsNeverRoundedUpToWhatIsNeeded() {
    #expect(4.4999.hundredths == "4.49")
    #expect(3.0.hundredths == "3")
    #expect(1.05.hundredths == "1.05")
    #expect(4.5.hundredths == "4.5")
    #expect(Double.nan.hundredths == "0")
  }
}
