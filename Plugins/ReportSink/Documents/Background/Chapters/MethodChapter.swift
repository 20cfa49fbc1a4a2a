import IndicatorSchema
import PageTemplates
import PluginKit

/// Chapter 9: how the figures were made, what was assumed, and how much hangs on that; from the run itself.
struct MethodChapter {
  let report: Report
  private var language: Language { report.language }

  /// What is the same in all documents.
  var view: View {
    [
      "estimate": .view(estimate), "index": .view(index),
      "hasVerdicts": .flag(!report.judged.isEmpty),
      "verdictHow": .text(report.facets.all(.verdict).first.map { MethodAnchor.of($0.id) }),
      "costsHow": .text(report.facets.all(.breakEven).first.map { MethodAnchor.of($0.id) }),
      "sensitivity": .view(SensitivityTable(report: report).view), "hidden": .text(hidden),
    ]
  }

  /// How the estimate was made; nil without one.
  private var estimate: View? {
    guard let column = report.estimate else { return nil }
    let isModelled = report.facts.findings.contains { $0.finding.name.hasPrefix("literacy_") }
    return [
      "label": .text(column.shortLabel), "how": .text(MethodAnchor.of(column.id)),
      "steps": .texts(isModelled ? language.series("background.estimate_step") : []),
      "isModelled": .flag(isModelled), "inputs": .list(inputs(of: column).map(input)),
      "remarks": .texts([isIllustrative(column), origin(column)].compactMap { $0 } + modelFigures),
    ]
  }

  private func input(_ id: IndicatorID) -> View {
    let column = report.column(id)
    return [
      "label": .text(Lineage(report: report).label(id)), "how": .text(column.map { MethodAnchor.of($0.id) }),
      "direction": .text(column.map { language("method.\($0.indicator.polarity.rawValue)") }),
    ]
  }

  private func inputs(of column: ReportColumn) -> [IndicatorID] {
    guard case .derived(let derivation) = report.facts.origins[column.id] else { return [] }
    return derivation.inputs
  }

  /// A model calls itself illustrative in its formula, and every document has to say so.
  private func isIllustrative(_ column: ReportColumn) -> String? {
    guard case .derived(let derivation) = report.facts.origins[column.id],
      derivation.formula.contains("illustrative")
    else { return nil }
    return language("background.illustrative")
  }

  /// Whether origin went in; nothing is said where that can't be known.
  private func origin(_ column: ReportColumn) -> String? {
    let inputs = inputs(of: column).map { report.column($0) }
    if inputs.contains(where: { $0?.indicator.domain == "origin" }) {
      return language("background.origin_used")
    }
    let isKnown = !inputs.isEmpty && inputs.allSatisfy { $0 != nil }
    return isKnown ? language("background.origin_unused") : nil
  }

  /// The figures that a model of low literacy gives of itself.
  private var modelFigures: [String] {
    let found = { (name: String) in
      report.facts.findings.last { $0.finding.name == "literacy_\(name)" }?.finding.value
    }
    var sentences: [String] = []
    if let benchmark = found("benchmark") {
      let share = language.number(benchmark, decimals: 1) + "%"
      sentences.append(language("background.model_benchmark", ["value": share]))
    }
    let counts = ["areas", "incomplete", "too_few_people"].compactMap { name -> String? in
      guard let count = found(name), count > 0, count < 1e9 else { return nil }
      return language("background.model_\(name)", count: Int(count))
    }
    return sentences + counts
  }

  /// How the index was made; nil without one.
  private var index: View? {
    guard let column = report.index else { return nil }
    return [
      "label": .text(column.shortLabel), "how": .text(MethodAnchor.of(column.id)),
      "inputs": .list(inputs(of: column).map(input)),
    ]
  }

  /// How many figures are hidden to protect people.
  private var hidden: String? {
    let count = report.facts.findings.filter { $0.finding.name == "hidden_cells" }.reduce(0) {
      $0 + ($1.finding.value ?? 0)
    }
    guard count > 0, count < 1e9 else { return nil }
    return language("background.hidden", count: Int(count))
  }
}
