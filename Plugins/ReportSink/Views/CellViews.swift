import IndicatorSchema
import PageTemplates

// The views of single figures.

extension Report {
  /// A figure in a table: its number, what marks it, and its interval.
  func cell(_ row: Int?, _ column: ReportColumn) -> View {
    guard let row else {
      return ["text": .text("–"), "none": .flag(true), "mark": .view(nil), "interval": .text(nil)]
    }
    let status = status(row, column)
    guard let value = value(row, column) else {
      return [
        "text": .text(DutchWords.noValue(status)), "none": .flag(true), "mark": .view(nil),
        "interval": .text(nil),
      ]
    }
    return [
      "text": .text(column.format.plain(value)), "none": .flag(false),
      "mark": .view(DutchWords.mark(status).map { ["letter": .text($0.letter), "word": .text($0.word)] }),
      "interval": .text(interval(row, column)),
    ]
  }

  /// A figure beside a chart: its number with a short unit, or why there is none.
  func shortText(_ row: Int, _ column: ReportColumn) -> String {
    let status = status(row, column)
    guard let value = value(row, column) else { return DutchWords.noValue(status) }
    return column.format.short(value) + (DutchWords.mark(status).map { " " + $0.letter } ?? "")
  }

  private func interval(_ row: Int, _ column: ReportColumn) -> String? {
    bounds(row, column).map { column.format.plain($0.lowerBound) + "–" + column.format.plain($0.upperBound) }
  }
}
