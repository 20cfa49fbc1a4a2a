/// Two colours that are too much alike for what they have to show.
public struct ContrastProblem: Hashable, Sendable {
  /// What has to be seen.
  public let colour: Colour
  /// What it has to be seen against.
  public let against: Colour
  /// The contrast they have.
  public let contrast: Double
  /// The contrast they need.
  public let needed: Double

  /// The problem of two colours; nil when they contrast enough.
  public init?(_ colour: Colour, against: Colour, needed: Double) {
    let contrast = colour.contrast(with: against)
    guard contrast < needed else { return nil }
    (self.colour, self.against, self.contrast, self.needed) = (colour, against, contrast, needed)
  }
}

extension MapStyle {
  /// What a reader with weak sight could not see of a map in these colours; none when all is well.
  ///
  /// Each area needs a border that stands out against it, and has to stand out against the page, itself or by its
  /// border (3, WCAG 2.2 criterion 1.4.11); so do outlines against what sets them off, and the hatching. Numbers
  /// are white or black, whichever reads, and always have 4.5.
  public var contrastProblems: [ContrastProblem] {
    let pairs =
      [(hatch, background), (ink, lightInk)]
      + colours.flatMap { colour in
        let border = border(on: colour)
        return [(border, colour), (background.mostContrasting(of: [colour, border]), background)]
      }
    return pairs.compactMap { ContrastProblem($0, against: $1, needed: 3) }
  }
}
