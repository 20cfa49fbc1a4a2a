import IndicatorSchema
import Markup
import PageTemplates

/// A *praatplaat*: one page that a librarian puts on the table of an alderman.
public struct Poster: Sendable {
  /// What stands on it.
  public var content: PosterContent
  /// Its colours and fonts.
  public var style: PosterStyle
  /// What it is printed on.
  public var paper: PosterPaper
  /// The start of every `id` on the page.
  public var idPrefix: String

  /// Makes a page.
  public init(
    content: PosterContent, style: PosterStyle = PosterStyle(), paper: PosterPaper = .a4,
    idPrefix: String = "praatplaat"
  ) {
    (self.content, self.style, self.paper, self.idPrefix) = (content, style, paper, idPrefix)
  }

  /// The templates of the page, each of which can be replaced by one of its name behind it.
  public static let templates: [TemplateLibrary.Source] = [
    ("praatplaat", PackageResources.praatplaat_mustache),
    ("praatplaat-page", PackageResources.praatplaat_page_mustache),
    ("praatplaat-text", PackageResources.praatplaat_text_mustache),
    ("praatplaat-people", PackageResources.praatplaat_people_mustache),
    ("praatplaat-icons", PackageResources.praatplaat_icons_mustache),
    ("praatplaat-mark", PackageResources.praatplaat_mark_mustache),
  ].map { TemplateLibrary.Source(name: $0.0, text: String(decoding: $0.1, as: UTF8.self)) }

  /// The page as a drawing: an `svg` element.
  ///
  /// - Throws: `Diagnostic` when there is more text than fits.
  public func svg(templates: TemplateLibrary) throws -> String {
    try svgs(on: [paper], templates: templates).first ?? ""
  }

  /// The page as drawings for sheets of several sizes, laid out once: a larger sheet has the same page, larger.
  ///
  /// - Throws: `Diagnostic` when there is more text than fits.
  public func svgs(on papers: [PosterPaper], templates: TemplateLibrary) throws -> [String] {
    let view = try view()
    return papers.map { paper in
      templates.render(view.adding(paper.view), "praatplaat")
    }
  }

  /// The page as a document to print, alone on its sheet.
  ///
  /// - Throws: `Diagnostic` when there is more text than fits.
  public func html(templates: TemplateLibrary) throws -> String {
    html(around: try svg(templates: templates), templates: templates)
  }

  /// A document to print around a drawing that was made already.
  public func html(around svg: String, templates: TemplateLibrary) -> String {
    templates.render(frame.adding(["drawing": .markup(svg)]), "praatplaat-page")
  }

  /// What drawing and document both have.
  private var frame: View {
    let frame: View = [
      "language": .text(content.language), "title": .text(content.eyebrow),
      "style": .view(style.view),
    ]
    return frame.adding(paper.view)
  }

  private func view() throws -> View {
    let layout = try PosterLayout(content, style)
    let description = [content.headline, content.share, content.range].compactMap { $0 }
    var view = frame.adding([
      "id": .text(idPrefix), "description": .text(description.joined(separator: " ")),
      "pageWidth": .text(Page.width.tenths), "pageHeight": .text(Page.height.tenths),
    ])
    for name in PosterLayout.blockNames { view[name] = .view(nil) }
    for block in layout.blocks { view[block.name] = .view(block.view.adding(["box": .view(block.box.view)])) }
    return view
  }
}

extension PosterStyle {
  /// What the template colours the page with.
  var view: View {
    [
      "background": .text(background.hex), "onBackground": .text(onBackground.hex),
      "highlight": .text(highlight.hex), "paper": .text(paper.hex), "ink": .text(ink.hex),
      "soft": .text(soft.hex), "accent": .text(accent.hex),
      "questionBackground": .text(questionBackground.hex), "onQuestion": .text(onQuestion.hex),
      "font": .text(fontFamily),
    ]
  }
}
