import IndicatorSchema

/// A column of the report: an indicator and how it is printed.
struct ReportColumn: Sendable {
  /// The position in the frame.
  let position: Int
  let indicator: Indicator
  let format: ColumnFormat
  /// Whether areas are put in order by it.
  let isIndex: Bool
  /// What readers call it.
  let label: String
  /// The label with the unit, for the head of a table; a unit that the label already names is left out.
  let labelWithUnit: String

  init(position: Int, indicator: Indicator, format: ColumnFormat, isIndex: Bool, _ language: Language) {
    self.position = position
    self.indicator = indicator
    self.format = format
    self.isIndex = isIndex
    label = language.text(indicator.label)
    let unit = language.unit(indicator.unit)
    let isNamed = indicator.unit == .count || indicator.unit == .score || label.contains(unit)
    labelWithUnit = isNamed ? label : "\(label) (\(unit))"
  }

  var id: IndicatorID { indicator.id }

  /// Whether it stands by itself and is no more than a remark on another.
  var isFigure: Bool { indicator.facet == nil }

  /// The label without what stands between brackets behind it, for a sentence.
  var shortLabel: String {
    guard let bracket = label.firstRange(of: " ("), label.hasSuffix(")") else { return label }
    return String(label[..<bracket.lowerBound])
  }

  /// Whether areas of different size can be compared by it: not a count of people or things.
  var isComparable: Bool { indicator.unit != .count }

  /// Whether it may be said to stand out: never background such as age or origin, nor a score.
  var canStandOut: Bool {
    isFigure && isComparable && indicator.polarity != .context && indicator.unit != .score
      && indicator.domain != "origin"
  }

  /// Whether the most vulnerable area has the highest value.
  var highestFirst: Bool { indicator.polarity != .better }
}
