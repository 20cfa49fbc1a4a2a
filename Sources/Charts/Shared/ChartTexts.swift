/// The texts of a chart, in the language of the page.
public struct ChartTexts: Hashable, Sendable {
  /// What the chart is of.
  public var title: String
  /// What one sees on it, for who can't.
  public var description: String
  /// What stands where there is no figure, and in place of a chart without any.
  public var noFigure: String

  /// Makes texts.
  public init(title: String, description: String, noFigure: String = "–") {
    self.title = title
    self.description = description
    self.noFigure = noFigure
  }
}
