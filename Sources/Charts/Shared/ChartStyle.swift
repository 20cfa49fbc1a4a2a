import AreaMaps

/// How a chart looks.
public struct ChartStyle: Hashable, Sendable {
  /// What the chart lies on.
  public var paper: Colour
  /// Text and axes.
  public var ink: Colour
  /// Text that is less important.
  public var soft: Colour
  /// The lines of the grid, which are decoration.
  public var line: Colour
  /// What the chart is about.
  public var accent: Colour
  /// What it is compared with.
  public var second: Colour
  /// The fonts, as CSS has them.
  public var fontFamily: String

  /// Makes a style; without arguments that of the house.
  public init(
    paper: Colour = Colour(red: 0xfb, green: 0xf7, blue: 0xf0),
    ink: Colour = Colour(red: 0x24, green: 0x1f, blue: 0x1a),
    soft: Colour = Colour(red: 0x62, green: 0x58, blue: 0x4d),
    line: Colour = Colour(red: 0xe4, green: 0xd9, blue: 0xc9),
    accent: Colour = Colour(red: 0xad, green: 0x43, blue: 0x1a),
    second: Colour = Colour(red: 0x23, green: 0x48, blue: 0x5c), fontFamily: String = "inherit"
  ) {
    self.paper = paper
    self.ink = ink
    self.soft = soft
    self.line = line
    self.accent = accent
    self.second = second
    self.fontFamily = fontFamily
  }

  /// What a reader with weak sight could not see of a chart in these colours: text needs 4.5, marks 3 (WCAG 2.2,
  /// criteria 1.4.3 and 1.4.11).
  public var contrastProblems: [ContrastProblem] {
    [(ink, 4.5), (soft, 4.5), (accent, 3), (second, 3)].compactMap {
      ContrastProblem($0, against: paper, needed: $1)
    }
  }
}
