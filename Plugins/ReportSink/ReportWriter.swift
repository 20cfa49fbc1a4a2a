import Foundation
import IndicatorSchema
import PageTemplates
import Praatplaat
import PrintedPages

/// Writes the files of a report; each municipality by itself, on any thread.
struct ReportWriter: Sendable {
  private let report: Report
  private let folder: PageFolder
  private let templates: TemplateLibrary
  private let pages: MunicipalityPages
  private let background: BackgroundPages
  private let guides: GuidePages
  private let posters: PosterPages
  private let data: DataFiles?
  private let pdf: PDFDocuments?
  private let printedStyle: String
  private let map: MapView
  private var documents: Set<ReportFields.Document> { report.settings.documents }
  /// What a reader of the run's log should know.
  let notes: [String]

  init(report: Report, maps: LoadedMaps, templates: TemplateLibrary, folder: PageFolder) {
    self.folder = folder
    self.templates = templates
    let data = report.settings.documents.contains(.data) ? DataFiles(report: report, maps: maps) : nil
    let printer = report.settings.wantsPDF ? PDFPrinter.find() : nil
    var report = report
    if data?.hasMap == true { report.extras.insert(.geojson) }
    if printer != nil { report.extras.insert(.pdf) }
    notes = [
      data?.problem,
      report.settings.wantsPDF && printer == nil
        ? "no PDF: the program 'weasyprint' is not installed; it is in the Debian package of that name" : nil,
    ].compactMap { $0 }
    (self.report, self.data) = (report, data)
    pdf = printer.map { PDFDocuments(printer: $0, folder: folder) }
    map = MapView(report: report, maps: maps)
    pages = MunicipalityPages(report: report, maps: maps)
    background = BackgroundPages(report: report, maps: maps)
    printedStyle = printer == nil ? "" : PrintedStyle.resolved(background.style)
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
    if documents.contains(.praatplaat) { try writePosters(municipality, to: name) }
    if documents.contains(.background) { try writeBackground(municipality, to: name) }
    if documents.contains(.guide) {
      for guide in guides.pages(of: municipality) {
        _ = try page(guide.view, "guide", name + "/" + PageName.guide(guide.portfolio))
      }
    }
    for file in data?.files(of: municipality) ?? [] {
      try folder.write(Data(file.bytes), to: name + "/" + file.name)
    }
    return rows
  }

  private func writePosters(_ municipality: Municipality, to name: String) throws {
    guard let poster = try posters.poster(of: municipality) else { return }
    let papers = report.settings.poster.papers
    for (paper, svg) in zip(papers, try posters.svgs(poster, on: papers)) {
      let file = name + "/" + PageName.poster(paper)
      try folder.write(svg, to: file)
      try pdf?.print(posters.html(poster, on: paper, around: svg), to: PageName.pdf(file))
    }
  }

  private func writeBackground(_ municipality: Municipality, to name: String) throws {
    let file = name + "/" + PageName.background
    var view = background.page(of: municipality)
    _ = try page(view, "background", file)
    guard let pdf else { return }
    view["style"] = .markup(printedStyle)
    try pdf.print(templates.render(view, "background"), to: PageName.pdf(file))
  }

  private func page(_ view: View, _ template: String, _ file: String) throws -> Int {
    try folder.write(templates.render(view, template), to: file)
    return try folder.countRows(in: file)
  }
}
