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
  func poster(of municipality: Municipality) throws -> Poster? {
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
    return Poster(content: content, style: report.style.posterStyle)
  }

  /// The page as a drawing, on sheets of several sizes.
  func svgs(_ poster: Poster, on papers: [ReportFields.Paper]) throws -> [String] {
    try poster.svgs(on: papers.map(size), templates: templates)
  }

  /// The page as a document to print.
  func html(_ poster: Poster, on paper: ReportFields.Paper, around svg: String) -> String {
    var poster = poster
    poster.paper = size(paper)
    return poster.html(around: svg, templates: templates)
  }

  private func size(_ paper: ReportFields.Paper) -> PosterPaper { paper == .a4 ? .a4 : .a3 }
}
