import AreaMaps
import Markup

/// A funnel plot: the share of each area against its number of people, with how far chance can take it.
///
/// Limits p0 -/+ z sqrt(phi p0 (1 - p0) / n) with z = 1.960 and 3.090: Spiegelhalter, "Funnel plots for comparing
/// institutional performance", 2005.
public struct FunnelPlot: Sendable {
  /// What may be said of an area; each has a shape of its own.
  public enum Mark: Sendable {
    case ordinary
    case seeming
    case over
  }

  /// An area.
  public struct Point: Sendable {
    /// The number of people.
    public var people: Double
    /// The share in percent.
    public var share: Double
    public var mark: Mark
    /// What a reader is told of it.
    public var title: String
    /// A name that stands beside it, where there is room; nil for none.
    public var label: String?

    /// Makes a point.
    public init(people: Double, share: Double, mark: Mark, title: String, label: String? = nil) {
      self.people = people
      self.share = share
      self.mark = mark
      self.title = title
      self.label = label
    }
  }

  /// The words on the chart.
  public struct Words: Sendable {
    public var people: String
    public var share: String
    /// What the line in the middle is, such as `de hele gemeente`.
    public var expected: String
    /// What the narrow and the wide funnel are.
    public var narrow, wide: String
    /// How numbers of people and shares are written.
    public var peopleText, shareText: @Sendable (Double) -> String

    /// Makes words.
    public init(
      people: String, share: String, expected: String, narrow: String, wide: String,
      peopleText: @escaping @Sendable (Double) -> String, shareText: @escaping @Sendable (Double) -> String
    ) {
      self.people = people
      self.share = share
      self.expected = expected
      self.narrow = narrow
      self.wide = wide
      self.peopleText = peopleText
      self.shareText = shareText
    }
  }

  let points: [Point]
  /// The share in percent of all areas together.
  let expected: Double
  let texts: ChartTexts
  let words: Words
  let style: ChartStyle
  let prefix: String

  /// Makes a chart; nil without a point, or with an expected share that is not between 0 and 100.
  ///
  /// Points without people, or whose share is no number, are left out.
  public init?(
    points: [Point], expected: Double, texts: ChartTexts, words: Words, style: ChartStyle, idPrefix: String
  ) {
    let drawn = points.filter { $0.people > 0 && $0.people < 1e12 && $0.share >= 0 && $0.share <= 100 }
    guard !drawn.isEmpty, expected > 0, expected < 100 else { return nil }
    self.points = drawn
    self.expected = expected
    self.texts = texts
    self.words = words
    self.style = style
    prefix = idPrefix
  }

  /// The picture: an `svg` element, the same bytes for the same chart.
  public func svg() -> String { FunnelDrawing(self).svg }
}
