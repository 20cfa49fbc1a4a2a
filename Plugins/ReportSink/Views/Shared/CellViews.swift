import IndicatorSchema
import PageTemplates

// The views of single figures.

extension Report {
  /// A figure in a table: its number, what marks it, and its interval.
  func cell(_ row: Int?, _ column: ReportColumn) -> View {
    guard let row else { return noCell("–") }
    let status = status(row, column)
    guard let value = value(row, column) else { return noCell(language.noValue(status)) }
    return [
      "text": .text(text(row, column, value)), "none": .flag(false), "sort": .text(sortKey(value)),
      "mark": .view(language.mark(status).map { ["letter": .text($0.letter), "word": .text($0.word)] }),
      "interval": .text(interval(row, column)),
    ]
  }

  private func noCell(_ text: String) -> View {
    ["text": .text(text), "none": .flag(true), "sort": .text(""), "mark": .view(nil), "interval": .text(nil)]
  }

  /// A number that a script can put in order, however people write it.
  func sortKey(_ value: Double) -> String {
    let tenThousandths = (value * 10_000).rounded()
    return tenThousandths.magnitude < 1e15 ? String(Int(tenThousandths)) : ""
  }

  /// A figure beside a chart: its number with a short unit, or why there is none.
  func shortText(_ row: Int, _ column: ReportColumn) -> String {
    let status = status(row, column)
    guard let value = value(row, column) else { return language.noValue(status) }
    let text = quantity(row, column).map { $0.isSure ? nil : $0 }?.flatMap { quantity in
      column.indicator.unit == .percent ? quantity.percent(language) : nil
    }
    return (text ?? column.format.short(value)) + (language.mark(status).map { " " + $0.letter } ?? "")
  }

  /// A figure as exactly as its interval allows, where it has one.
  private func text(_ row: Int, _ column: ReportColumn, _ value: Double) -> String {
    guard let quantity = quantity(row, column), !quantity.isSure else { return column.format.plain(value) }
    return plain(quantity.value, quantity, column)
  }

  private func interval(_ row: Int, _ column: ReportColumn) -> String? {
    guard let quantity = quantity(row, column), !quantity.isSure else { return nil }
    return plain(quantity.lower, quantity, column) + "–" + plain(quantity.upper, quantity, column)
  }

  private func plain(_ value: Double, _ quantity: Quantity, _ column: ReportColumn) -> String {
    switch column.indicator.unit.dimension {
    case .count, .money: language.rounded(value, width: quantity.width)
    case .share: language.number(value, decimals: min(quantity.decimals, column.format.decimals))
    case .score, .length: column.format.plain(value)
    }
  }
}
