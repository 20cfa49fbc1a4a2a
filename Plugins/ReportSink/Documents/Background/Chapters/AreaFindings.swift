import IndicatorSchema
import PageTemplates

/// What may be said of the areas of a municipality together.
struct AreaFindings {
  let subject: BackgroundSubject
  private var report: Report { subject.report }
  private var language: Language { report.language }
  private var group: AreaGroup? { report.shownGroup(subject.municipality) }

  /// For the summary: which areas come first, how sure that is, and in how many a group is over-represented.
  var summary: [String] { named + over }

  /// For the chapter on areas: the same, and in which order they stand.
  var sentences: [String] {
    guard group != nil else { return [] }
    return named + order
  }

  private var named: [String] {
    let rows = report.named(subject.municipality)
    guard let group, !rows.isEmpty else { return [] }
    let names = language.list(rows.map { report.name($0) })
    let areas = ["areas": language.many(group.level), "names": names]
    guard let estimate = report.estimate, report.facets(.quotient, of: estimate.id) != nil else {
      return [language("background.named_index", areas)]
    }
    return [language("background.named_estimate", areas)] + certainty(group, estimate)
  }

  /// In how many areas the verdict on the estimate is sure.
  private func certainty(_ group: AreaGroup, _ estimate: ReportColumn) -> [String] {
    guard let verdict = report.facets(.verdict, of: estimate.id) else { return [] }
    let count = count(3, verdict, group)
    return [
      language(
        count == 0 ? "background.named_unsure" : "background.named_sure",
        values(group, count))
    ]
  }

  /// In how many areas the first of the other groups of people is over-represented.
  private var over: [String] {
    guard let group, let column = report.judged.first(where: { $0.id != report.estimate?.id }),
      let verdict = report.facets(.verdict, of: column.id)
    else { return [] }
    let count = count(3, verdict, group)
    let who = VerdictSentences(report: report).who(column)
    return [
      language(
        count == 0 ? "background.over_none" : count == 1 ? "background.over_one" : "background.over",
        values(group, count).merging(["who": who]) { own, _ in own })
    ]
  }

  private var order: [String] {
    guard let group, group.ranking.order.count > 1 else { return [] }
    guard let index = report.index, !group.ranking.isLevel else {
      return [language("background.order_name")]
    }
    let key = index.highestFirst ? "background.order_high" : "background.order_low"
    return [language(key, ["index": language.lowercasedStart(index.shortLabel)])]
  }

  private func values(_ group: AreaGroup, _ count: Int) -> [String: String] {
    [
      "n": language.number(count), "total": language.number(group.ranking.order.count),
      "areas": language.many(group.level), "one": language.one(group.level),
    ]
  }

  private func count(_ verdict: Double, _ column: ReportColumn, _ group: AreaGroup) -> Int {
    group.ranking.order.count { report.value($0, column) == verdict }
  }

  /// How many areas got which verdict, nil without verdicts.
  var counts: View? {
    guard let group else { return nil }
    let rows = report.judged.compactMap { column -> View? in
      guard let verdict = report.facets(.verdict, of: column.id) else { return nil }
      let known = [3.0, 2, 1].map { count($0, verdict, group) }
      let unknown = group.ranking.order.count - known.reduce(0, +)
      return [
        "label": .text(column.shortLabel), "how": .text(MethodAnchor.of(verdict.id)),
        "counts": .texts((known + [unknown]).map { language.number($0) }),
      ]
    }
    guard !rows.isEmpty else { return nil }
    let words = ["over", "seems", "no", "unknown"].map { language("verdict.word_\($0)") }
    return [
      "heading": .text(language("background.counts", ["areas": language.many(group.level)])),
      "heads": .texts(words.map(language.capitalised)), "rows": .list(rows),
    ]
  }
}
