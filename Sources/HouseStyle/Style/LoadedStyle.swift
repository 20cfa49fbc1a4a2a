import AreaMaps
import Charts
import Praatplaat
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

  /// The looks of a map on a page.
  ///
  /// - Parameters:
  ///   - classes: How many classes it has.
  ///   - palette: The colours of these; those from little to much unless given.
  public func mapStyle(
    width: Int, height: Int, classes: Int = 5, palette: Palette? = nil
  ) -> MapStyle {
    colours.mapStyle(
      .page, of: (palette ?? self.palette).colours(for: classes), width: width, height: height)
  }

  /// The looks of charts.
  public var chartStyle: ChartStyle {
    ChartStyle(
      paper: colours[.paper], ink: colours[.ink], soft: colours[.soft], line: colours[.line],
      accent: colours[.accent], second: colours[.slate])
  }

  /// The looks of a praatplaat. Its font stays, for its lines are broken by the widths of that one.
  public var posterStyle: PosterStyle {
    PosterStyle(
      background: colours[.posterBackground], onBackground: colours[.posterOnBackground],
      highlight: colours[.posterHighlight], paper: colours[.posterPaper], ink: colours[.posterInk],
      soft: colours[.posterSoft], accent: colours[.posterAccent],
      questionBackground: colours[.posterQuestionBackground], onQuestion: colours[.posterOnQuestion],
      map: palette(ColourRole.posterMap) ?? PosterStyle.warm)
  }
}
