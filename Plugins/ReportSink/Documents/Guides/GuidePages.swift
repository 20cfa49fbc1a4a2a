import IndicatorSchema
import PageTemplates

/// The guides for talks, each for a portfolio: the same figures with other weight.
struct GuidePages: Sendable {
  private let report: Report
  private let frame: PageFrame

  /// Prepares what all guides share.
  init(report: Report) {
    self.report = report
    frame = PageFrame(report: report)
  }

  /// The guide of a municipality for a portfolio.
  func page(of municipality: Municipality, for portfolio: ReportFields.Portfolio) -> View {
    var view = frame.view(title: municipality.name, depth: 1)
    view["name"] = .text(municipality.name)
    return view
  }
}
