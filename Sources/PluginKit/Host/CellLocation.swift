import IndicatorSchema

/// Where in an input the figure of an area stands.
public struct CellLocation: Hashable, Sendable {
  /// The indicator.
  public var indicator: IndicatorID
  /// The area.
  public var area: AreaCode
  /// The period.
  public var period: Period
  /// File, line and column (as far as the format has them), and the name of the field.
  public var place: Place
  /// The number of the record in its input, from 1, headers not counted.
  public var record: Int
  /// The figure as it is written there; nil where the record does not have the field.
  public var text: String?

  /// Makes a location.
  public init(
    indicator: IndicatorID, area: AreaCode, period: Period, place: Place, record: Int, text: String?
  ) {
    self.indicator = indicator
    self.area = area
    self.period = period
    self.place = place
    self.record = record
    self.text = text
  }
}
