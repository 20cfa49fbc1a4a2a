import IndicatorSchema
import PageTemplates

/// The three areas that are named, with what may be said of each.
struct PlacesView {
  let report: Report
  let municipality: Municipality
  let standOut: StandOut
  /// The indicators whose verdicts are given; nil for the first two.
  var judged: [ReportColumn]?

  /// The cards, nil when there is no top to speak of.
  var view: View? {
    let rows = report.named(municipality)
    guard let group = report.shownGroup(municipality), !rows.isEmpty else { return nil }
    let language = report.language
    return [
      "heading": .text(language(report.estimate == nil ? "places.index" : "places.estimate")),
      "areas": .list(rows.enumerated().map { card($1, number: $0 + 1) }),
      "many": .text(language.many(group.level)),
    ]
  }

  private func isProfiled(_ row: Int) -> Bool {
    report.profiledLevel == nil || report.profiledLevel == report.code(row).level
  }

  private func card(_ row: Int, number: Int) -> View {
    let language = report.language
    let estimate = report.estimate(row)
    return [
      "place": .text(String(number)), "name": .text(report.name(row)),
      "anchor": .text(isProfiled(row) ? PageName.anchor(report.code(row)) : nil),
      "people": .text(
        estimate.map { language("places.people", ["people": $0.people.text(language)]) }),
      "inhabitants": .text(
        report.inhabitants.flatMap { column in report.value(row, column).map { column.format.plain($0) } }),
      "sentences": .texts(sentences(row)),
    ]
  }

  /// The verdicts, each with how sure it is: the certainty speaks of the estimate, so it stands behind its verdict.
  private func sentences(_ row: Int) -> [String] {
    let verdicts = VerdictSentences(report: report)
    var sentences: [String] = []
    for column in judged ?? Array(report.judged.prefix(2)) {
      sentences += verdicts.verdict(row, on: column) ?? []
      if column.id == report.settings.estimate, let sure = verdicts.certainty(row) { sentences.append(sure) }
    }
    if report.estimate(row) == nil, let sure = verdicts.robustness(row) { sentences.append(sure) }
    guard sentences.isEmpty else { return sentences }
    let references = [municipality.row, report.country].compactMap { $0 }
    return [Sentences(report: report).standOut(row, standOut, against: references)]
  }
}
