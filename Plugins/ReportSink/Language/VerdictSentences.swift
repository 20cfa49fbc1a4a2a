import IndicatorSchema

/// What may be said of an area, and how sure it is: the verdict, the people beyond what is expected, the ranks that
/// other calculations give.
struct VerdictSentences {
  let report: Report
  private var language: Language { report.language }

  init(report: Report) { self.report = report }

  /// The verdict on an indicator with how many people more that is; nil without a column for it.
  func verdict(_ row: Int, on column: ReportColumn) -> [String]? {
    guard let verdictColumn = report.facets(.verdict, of: column.id) else { return nil }
    guard report.status(row, verdictColumn) != .notApplicable else { return nil }
    let names = ["name": report.name(row), "who": who(column)]
    switch report.value(row, verdictColumn) {
    case 3:
      return [language("verdict.over", names)] + excess(row, column)
    case 2:
      let isModelled = report.status(row, verdictColumn) == .estimated
      return [
        language("verdict.seems", names),
        language(isModelled ? "verdict.seems_modelled" : "verdict.seems_chance"),
      ]
    case 1: return [language("verdict.no", names)]
    default: return [language("verdict.unknown", names)]
    }
  }

  /// Whether anything is over-represented in an area.
  func isOver(_ row: Int) -> Bool { report.facets.all(.verdict).contains { report.value(row, $0) == 3 } }

  /// How many people more than expected: only where the interval has no fewer on either side.
  private func excess(_ row: Int, _ column: ReportColumn) -> [String] {
    guard let excess = report.quantity(row, report.facets(.excess, of: column.id)), excess.value >= 1 else {
      return []
    }
    let values = [
      "excess": excess.text(language), "lower": excess.lowerText(language),
      "upper": excess.upperText(language),
    ]
    let range = excess.isSure || excess.lower <= 0 ? [] : [language("verdict.excess_range", values)]
    return [language("verdict.excess", values)] + range
  }

  /// In how many other calculations the area is at the top of the index; nil without a figure for it.
  func robustness(_ row: Int) -> String? {
    guard let index = report.index, let column = report.facets(.inTop, of: index.id),
      let share = report.value(row, column), let top = column.indicator.facet?.number
    else { return nil }
    return language(
      VerdictSentences.key("robust", share),
      [
        "name": report.name(row), "top": language.number(top), "n": language.number(share, decimals: 0),
        "areas": language.many(report.code(row).level),
      ])
  }

  /// In how many calculations the estimate is above that of the larger area; nil without a figure for it.
  func certainty(_ row: Int) -> String? {
    guard let estimate = report.estimate, let column = report.facets(.probabilityAbove, of: estimate.id),
      let share = report.value(row, column)
    else { return nil }
    let level = against(column) ?? .municipality
    return language(
      VerdictSentences.key("above", share),
      ["whole": language.whole(level, name: ""), "n": language.number(share, decimals: 0)])
  }

  /// The level of the larger area that a figure compares with.
  private func against(_ column: ReportColumn) -> AreaLevel? {
    if case .derived(let derivation) = report.facts.origins[column.id] { derivation.against } else { nil }
  }

  private static func key(_ start: String, _ share: Double) -> String {
    switch share {
    case 99.5...: start + ".always"
    case 0.5..<99.5: start + ".some"
    default: start + ".never"
    }
  }

  /// The people an indicator is about, such as `mensen met een laag inkomen`.
  func who(_ column: ReportColumn) -> String {
    language.has("who.\(column.id)")
      ? language("who.\(column.id)") : language.lowercasedStart(column.shortLabel)
  }

  /// The verdict as a table has it.
  func word(_ row: Int, _ verdict: ReportColumn) -> String {
    switch report.value(row, verdict) {
    case 3: language("verdict.word_over")
    case 2: language("verdict.word_seems")
    case 1: language("verdict.word_no")
    default:
      report.status(row, verdict) == .notApplicable
        ? language.noValue(.notApplicable) : language("verdict.word_unknown")
    }
  }
}

extension Report {
  /// The indicators with a verdict: that of the report first.
  var judged: [ReportColumn] {
    let ids = facets.all(.verdict).compactMap { $0.indicator.facet?.of }
    let columns = ids.compactMap { column($0) }
    return columns.filter { $0.id == settings.estimate } + columns.filter { $0.id != settings.estimate }
  }
}
