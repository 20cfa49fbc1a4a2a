import IndicatorSchema
import PageTemplates
import Wording

/// What every page has around its own parts.
struct PageFrame: Sendable {
  private let report: Report
  /// What pages of one kind have in common, made once: the texts and the style are the same on thousands of pages.
  private let shared: View
  /// The rules of the pages.
  let style: String

  /// Prepares the pages of one kind.
  ///
  /// - Parameter style: The rules of this kind of page, which come behind those of every page.
  init(report: Report, style: String = "") {
    self.report = report
    self.style = report.style.css + PageText.style + style
    shared = [
      "brand": .view(PageFrame.brand(report)), "reportTitle": .text(report.title),
      "period": .text(report.period?.description),
      "generator": .text("peil \(report.facts.version)"), "version": .text(report.facts.version),
      "pipeline": .text(report.facts.pipeline), "pipelineSHA256": .text(report.facts.pipelineSHA256),
      "lang": .text(report.language.code.rawValue), "style": .markup(self.style),
      "t": .view(View(report.language.wording)),
    ]
  }

  /// Of whom the page is: a logo, or a name; nil without a house style.
  private static func brand(_ report: Report) -> View? {
    let style = report.style
    guard style.logo != nil || style.name != nil else { return nil }
    return [
      "logo": .view(style.logo.map { ["address": .text($0.address), "alt": .text($0.alt)] }),
      "name": .text(style.logo == nil ? style.name : nil),
    ]
  }

  /// The names a page starts from.
  ///
  /// - Parameters:
  ///   - depth: How many folders down from the index the page lies.
  ///   - script: What makes the page easier to use; it is complete without.
  func view(title: String, depth: Int, script: PageScript? = nil) -> View {
    let period = report.period.map { " \($0)" } ?? ""
    let full = title == report.title ? title : "\(title) – \(report.title)"
    var view = shared
    view["pageTitle"] = .text(full.hasSuffix(period) ? full : full + period)
    view["root"] = .text(String(repeating: "../", count: depth))
    view["script"] = .markup(script?.text)
    view["scriptHash"] = .text(script?.hash)
    return view
  }
}

extension View {
  /// The texts of a language that need nothing filled in, for templates; dots in keys become underscores.
  init(_ wording: Wording) {
    self.init()
    for (key, text) in wording.texts where text.names.isEmpty {
      self[key.replacing(".", with: "_")] = .text(text.source)
    }
  }
}
