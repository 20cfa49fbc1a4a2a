import IndicatorSchema
import PageTemplates

/// The documents beside the page of a municipality.
struct DocumentLinks {
  let report: Report

  /// A link for each that is made.
  ///
  /// - Parameter here: The document that the links stand in, which needs none to itself.
  func views(of municipality: Municipality, except here: String? = nil) -> [View] {
    let settings = report.settings
    let language = report.language
    var links: [(key: String, file: String)] = []
    if settings.documents.contains(.praatplaat), report.estimate(municipality.row) != nil {
      links += settings.poster.papers.map { ("document.praatplaat_\($0.rawValue)", PageName.poster($0)) }
    }
    if settings.documents.contains(.background) { links.append(("document.background", PageName.background)) }
    if settings.documents.contains(.guide) {
      links += settings.portfolios.map { ("document.guide_\($0.rawValue)", PageName.guide($0)) }
    }
    if report.extras.contains(.pdf) { links += printed(municipality) }
    if settings.documents.contains(.data) {
      links.append(("document.csv", PageName.csv))
      if report.extras.contains(.geojson) { links.append(("document.geojson", PageName.geojson)) }
      links.append(("document.package", PageName.package))
    }
    return links.filter { $0.file != here }.map {
      ["label": .text(language($0.key)), "file": .text($0.file)]
    }
  }

  private func printed(_ municipality: Municipality) -> [(key: String, file: String)] {
    let documents = report.settings.documents
    var links: [(key: String, file: String)] = []
    if documents.contains(.praatplaat), report.estimate(municipality.row) != nil {
      links += report.settings.poster.papers.map {
        ("document.praatplaat_\($0.rawValue)_pdf", PageName.pdf(PageName.poster($0)))
      }
    }
    if documents.contains(.background) {
      links.append(("document.background_pdf", PageName.pdf(PageName.background)))
    }
    return links
  }
}
