import IndicatorSchema

/// A column of the report: an indicator and how it is printed.
struct ReportColumn {
  /// The position in the frame.
  let position: Int
  let indicator: Indicator
  let format: ColumnFormat
  /// Whether areas are put in order by it.
  let isIndex: Bool

  /// What readers call it.
  var label: String { indicator.label.nl }

  /// The label with the unit, for the head of a table; a unit that the label already names is left out.
  var labelWithUnit: String {
    switch indicator.unit {
    case .count, .score: label
    default: label.contains(indicator.unit.dutchLabel) ? label : "\(label) (\(indicator.unit.dutchLabel))"
    }
  }

  /// Whether areas of different size can be compared by it: not a count of people or things.
  var isComparable: Bool { indicator.unit != .count }

  /// Whether it may be said to stand out: never background such as age or origin, nor a score.
  var canStandOut: Bool { isComparable && indicator.polarity != .context && indicator.unit != .score }

  /// Whether the most vulnerable area has the highest value.
  var highestFirst: Bool { indicator.polarity != .better }
}
