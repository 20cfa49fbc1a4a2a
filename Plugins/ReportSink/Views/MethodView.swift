import IndicatorSchema
import PageTemplates
import PluginKit

/// How the figures came about: the index, what each figure means, and where it comes from.
struct MethodView {
  let report: Report

  /// The part of the page.
  var view: View {
    [
      "index": .view(index), "statuses": .list(statuses), "themes": .list(themes), "sources": .list(sources),
      "hasSources": .flag(!sources.isEmpty), "period": .text(report.period?.description),
      "hasBounds": .flag(report.frame.columns.contains { $0.bounds != nil }),
    ]
  }

  private var index: View? {
    guard let column = report.index else { return nil }
    return [
      "label": .text(Sentences.lowercasedStart(column.label)),
      "direction": .text(Self.direction(column.indicator.polarity)),
      "steps": .list(Lineage(report: report).steps(to: column.indicator.id)),
    ]
  }

  private static func direction(_ polarity: Polarity) -> String {
    switch polarity {
    case .worse: "Een hoger cijfer wijst op meer kwetsbaarheid."
    case .better: "Een lager cijfer wijst op meer kwetsbaarheid."
    case .context: "Dit cijfer is achtergrond. Het telt nergens als goed of slecht."
    }
  }

  private var themes: [View] {
    report.themes.map { theme in
      ["theme": .text(theme.name), "indicators": .list(theme.columns.map(indicator))]
    }
  }

  private func indicator(_ column: ReportColumn) -> View {
    // A break that is still to come says nothing about these figures.
    let breaks = column.indicator.breaks.filter { seriesBreak in
      report.period.map { seriesBreak.from <= $0 } ?? true
    }
    return [
      "label": .text(column.label), "unit": .text(column.indicator.unit.dutchLabel),
      "definition": .text(column.indicator.definition?.nl),
      "direction": .text(Self.direction(column.indicator.polarity)),
      "breaks": .list(breaks.map { ["from": .text($0.from.description), "note": .text($0.note)] }),
    ]
  }

  /// The statuses that occur in the report.
  private var statuses: [View] {
    let occurring = CellStatus.allCases.filter { status in
      report.frame.columns.contains { $0.statuses.contains(status) }
    }
    return occurring.map { status in
      let sign = DutchWords.mark(status).map { "\($0.letter) (\($0.word))" }
      return [
        "sign": .text(sign ?? (status.hasValue ? "zonder letter" : DutchWords.noValue(status))),
        "meaning": .text(DutchWords.meaning(status)),
      ]
    }
  }

  private var sources: [View] { Lineage(report: report).sources }
}
