import AreaMaps
import Praatplaat

/// A colour for every role.
public struct StyleColours: Hashable, Sendable {
  /// In the order of `ColourRole.allCases`.
  private var values: [Colour]

  /// The colour of a role.
  public subscript(role: ColourRole) -> Colour {
    get { values[role.rawValue] }
    set { values[role.rawValue] = newValue }
  }

  /// The colours without any house style: those of the pages, and of what has colours of its own.
  public static let standard = {
    var colours = StyleColours(values: ColourRole.allCases.map { _ in .black })
    for (role, hex) in pageColours { colours[role] = Colour(hex: hex) }
    for (roles, palette) in [
      (ColourRole.sequence, Palette.sequential), (ColourRole.diverging, .diverging),
      (ColourRole.posterMap, PosterStyle().map),
    ] {
      for (role, colour) in zip(roles, palette.colours(for: roles.count)) { colours[role] = colour }
    }
    colours.takePoster(PosterStyle())
    return colours
  }()

  private static let pageColours: [(role: ColourRole, hex: UInt32)] = [
    (.paper, 0xFBF7F0), (.card, 0xFFFDF9), (.tint, 0xF6E5D8), (.ink, 0x241F1A), (.soft, 0x62584D),
    (.accent, 0xAD431A), (.slate, 0x23485C), (.line, 0xE4D9C9), (.band, 0x9A8870), (.hatch, 0x858B95),
    (.outline, 0x262B33),
  ]

  private mutating func takePoster(_ style: PosterStyle) {
    self[.posterBackground] = style.background
    self[.posterOnBackground] = style.onBackground
    self[.posterHighlight] = style.highlight
    self[.posterPaper] = style.paper
    self[.posterInk] = style.ink
    self[.posterSoft] = style.soft
    self[.posterAccent] = style.accent
    self[.posterQuestionBackground] = style.questionBackground
    self[.posterOnQuestion] = style.onQuestion
  }

  /// The colours with one replaced.
  func with(_ role: ColourRole, _ colour: Colour) -> StyleColours {
    var colours = self
    colours[role] = colour
    return colours
  }
}

extension Colour {
  fileprivate init(hex: UInt32) {
    self.init(red: UInt8(hex >> 16 & 255), green: UInt8(hex >> 8 & 255), blue: UInt8(hex & 255))
  }
}
