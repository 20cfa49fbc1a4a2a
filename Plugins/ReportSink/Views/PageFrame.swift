import IndicatorSchema
import PageTemplates

/// What every page has around its own parts.
struct PageFrame {
  private let report: Report
  /// The explanation, which is the same on every page.
  private let method: View

  init(report: Report) {
    self.report = report
    method = MethodView(report: report).view
  }

  /// The names a page starts from.
  func view(title: String) -> View {
    let period = report.period.map { " \($0)" } ?? ""
    return [
      "pageTitle": .text(title == report.title ? title + period : "\(title) – \(report.title)\(period)"),
      "reportTitle": .text(report.title), "period": .text(report.period?.description),
      "generator": .text("peil \(report.facts.version)"), "version": .text(report.facts.version),
      "pipeline": .text(report.facts.pipeline), "pipelineSHA256": .text(report.facts.pipelineSHA256),
      "style": .markup(PageText.style), "method": .view(method),
    ]
  }
}
