import IndicatorSchema
import PageTemplates

/// How sure the order of the areas is: for those that come to the top of the index most often.
struct RobustnessSection {
  let subject: BackgroundSubject
  private var report: Report { subject.report }
  private var language: Language { report.language }
  private static let most = 6

  /// The section; nil inside without other calculations.
  var view: View { ["robust": .view(robust)] }

  private var robust: View? {
    guard let index = report.index, let column = report.facets(.inTop, of: index.id),
      let top = column.indicator.facet?.number, let group = subject.groups.first,
      group.ranking.order.count > top
    else { return nil }
    let known = group.ranking.order.compactMap { row in
      report.value(row, column).map { (row: row, share: $0) }
    }
    let first = known.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
      .map(\.element).prefix(Self.most).filter { $0.share >= 0.5 }
    let areas = language.many(group.level)
    return [
      "how": .text(MethodAnchor.of(column.id)), "one": .text(language.capitalised(language.one(group.level))),
      "head": .text(language("background.robust_head", ["top": language.number(top)])),
      "text": .text(language("background.robust", ["areas": areas, "top": language.number(top)])),
      "shift": .text(shift),
      "rows": .list(
        first.map { area in
          [
            "name": .text(report.name(area.row)),
            "share": .text(language.number(area.share, decimals: 0)),
            "place": .text(group.ranking.place(of: area.row)?.short ?? "–"),
          ]
        }), "hasRows": .flag(!first.isEmpty),
    ]
  }

  /// By how many places an area moves on average.
  private var shift: String? {
    let found = report.facts.findings.last { $0.finding.name == "mean_rank_shift" }
    guard let places = found?.finding.value else { return nil }
    return language("background.robust_shift", ["n": language.number(places, decimals: 1)])
  }
}

/// Which choice matters how much to the order, where the run measured it.
struct SensitivityTable {
  let report: Report
  private var language: Language { report.language }

  /// The table, nil where nothing was measured.
  var view: View? {
    let total = report.facts.findings.filter { $0.finding.name == "sobol_total" && $0.finding.value != nil }
    guard !total.isEmpty else { return nil }
    let first = report.facts.findings.filter { $0.finding.name == "sobol_first_order" }
    return [
      "rows": .list(
        total.map { found in
          let alone = first.first { $0.step == found.step && $0.finding.subject == found.finding.subject }
          return [
            "choice": .text(choice(found.finding.subject)),
            "alone": .text(percent(alone?.finding.value)), "total": .text(percent(found.finding.value)),
            "range": .text(
              found.finding.bounds.map { "\(percent($0.lowerBound))–\(percent($0.upperBound))" }),
          ]
        })
    ]
  }

  /// The choice in words, and behind it the area it is about, if it is about one.
  private func choice(_ subject: [String]) -> String {
    let name = subject.last ?? ""
    let words = language.has("background.choice.\(name)") ? language("background.choice.\(name)") : name
    return ([words] + subject.dropFirst().dropLast()).joined(separator: ", ")
  }

  private func percent(_ share: Double?) -> String {
    share.map { language.number(100 * $0, decimals: 0) + "%" } ?? "–"
  }
}
