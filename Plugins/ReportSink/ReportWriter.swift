import IndicatorSchema
import PageTemplates

/// Writes the files of a report; each municipality by itself, on any thread.
struct ReportWriter: Sendable {
  private let report: Report
  private let folder: PageFolder
  private let templates: TemplateLibrary
  private let pages: MunicipalityPages
  private let background: BackgroundPages
  private let guides: GuidePages
  private let posters: PosterPages
  private let map: MapView
  private var documents: Set<ReportFields.Document> { report.settings.documents }

  init(report: Report, maps: LoadedMaps, templates: TemplateLibrary, folder: PageFolder) {
    self.report = report
    self.folder = folder
    self.templates = templates
    map = MapView(report: report, maps: maps)
    pages = MunicipalityPages(report: report, maps: maps)
    background = BackgroundPages(report: report, maps: maps)
    guides = GuidePages(report: report)
    posters = PosterPages(report: report, map: map, templates: templates)
  }

  /// Writes what is about all municipalities.
  ///
  /// - Returns: The rows recorded in it.
  func writeOverview() throws -> Int {
    let index = try page(IndexPage(report: report, map: map).view, "index", PageName.index)
    if report.municipalities.count > 1 {
      _ = try page(ComparisonPage(report: report).view, "comparison-page", PageName.comparison)
    }
    _ = try page(MethodPage(report: report).view, "method", PageName.method)
    return index
  }

  /// Writes what is about one municipality.
  ///
  /// - Returns: The rows recorded in it.
  func write(_ municipality: Municipality) throws -> Int {
    let name = PageName.folder(of: municipality.code)
    try folder.make(name)
    let rows = try page(pages.page(of: municipality), "municipality", name + "/" + PageName.index)
    if documents.contains(.praatplaat) {
      for paper in report.settings.poster.papers {
        guard let poster = try posters.poster(of: municipality, on: paper) else { continue }
        try folder.write(try posters.svg(poster), to: name + "/" + PageName.poster(paper))
      }
    }
    if documents.contains(.background) {
      _ = try page(background.page(of: municipality), "background", name + "/" + PageName.background)
    }
    if documents.contains(.guide) {
      for guide in guides.pages(of: municipality) {
        _ = try page(guide.view, "guide", name + "/" + PageName.guide(guide.portfolio))
      }
    }
    return rows
  }

  private func page(_ view: View, _ template: String, _ file: String) throws -> Int {
    try folder.write(templates.render(view, template), to: file)
    return try folder.countRows(in: file)
  }
}
