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

  /// Makes a style.
  public init(paper: Colour, ink: Colour, soft: Colour, line: Colour, accent: Colour, second: Colour) {
    self.paper = paper
    self.ink = ink
    self.soft = soft
    self.line = line
    self.accent = accent
    self.second = second
  }

  /// What a reader with weak sight could not see of a chart in these colours: text needs 4.5, marks 3 (WCAG 2.2,
  /// criteria 1.4.3 and 1.4.11).
  public var contrastProblems: [ContrastProblem] {
    [(ink, 4.5), (soft, 4.5), (accent, 3), (second, 3)].compactMap {
      ContrastProblem($0, against: paper, needed: $1)
    }
  }
}
