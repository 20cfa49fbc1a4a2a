import AreaMaps
import Charts
import Wording

/// A house style with all it consists of: what makers of pages and drawings take their looks from.
public struct LoadedStyle: Sendable {
  /// The name of the library, when it was given; not escaped.
  public let name: String?
  /// The logo, when there is one.
  public let logo: LoadedLogo?
  /// The colours.
  public let colours: StyleColours
  /// The fonts.
  public let fonts: StyleFonts
  /// The texts.
  public let wording: Wording
  let faces: [FontFace]

  init(_ style: HouseStyle, logo: LoadedLogo?, faces: [FontFace]) {
    (name, colours, fonts, wording) = (style.name, style.colours, style.fonts, style.wording)
    (self.logo, self.faces) = (logo, faces)
  }

  /// The colours of maps, from little to much.
  public var palette: Palette { palette(ColourRole.sequence) ?? .sequential }

  /// The colours of maps with a middle.
  public var divergingPalette: Palette { palette(ColourRole.diverging) ?? .diverging }

  private func palette(_ roles: [ColourRole]) -> Palette? { Palette(roles.map { colours[$0].hex }) }

  /// The looks of a map.
  ///
  /// - Parameters:
  ///   - classes: How many classes it has.
  ///   - palette: The colours of these; those from little to much unless given.
  ///   - ground: What it lies on.
  public func mapStyle(
    width: Int, height: Int, classes: Int = 5, palette: Palette? = nil, on ground: MapGround = .page
  ) -> MapStyle {
    colours.mapStyle(
      of: (palette ?? self.palette).colours(for: classes), on: ground, width: width, height: height)
  }

  /// The looks of charts.
  public var chartStyle: ChartStyle {
    ChartStyle(
      paper: colours[.paper], ink: colours[.ink], soft: colours[.soft], line: colours[.line],
      accent: colours[.accent], second: colours[.slate])
  }

  /// The colours of a praatplaat.
  public var posterColours: PosterColours {
    PosterColours(
      background: colours[.posterBackground], onBackground: colours[.posterOnBackground],
      highlight: colours[.posterHighlight], quiet: colours[.posterQuiet],
      questionBackground: colours[.posterQuestionBackground], paper: colours[.posterPaper],
      card: colours[.posterCard], ink: colours[.posterInk])
  }
}

/// The colours of a praatplaat.
public struct PosterColours: Hashable, Sendable {
  /// The top, and headings.
  public let background: Colour
  /// Text on the top and around the question.
  public let onBackground: Colour
  /// What stands out there.
  public let highlight: Colour
  /// The people that are not meant.
  public let quiet: Colour
  /// What the question is on.
  public let questionBackground: Colour
  /// What the rest is on.
  public let paper: Colour
  /// What figures are on.
  public let card: Colour
  /// Text of the rest.
  public let ink: Colour
}
