import IndicatorSchema
import PageTemplates

/// What the letters and words at figures mean: those that occur in the report.
struct StatusLegend {
  let report: Report

  var views: [View] {
    let language = report.language
    let shown = report.figures.map { report.frame.columns[$0.position] }
    let occurring = CellStatus.allCases.filter { status in shown.contains { $0.statuses.contains(status) } }
    return occurring.map { status in
      let sign = language.mark(status).map { "\($0.letter) (\($0.word))" }
      return [
        "sign": .text(sign ?? (status.hasValue ? language("status.plain") : language.noValue(status))),
        "meaning": .text(language("status.\(status.name)")),
      ]
    }
  }
}
