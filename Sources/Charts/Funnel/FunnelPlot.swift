import AreaMaps
import Markup

/// A funnel plot: the share of each area against its number of people, with how far chance can take it.
///
/// Limits p0 -/+ z sqrt(phi p0 (1 - p0) / n) with z = 1.960 and 3.090: Spiegelhalter, "Funnel plots for comparing
/// institutional performance", 2005.
public struct FunnelPlot: Sendable {
  /// An area.
  public struct Point: Sendable {
    /// The number of people.
    public var people: Double
    /// The share in percent.
    public var share: Double
    /// What may be said of it.
    public var mark: ChartMark
    /// What a reader is told of it.
    public var title: String
    /// A name that stands beside it, where there is room; nil for none.
    public var label: String?

    /// Makes a point.
    public init(people: Double, share: Double, mark: ChartMark, title: String, label: String? = nil) {
      self.people = people
      self.share = share
      self.mark = mark
      self.title = title
      self.label = label
    }
  }

  /// The words on the chart.
  public struct Words: Sendable {
    /// What the axes measure.
    public var people, share: String
    /// What the line in the middle is, such as `de hele gemeente`.
    public var expected: String
    /// What the narrow and the wide funnel are, for the legend; empty leaves that line out.
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

  /// How the numbers of people are spread over their axis.
  public enum PeopleAxis: Hashable, Sendable {
    /// By square root, from nought: small areas have room, and large ones are seen to be large.
    case squareRoot
    /// By logarithm, for areas of very different sizes.
    case logarithm
  }

  let points: [Point]
  /// The share in percent of all areas together.
  let expected: Double
  let texts: ChartTexts
  let words: Words
  let style: ChartStyle
  let prefix: String
  /// How much more shares differ than chance alone makes them: the limits are so much wider, squared; 1 and below
  /// change nothing.
  public var overdispersion = 1.0
  /// How the numbers of people are spread over their axis.
  public var peopleAxis = PeopleAxis.squareRoot
  /// Whether the axis of shares starts at nought.
  public var startsAtZero = true
  /// What marks mean; the lines of the funnel come after it.
  public var legend: [LegendEntry] = []
  /// The width in pixels; below 480 the picture is taller for its width.
  public var width = 720

  /// Makes a chart; nil without a point, or with an expected share that is not between 0 and 100.
  ///
  /// Points without people, or whose share is no number, are left out.
  public init?(
    points: [Point], expected: Double, texts: ChartTexts, words: Words, style: ChartStyle = ChartStyle(),
    idPrefix: String
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
  public func svg() -> String { FunnelDrawing(self).svg() }

  /// The limits of chance around the expected share.
  func limits(z: Double) -> FunnelLimits {
    FunnelLimits(expected: expected / 100, z: z, overdispersion: overdispersion)
  }
}

/// How far chance can take a share, by the number of people.
struct FunnelLimits {
  private let expected: Double
  /// The distance from the expected share for one person.
  private let spread: Double

  init(expected: Double, z: Double, overdispersion: Double) {
    self.expected = expected
    let factor = overdispersion.isFinite ? max(1, overdispersion) : 1
    spread = z * (factor * expected * (1 - expected)).squareRoot()
  }

  /// The limits in percent for a number of people.
  func callAsFunction(_ people: Double) -> (lower: Double, upper: Double) {
    let distance = spread / people.squareRoot()
    return (100 * (expected - distance), 100 * (expected + distance))
  }

  /// The number of people at which a limit reaches a share in percent; endless at the expected share.
  func people(at share: Double) -> Double {
    let distance = share / 100 - expected
    return (spread / distance) * (spread / distance)
  }
}
