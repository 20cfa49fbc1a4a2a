import IndicatorSchema
import PageTemplates
import Praatplaat

/// The praatplaten: one page for the table, for each municipality with an estimate.
struct PosterPages: Sendable {
  private let report: Report
  private let map: MapView
  private let templates: TemplateLibrary

  init(report: Report, map: MapView, templates: TemplateLibrary) {
    self.report = report
    self.map = map
    self.templates = templates
  }

  /// The page of a municipality; nil without an estimate.
  ///
  /// - Throws: `Diagnostic` when it has more words than a reader takes in.
  func poster(of municipality: Municipality, on paper: ReportFields.Paper) throws -> Poster? {
    guard let estimate = report.estimate(municipality.row) else { return nil }
    var content = PosterTexts(report: report, municipality: municipality, estimate: estimate, map: map)
      .content
    content.fit()
    guard content.words <= PosterContent.wordLimit else {
      throw Diagnostic(
        .invalidValue,
        "the praatplaat of \(municipality.name) has \(content.words) words, \(PosterContent.wordLimit) fit",
        hint: "shorten consequences, library or source, or name fewer costs")
    }
    return Poster(content: content, style: report.style.posterStyle, paper: paper == .a4 ? .a4 : .a3)
  }

  /// The page as a drawing.
  func svg(_ poster: Poster) throws -> String { try poster.svg(templates: templates) }

  /// The page as a document to print.
  func html(_ poster: Poster) throws -> String { try poster.html(templates: templates) }
}
