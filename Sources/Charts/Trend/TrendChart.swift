import AreaMaps
import Markup

/// How a figure went over the years: a line for each of a few places, with its band where that is known.
public struct TrendChart: Sendable {
  /// A figure of a period.
  public struct Point: Hashable, Sendable {
    /// The period, as a number: a year, or part of one.
    public var x: Double
    /// The figure, and its interval as far as it is known.
    public var value, lower, upper: Double?

    /// Makes a figure.
    public init(x: Double, value: Double?, lower: Double? = nil, upper: Double? = nil) {
      self.x = x
      self.value = value
      self.lower = lower
      self.upper = upper
    }
  }

  /// A place, such as the municipality or the country.
  public struct Series: Hashable, Sendable {
    /// Its name, which stands at the end of its line.
    public var label: String
    /// Its figures, in the order of the periods.
    public var points: [Point]
    /// The last figure as it is written; nil for nothing.
    public var lastText: String?

    /// Makes a place.
    public init(label: String, points: [Point], lastText: String? = nil) {
      self.label = label
      self.points = points
      self.lastText = lastText
    }
  }

  /// A period that is named below the chart.
  public struct Period: Hashable, Sendable {
    /// The period, as a number.
    public var x: Double
    /// Its name.
    public var text: String

    /// Makes a period.
    public init(x: Double, text: String) {
      self.x = x
      self.text = text
    }
  }

  /// A period from which figures are not comparable with earlier ones.
  public struct Break: Hashable, Sendable {
    /// The first period of the new figures.
    public var before: Double
    /// What a reader is told of it.
    public var title: String

    /// Makes a break.
    public init(before: Double, title: String) {
      self.before = before
      self.title = title
    }
  }

  /// The places: the first is what the chart is about, the others it is compared with.
  public var series: [Series]
  /// The periods that are named.
  public var periods: [Period]
  /// Where lines are broken.
  public var breaks: [Break]
  /// The axis of the figures.
  public var axis: ChartAxis
  /// The texts.
  public var texts: ChartTexts
  /// The colours and fonts.
  public var style: ChartStyle
  /// The size in pixels; the height is that of the lines, without what stands below them.
  public var width, height: Int
  /// The start of every `id` in the picture.
  public var idPrefix: String

  /// Makes a chart.
  public init(
    series: [Series], periods: [Period], breaks: [Break] = [], axis: ChartAxis, texts: ChartTexts,
    style: ChartStyle = ChartStyle(), width: Int = 360, height: Int = 130, idPrefix: String
  ) {
    self.series = series
    self.periods = periods
    self.breaks = breaks
    self.axis = axis
    self.texts = texts
    self.style = style
    self.width = width
    self.height = height
    self.idPrefix = idPrefix
  }

  /// The picture: an `svg` element, the same bytes for the same chart.
  public func svg() -> String {
    let canvas = Canvas(width: width, texts: texts, style: style, prefix: idPrefix)
    guard let layout = TrendLayout(self) else { return canvas.empty() }
    return TrendDrawing(self, layout).svg(on: canvas)
  }
}
