import IndicatorSchema
import PageTemplates

/// The background documents: all details of a municipality, in ten chapters.
struct BackgroundPages: Sendable {
  private let report: Report
  private let frame: PageFrame

  /// Prepares what all documents share.
  init(report: Report, maps: LoadedMaps) {
    self.report = report
    frame = PageFrame(report: report)
  }

  /// The document of a municipality.
  func page(of municipality: Municipality) -> View {
    var view = frame.view(title: municipality.name, depth: 1)
    view["name"] = .text(municipality.name)
    return view
  }
}
