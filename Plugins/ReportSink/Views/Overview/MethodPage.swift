import IndicatorSchema
import PageTemplates
import PluginKit

/// How the figures came about: what each means, how it was computed, what it came from, and what the run found.
struct MethodPage {
  let report: Report
  private var language: Language { report.language }
  private let lineage: Lineage

  init(report: Report) {
    self.report = report
    lineage = Lineage(report: report)
  }

  /// The page.
  var view: View {
    let title = language("method.title")
    var view = PageFrame(report: report).view(title: title, depth: 0)
    view["title"] = .text(title)
    view["statuses"] = .list(StatusLegend(report: report).views)
    view["hasBounds"] = .flag(report.frame.columns.contains { $0.bounds != nil })
    view["themes"] = .list(themes)
    view["sources"] = .list(lineage.sources)
    view["hasSources"] = .flag(!lineage.sources.isEmpty)
    view["findings"] = .list(findings)
    view["hasFindings"] = .flag(!report.facts.findings.isEmpty)
    return view
  }

  private func direction(_ polarity: Polarity) -> String { language("method.\(polarity.rawValue)") }

  private var themes: [View] {
    var domains: [String] = []
    for column in report.columns where !domains.contains(column.indicator.domain) {
      domains.append(column.indicator.domain)
    }
    return domains.map { domain in
      [
        "theme": .text(language.domain(domain)), "anchor": .text("thema-" + PageName.safe(domain)),
        "indicators": .list(report.columns.filter { $0.indicator.domain == domain }.map(indicator)),
      ]
    }
  }

  private func indicator(_ column: ReportColumn) -> View {
    // A break that is still to come says nothing about these figures.
    let breaks = column.indicator.breaks.filter { seriesBreak in
      report.period.map { seriesBreak.from <= $0 } ?? true
    }
    return [
      "anchor": .text(MethodAnchor.of(column.id)), "id": .text(column.id.text),
      "label": .text(column.label), "unit": .text(language.unit(column.indicator.unit)),
      "definition": .text(column.indicator.definition.map { language.text($0) }),
      "direction": .text(direction(column.indicator.polarity)),
      "breaks": .list(
        breaks.map {
          ["text": .text(language("method.break", ["from": $0.from.description, "note": $0.note]))]
        }),
      "origin": .view(origin(column)),
    ]
  }

  /// Where the figure comes from: a column of a table, or a formula and what goes into it.
  private func origin(_ column: ReportColumn) -> View? {
    switch report.facts.origins[column.id] {
    case .source(let source):
      let columns = ([source] + source.others).map { origin in
        language(
          "method.column",
          ["column": origin.column, "source": origin.table.map { "\($0.publisher) \($0.id)" } ?? origin.file])
      }
      return ["columns": .texts(Array(Set(columns)).sorted()), "formula": .text(nil), "inputs": .list([])]
    case .derived(let derivation):
      let inputs = derivation.inputs.map { input -> View in
        [
          "label": .text(lineage.label(input)), "id": .text(input.text),
          "how": .text(report.column(input).map { MethodAnchor.of($0.id) }),
        ]
      }
      return [
        "columns": .texts([]), "formula": .text(derivation.formula), "inputs": .list(inputs),
        "hasInputs": .flag(!inputs.isEmpty),
      ]
    case nil: return nil
    }
  }

  /// What the steps of the run found about themselves.
  private var findings: [View] {
    var steps: [String] = []
    for finding in report.facts.findings where !steps.contains(finding.step) { steps.append(finding.step) }
    return steps.map { step in
      [
        "step": .text(step),
        "findings": .list(
          report.facts.findings.filter { $0.step == step }.map { found in
            [
              "name": .text(found.finding.name.replacing("_", with: " ")),
              "subject": .text(found.finding.subject.joined(separator: ", ")),
              "value": .text(found.finding.value.map(number) ?? "–"), "note": .text(found.finding.note),
            ]
          }),
      ]
    }
  }

  /// A figure with three decimals at most.
  private func number(_ value: Double) -> String {
    let decimals = (0...3).first { decimals in
      let scaled = value * [1, 10, 100, 1000][decimals]
      return (scaled - scaled.rounded()).magnitude < 1e-9
    }
    return language.number(value, decimals: decimals ?? 3)
  }
}
