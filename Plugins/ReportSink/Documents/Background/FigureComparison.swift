import IndicatorSchema

/// A figure of an area beside that of a larger one, in a line: `Laag inkomen: 42%. Dat is hoger dan in heel
/// Nederland: 40%.`
struct FigureComparison {
  let report: Report
  private var language: Language { report.language }

  /// The line for a figure; nil where the area has none.
  func line(_ row: Int, _ column: ReportColumn, against references: [Int]) -> String? {
    guard let own = report.quantity(row, column) else { return nil }
    var values = ["label": column.shortLabel, "value": text(own, column)]
    guard let reference = references.first(where: { report.value($0, column) != nil }),
      let other = report.quantity(reference, column)
    else { return language("background.line_alone", values) }
    values["reference"] = text(other, column)
    values["whole"] = Sentences(report: report).whole(reference)
    return language(key(own, other, column), values)
  }

  /// A difference that the interval does not rule out is not called one.
  private func key(_ own: Quantity, _ other: Quantity, _ column: ReportColumn) -> String {
    if !own.isSure, own.lower <= other.value, other.value <= own.upper { return "background.line_unsure" }
    if text(own, column) == text(other, column) { return "background.line_same" }
    return own.value > other.value ? "background.line_higher" : "background.line_lower"
  }

  /// A figure with its unit, as exactly as its interval allows.
  func text(_ quantity: Quantity, _ column: ReportColumn) -> String {
    guard !quantity.isSure else { return column.format.full(quantity.value) }
    switch column.indicator.unit {
    case .percent: return quantity.percent(language)
    case .count: return quantity.text(language)
    default: return column.format.full(quantity.value)
    }
  }
}
