import AreaMaps

/// The colours and fonts of a page.
public struct PosterStyle: Hashable, Sendable {
  /// The band at the top, and what stands on it.
  public var background, onBackground: Colour
  /// What stands out on the band: the number, and the one person.
  public var highlight: Colour
  /// The page.
  public var paper: Colour
  /// Text, and the lines of drawings.
  public var ink: Colour
  /// Text that comes second.
  public var soft: Colour
  /// Figures and amounts.
  public var accent: Colour
  /// The balloon with the question, and the question.
  public var questionBackground, onQuestion: Colour
  /// The classes of the map, from little to much; at least one.
  public var map: Palette
  /// The fonts, as CSS has them. Lines are broken by the widths of Arial, which Liberation Sans and Helvetica share.
  public var fontFamily: String

  /// Makes a style; what is not given is as in the style of the program.
  public init(
    background: Colour = Colour(red: 0xFC, green: 0xE5, blue: 0xCB),
    onBackground: Colour = Colour(red: 0x24, green: 0x1F, blue: 0x1A),
    highlight: Colour = Colour(red: 0xA1, green: 0x3A, blue: 0x12), paper: Colour = .white,
    ink: Colour = Colour(red: 0x24, green: 0x1F, blue: 0x1A),
    soft: Colour = Colour(red: 0x62, green: 0x58, blue: 0x4D),
    accent: Colour = Colour(red: 0xA1, green: 0x3A, blue: 0x12),
    questionBackground: Colour = Colour(red: 0xA1, green: 0x3A, blue: 0x12), onQuestion: Colour = .white,
    map: Palette = PosterStyle.warm,
    fontFamily: String = "'Liberation Sans', Arial, Helvetica, sans-serif"
  ) {
    (self.background, self.onBackground, self.highlight) = (background, onBackground, highlight)
    (self.paper, self.ink, self.soft, self.accent) = (paper, ink, soft, accent)
    (self.questionBackground, self.onQuestion) = (questionBackground, onQuestion)
    (self.map, self.fontFamily) = (map, fontFamily)
  }

  /// From sand to rust: five steps that stay apart in grey.
  public static let warm: Palette =
    Palette(["#fef4e6", "#f7c78d", "#e8913f", "#c2561c", "#7a270a"]) ?? .sequential

  /// The pairs of colours in which a text can't be read (4.5, WCAG 2.2 criterion 1.4.3) or a drawing not be seen
  /// (3, criterion 1.4.11); none when all is well.
  public var contrastProblems: [ContrastProblem] {
    let texts = [
      (onBackground, background), (highlight, background), (ink, paper), (soft, paper), (accent, paper),
      (onQuestion, questionBackground), (paper, ink),
    ]
    let drawings = [(questionBackground, paper), (highlight, paper)]
    return texts.compactMap { ContrastProblem($0, against: $1, needed: 4.5) }
      + drawings.compactMap { ContrastProblem($0, against: $1, needed: 3) }
      + mapStyle(MapStyle(width: 100, height: 100, colours: map.colours)).contrastProblems
  }

  /// A style of a map in these colours, with as many classes as it has.
  func mapStyle(_ style: MapStyle) -> MapStyle {
    var style = style
    style.colours = map.colours(for: style.colours.count)
    (style.background, style.ink, style.lightInk) = (paper, ink, paper)
    style.hatch = soft
    style.fontFamily = nil
    return style
  }
}
