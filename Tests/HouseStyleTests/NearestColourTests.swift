import AreaMaps
import PluginTesting
import Testing

@testable import HouseStyle

/// What a hint says holds: a user who follows it is done with that colour.
@Suite struct NearestColourTests {
  private static func random(_ generator: inout SeededGenerator) -> Colour {
    func part() -> UInt8 { UInt8.random(in: 0...255, using: &generator) }
    return Colour(red: part(), green: part(), blue: part())
  }

  /// Styles of which one to four colours are any colour at all.
  private static let styles: [(colours: StyleColours, changed: [ColourRole])] = {
    var generator = SeededGenerator(seed: 22)
    return (0..<80).map { _ in
      var colours = StyleColours.standard
      let roles = Array(
        ColourRole.allCases.shuffled(using: &generator).prefix(Int.random(in: 1...4, using: &generator)))
      for role in roles { colours[role] = random(&generator) }
      return (colours, roles)
    }
  }()

  @Test func aHintThatIsFollowedLeavesNothingWrongWithItsColour() {
    var (wrong, mended) = (0, 0)
    for (colours, roles) in Self.styles {
      for role in roles where colours.contrastFindings.contains(where: { $0.involves(role) }) {
        wrong += 1
        guard let nearest = colours.nearestThatWorks(for: role) else { continue }
        mended += 1
        #expect(!colours.with(role, nearest).contrastFindings.contains { $0.involves(role) })
        #expect(nearest != colours[role])
      }
    }
    #expect(wrong > 50)
    #expect(mended * 3 > wrong * 2, "only \(mended) of \(wrong) have a hint")
  }

  @Test func theHintOfAStyleFileHoldsWhenItIsPutInTheFile() throws {
    var generator = SeededGenerator(seed: 7)
    let fields =
      ColourRole.page.map { (role: $0.role, start: "colours: { \($0.name): \"", end: "\" }") }
      + ColourRole.poster.map { (role: $0.role, start: "colours: { poster: { \($0.name): \"", end: "\" } }") }
    var followed = 0
    for field in fields {
      for _ in 0..<4 {
        let colour = Self.random(&generator).hex
        let start = "the nearest '\(field.role.name)' that works is \""
        for hint in try Fixture.problems(field.start + colour + field.end).compactMap(\.hint)
        where hint.hasPrefix(start) {
          followed += 1
          let hex = hint.dropFirst(start.count).prefix(7)
          #expect(try Fixture.problems(field.start + hex + field.end).isEmpty, "\(field.role.name) \(colour)")
        }
      }
    }
    #expect(followed > 20)
  }

  @Test func noNearerColourOfThatHueWorks() throws {
    let colours = StyleColours.standard.with(.accent, try #require(Colour("#ff8800")))
    let nearest = try #require(colours.nearestThatWorks(for: .accent))
    #expect(nearest.hex == "#a05500")
    // One step of 255 less dark.
    let lighter = colours.with(.accent, try #require(Colour("#a15600")))
    #expect(lighter.contrastFindings.contains { $0.front == .accent })
  }

  @Test func theHueStays() throws {
    let colours = StyleColours.standard.with(.slate, try #require(Colour("#66cc99")))
    let nearest = try #require(colours.nearestThatWorks(for: .slate))
    // Darker by one share: the parts keep their ratios, but for rounding.
    #expect(abs(Double(nearest.red) / Double(nearest.green) - 0.5) < 0.02)
    #expect(abs(Double(nearest.blue) / Double(nearest.green) - 0.75) < 0.02)
  }

  @Test func blackAndWhiteGetHintsToo() throws {
    let white = StyleColours.standard.with(.ink, .white)
    #expect(white.nearestThatWorks(for: .ink)?.contrast(with: .white) ?? 0 >= 4.5)
    let black = StyleColours.standard.with(.paper, .black)
    #expect(black.nearestThatWorks(for: .paper) != nil)
  }

  @Test func whereNothingWorksThereIsNone() throws {
    // Text that can be read on black can't be read on the white of a printed page.
    #expect(StyleColours.standard.with(.paper, .black).nearestThatWorks(for: .ink) == nil)
  }
}

extension StyleColours {
  /// Of colours that are all given.
  fileprivate func nearestThatWorks(for role: ColourRole) -> Colour? {
    var colours = GivenColours()
    for role in ColourRole.allCases { colours.give(role, self[role]) }
    return colours.nearestThatWorks(for: role)
  }
}
