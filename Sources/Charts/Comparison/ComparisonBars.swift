import AreaMaps
import Markup

/// One figure of a few places under each other: the municipality, the province, the country.
public struct ComparisonBars: Sendable {
  /// A place.
  public struct Row: Hashable, Sendable {
    /// Its name.
    public var label: String
    /// Its figure, and its interval as far as it is known.
    public var value, lower, upper: Double?
    /// The figure as it is written; for a place without one what stands instead.
    public var valueText: String
    /// Whether the chart is about it.
    public var isOwn: Bool

    /// Makes a place.
    public init(
      label: String, value: Double?, lower: Double? = nil, upper: Double? = nil, valueText: String,
      isOwn: Bool = false
    ) {
      self.label = label
      self.value = value
      self.lower = lower
      self.upper = upper
      self.valueText = valueText
      self.isOwn = isOwn
    }
  }

  /// The places.
  public var rows: [Row]
  /// The axis, whose numbers are not shown: figures stand beside their bars. One that does not start at nought has
  /// dots instead of bars, whose lengths would mislead.
  public var axis: ChartAxis
  /// The texts.
  public var texts: ChartTexts
  /// The colours and fonts.
  public var style: ChartStyle
  /// The width in pixels. Below 260 names stand above their bars.
  public var width: Int
  /// The start of every `id` in the picture.
  public var idPrefix: String

  /// Makes a chart.
  public init(
    rows: [Row], axis: ChartAxis, texts: ChartTexts, style: ChartStyle = ChartStyle(), width: Int = 340,
    idPrefix: String
  ) {
    self.rows = rows
    self.axis = axis
    self.texts = texts
    self.style = style
    self.width = width
    self.idPrefix = idPrefix
  }

  /// The picture: an `svg` element, the same bytes for the same chart.
  public func svg() -> String {
    let canvas = Canvas(width: width, texts: texts, style: style, prefix: idPrefix)
    guard !rows.isEmpty else { return canvas.empty() }
    return ComparisonDrawing(self).svg(on: canvas)
  }
}
