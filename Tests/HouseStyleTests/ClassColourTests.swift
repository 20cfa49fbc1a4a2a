import AreaMaps
import Testing

@testable import HouseStyle

/// The classes of a map can be told apart, also by who is colour blind.
@Suite struct ClassColourTests {
  private static func yaml(_ field: String, _ colours: String) -> String {
    "colours: { \(field): [" + colours.split(separator: " ").map { "\"#\($0)\"" }.joined(separator: ", ")
      + "] }"
  }

  /// ColorBrewer, five classes, and viridis.
  @Test(
    arguments: [
      "edf8fb b2e2e2 66c2a4 2ca25f 006d2c", "edf8fb b3cde3 8c96c6 8856a7 810f7c",
      "f0f9e8 bae4bc 7bccc4 43a2ca 0868ac", "edf8e9 bae4b3 74c476 31a354 006d2c",
      "f7f7f7 cccccc 969696 636363 252525", "fef0d9 fdcc8a fc8d59 e34a33 b30000",
      "f1eef6 d7b5d8 df65b0 dd1c77 980043", "ffffd4 fed98e fe9929 d95f0e 993404",
      "ffffb2 fecc5c fd8d3c f03b20 bd0026", "fde725 5ec962 21918c 3b528b 440154",
    ])
  func wellMadePalettesPass(_ palette: String) throws {
    #expect(try Fixture.problems(Self.yaml("sequence", palette)).isEmpty)
  }

  @Test(
    arguments: [
      "ca0020 f4a582 f7f7f7 92c5de 0571b0", "a6611a dfc27d f5f5f5 80cdc1 018571",
      "7b3294 c2a5cf f7f7f7 a6dba0 008837", "d01c8b f1b6da f7f7f7 b8e186 4dac26",
    ])
  func wellMadePalettesWithAMiddlePass(_ palette: String) throws {
    #expect(try Fixture.problems(Self.yaml("diverging", palette)).isEmpty)
  }

  @Test func classesGoFromLightToDark() throws {
    let problems = try Fixture.problems(Self.yaml("sequence", "eff3ff bdd7e7 3182bd 6baed6 08519c"))
    #expect(problems.count == 1)
    #expect(
      problems.first?.message
        == "'sequence 4' (#6baed6) is 0.58 times as dark as 'sequence 3' (#3182bd), and has to be 1.2 times")
  }

  @Test func neighboursThatDifferTooLittleAreNamedWithOneThatDoes() throws {
    let problems = try Fixture.problems(Self.yaml("sequence", "eff3ff bdd7e7 b5d0e4 3182bd 08519c"))
    let hint = try #require(problems.first?.hint)
    #expect(problems.count == 1)
    let hex = try #require(hint.split(separator: "#").last?.prefix(6))
    #expect(hint.hasPrefix("the nearest 'sequence 3' that works"))
    #expect(try Fixture.problems(Self.yaml("sequence", "eff3ff bdd7e7 \(hex) 3182bd 08519c")).isEmpty)
  }

  @Test func allTheSameIsRefusedForEachClass() throws {
    #expect(try Fixture.problems(Self.yaml("sequence", "888 888 888 888 888")).count == 4)
    #expect(try Fixture.problems(Self.yaml("diverging", "888 888 888 888 888")).count == 4)
  }

  @Test func theMiddleIsTheLightest() throws {
    let problems = try Fixture.problems(Self.yaml("diverging", "f7f7f7 b2abd2 5e3c99 fdb863 e66101"))
    #expect(problems.contains { $0.message.contains("'diverging 2'") })
  }

  @Test func redAgainstGreenIsRefused() throws {
    let problems = try Fixture.problems(Self.yaml("diverging", "d7191c fdae61 ffffbf a6d96a 1a9641"))
    #expect(
      problems.map { $0.message.contains("look the same to who can't tell red from green") } == [true, true])
  }

  @Test func theSameColourOnBothSidesIsRefused() throws {
    let problems = try Fixture.problems(Self.yaml("diverging", "08519c 6baed6 f7f7f7 6baed6 08519c"))
    #expect(problems.count == 2)
  }

  @Test func aClassWithoutABorderThatShowsIsRefused() throws {
    // Outlines that are just dark enough for white are too light for a class of middle grey.
    let outline = StyleColours.standard.with(.outline, try #require(Colour("#8d8d8d")))
    #expect(outline.contrastFindings.contains { $0.back == .role(.outline) && $0.front == .sequence3 })
  }

  @Test func greysHaveNoHueToTellApart() throws {
    for sight in ColourSight.allCases {
      #expect(sight.hueDistance(.black, .white) < 1e-6)
      #expect(sight.hueDistance(try #require(Colour("#336699")), try #require(Colour("#336699"))) == 0)
    }
  }
}
