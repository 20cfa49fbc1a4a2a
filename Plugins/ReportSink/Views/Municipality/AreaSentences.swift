import IndicatorSchema
import PageTemplates

/// What may be said of each area, in sentences.
struct AreaSentences {
  let report: Report
  let municipality: Municipality
  let group: AreaGroup

  /// The areas with their sentences.
  var view: View {
    let standOut = StandOut(report: report, rows: group.ranking.order)
    return [
      "heading": .text(
        report.language("sentences.heading", ["one": report.language.one(group.level)])),
      "areas": .list(group.ranking.order.map { area($0, standOut) }),
    ]
  }

  private func area(_ row: Int, _ standOut: StandOut) -> View {
    [
      "anchor": .text(PageName.anchor(report.code(row))), "name": .text(report.name(row)),
      "facts": .text(facts(row)), "sentences": .texts(sentences(row, standOut)),
    ]
  }

  /// What may be said of an area.
  func sentences(_ row: Int, _ standOut: StandOut) -> [String] {
    let verdicts = VerdictSentences(report: report)
    let references = [municipality.row, report.country].compactMap { $0 }
    var sentences: [String] = []
    for column in report.judged {
      sentences += verdicts.verdict(row, on: column) ?? []
      if column.id == report.settings.estimate, let sure = verdicts.certainty(row) { sentences.append(sure) }
    }
    // After a verdict it says nothing that all other figures are as elsewhere.
    if let standing = Sentences(report: report).standOut(
      row, standOut, against: references, unless: verdicts.isOver(row))
    {
      sentences.append(standing)
    }
    let isAmongOthers = group.ranking.order.count > (top ?? 1)
    return sentences + [isAmongOthers ? verdicts.robustness(row) : nil].compactMap { $0 }
  }

  /// How many areas the top has that calculations count; where there are no more than these, all are in it.
  private var top: Int? {
    report.index.flatMap { report.facets(.inTop, of: $0.id) }?.indicator.facet?.number
  }

  /// The code, the inhabitants and the place of an area.
  func facts(_ row: Int) -> String {
    let language = report.language
    var facts = [report.code(row).text]
    if let inhabitants = report.inhabitants, let value = report.value(row, inhabitants) {
      facts.append(
        language("facts.inhabitants", count: value == 1 ? 1 : 2, ["n": inhabitants.format.plain(value)]))
    }
    if let index = report.index, let value = report.value(row, index) {
      let place =
        group.ranking.place(of: row).map { $0.total == 1 ? "" : " (\(Sentences(report: report).place($0)))" }
        ?? ""
      facts.append("\(language.lowercasedStart(index.label)) \(index.format.plain(value))\(place)")
    }
    return facts.joined(separator: " · ")
  }
}
