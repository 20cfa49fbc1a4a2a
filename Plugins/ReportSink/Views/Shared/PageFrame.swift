import IndicatorSchema
import PageTemplates
import Wording

/// What every page has around its own parts.
struct PageFrame: Sendable {
  private let report: Report
  /// The texts, escaped once for all pages.
  private let texts: View

  init(report: Report) {
    self.report = report
    texts = View(report.language.wording)
  }

  /// The names a page starts from.
  ///
  /// - Parameters:
  ///   - depth: How many folders down from the index the page lies.
  ///   - script: What makes the page easier to use; it is complete without.
  ///   - style: What the page needs beside the style of all pages.
  func view(title: String, depth: Int, script: PageScript? = nil, style: String = "") -> View {
    let period = report.period.map { " \($0)" } ?? ""
    let full = title == report.title ? title : "\(title) – \(report.title)"
    let root = String(repeating: "../", count: depth)
    return [
      "pageTitle": .text(full.hasSuffix(period) ? full : full + period),
      "reportTitle": .text(report.title), "period": .text(report.period?.description),
      "generator": .text("peil \(report.facts.version)"), "version": .text(report.facts.version),
      "pipeline": .text(report.facts.pipeline), "pipelineSHA256": .text(report.facts.pipelineSHA256),
      "lang": .text(report.language.code.rawValue), "root": .text(root),
      "script": .markup(script?.text), "scriptHash": .text(script?.hash),
      "style": .markup(PageText.style + style), "t": .view(texts),
    ]
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
