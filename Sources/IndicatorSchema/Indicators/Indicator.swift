/// A social indicator: what is measured, in which unit, and how to read it.
public struct Indicator: Hashable, Sendable {
  /// The name in pipelines and frames.
  public let id: IndicatorID
  /// What readers call it.
  public var label: LocalizedText
  /// What exactly is counted.
  public var definition: LocalizedText?
  /// The unit of every value in a frame.
  public var unit: Unit
  /// Which way it points when it is scored.
  public var polarity: Polarity
  /// The theme it belongs to, such as `income`.
  public var domain: String
  /// The indicator that counts the cases, for a share.
  public var numerator: IndicatorID?
  /// The indicator that counts the population of a share: its own weight when areas are added up.
  public var denominator: IndicatorID?
  /// The values that can occur; a value outside is an error of the source.
  public var validRange: ClosedRange<Double>?
  /// Periods from which figures are not comparable with earlier ones.
  public var breaks: [SeriesBreak]
  /// How the figure of an area follows from those of its parts.
  public var statistic: Statistic
  /// What it says about another indicator; nil for one that stands by itself.
  public var facet: Facet?

  /// Makes an indicator; what is not given is unknown.
  public init(
    id: IndicatorID, label: LocalizedText, definition: LocalizedText? = nil, unit: Unit, polarity: Polarity,
    domain: String, numerator: IndicatorID? = nil, denominator: IndicatorID? = nil,
    validRange: ClosedRange<Double>? = nil, breaks: [SeriesBreak] = [], statistic: Statistic? = nil,
    facet: Facet? = nil
  ) {
    self.id = id
    self.label = label
    self.definition = definition
    self.unit = unit
    self.polarity = polarity
    self.domain = domain
    self.numerator = numerator
    self.denominator = denominator
    self.validRange = validRange
    self.breaks = breaks
    self.statistic = statistic ?? Statistic(of: unit)
    self.facet = facet
  }
}

/// A break in a series: from this period on, figures are not comparable with earlier ones.
public struct SeriesBreak: Hashable, Sendable {
  /// The first period after the break.
  public let from: Period
  /// What changed.
  public let note: String

  /// Makes a break.
  public init(from: Period, note: String) {
    self.from = from
    self.note = note
  }
}
