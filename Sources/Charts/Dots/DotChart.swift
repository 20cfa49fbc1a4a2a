import AreaMaps
import Markup

/// A ranked chart: for each area a dot with its interval on a line, and what to compare it with.
public struct DotChart: Sendable {
  /// An area.
  public struct Row: Hashable, Sendable {
    /// Its name.
    public var label: String
    /// Its figure, and its interval as far as it is known.
    public var value, lower, upper: Double?
    /// The figure as it is written; what stands instead of a figure for a row without one. Nil: nothing, and for a
    /// row without a figure the text of the chart.
    public var valueText: String?
    /// What may be said of it.
    public var mark: ChartMark
    /// The part of the page that a click leads to, such as `#WK085501`; nil for none.
    public var fragment: String?
    /// What a reader is told of it, starting with its name.
    public var title: String

    /// Makes a row.
    public init(
      label: String, value: Double?, lower: Double? = nil, upper: Double? = nil, valueText: String? = nil,
      mark: ChartMark = .ordinary, fragment: String? = nil, title: String
    ) {
      self.label = label
      self.value = value
      self.lower = lower
      self.upper = upper
      self.valueText = valueText
      self.mark = mark
      self.fragment = fragment
      self.title = title
    }
  }

  /// The areas, in the order in which they stand under each other.
  public var rows: [Row]
  /// What they are compared with.
  public var references: [Reference]
  /// The axis.
  public var axis: ChartAxis
  /// What signs mean; the caller leaves out what is not on the chart.
  public var legend: [LegendEntry]
  /// The texts.
  public var texts: ChartTexts
  /// The colours and fonts.
  public var style: ChartStyle
  /// The width in pixels. Below 480 names stand above their lines, for a telephone.
  public var width: Int
  /// The start of every `id` in the picture.
  public var idPrefix: String

  /// Makes a chart.
  public init(
    rows: [Row], references: [Reference] = [], axis: ChartAxis, legend: [LegendEntry] = [],
    texts: ChartTexts, style: ChartStyle = ChartStyle(), width: Int = 720, idPrefix: String
  ) {
    self.rows = rows
    self.references = references
    self.axis = axis
    self.legend = legend
    self.texts = texts
    self.style = style
    self.width = width
    self.idPrefix = idPrefix
  }

  /// The picture: an `svg` element, the same bytes for the same chart.
  ///
  /// With links it is a group, not an image: what is in an image can't be reached.
  public func svg() -> String {
    let canvas = Canvas(width: width, texts: texts, style: style, prefix: idPrefix)
    guard !rows.isEmpty else { return canvas.empty() }
    return DotDrawing(self, DotLayout(self)).svg(on: canvas)
  }
}
