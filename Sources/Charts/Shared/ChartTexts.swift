/// The texts of a chart, in the language of the page.
public struct ChartTexts: Hashable, Sendable {
  /// What the chart is of.
  public var title: String
  /// What one sees on it, for who can't.
  public var description: String

  /// Makes texts.
  public init(title: String, description: String) {
    self.title = title
    self.description = description
  }
}
