import IndicatorSchema
import PageTemplates

/// The charts of the areas of a municipality.
struct AreaCharts: Sendable {
  let report: Report

  init(report: Report) { self.report = report }

  /// The charts; nil where there is nothing to draw.
  func view(of municipality: Municipality) -> View? { nil }
}
