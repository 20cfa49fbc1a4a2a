import IndicatorSchema
import PageTemplates

/// What low literacy costs and what courses may save: always a range, never a promise.
struct GuideMoney {
  let report: Report
  private var language: Language { report.language }

  init(report: Report) { self.report = report }

  /// The figures for the alderman of finance, the break-even first, since the rest rests on a share nobody knows.
  func figures(_ row: Int) -> [GuideFigure] {
    [breakEven(row), cost(row), outside(row)].compactMap { $0 }
  }

  private func column(_ kind: Facet.Kind) -> ReportColumn? { report.facets.all(kind).first }

  private func breakEven(_ row: Int) -> GuideFigure? {
    guard let column = column(.breakEven), let share = report.quantity(row, column) else { return nil }
    let texts = [share.value, share.lower, share.upper].map { percent($0) }
    var sentences = [language("guide.break_even", ["share": texts[0]])]
    if share.value > 100 { sentences.append(language("guide.break_even_never")) }
    if !share.isSure {
      sentences.append(language("guide.break_even_range", ["lower": texts[1], "upper": texts[2]]))
    }
    return GuideFigure(
      label: language("guide.break_even_label"),
      value: language("guide.break_even_value", ["share": texts[0]]),
      sentences: sentences + [language("guide.break_even_unknown")], column: column)
  }

  private func cost(_ row: Int) -> GuideFigure? {
    guard let column = column(.cost), let cost = report.quantity(row, column) else { return nil }
    return GuideFigure(
      label: language("guide.cost_label"), value: language.euros(cost),
      sentences: [language("guide.cost"), language("guide.cost_share")], column: column)
  }

  private func outside(_ row: Int) -> GuideFigure? {
    guard let column = column(.outsideMunicipality), let share = report.quantity(row, column),
      let sentence = outsideSentence(row)
    else { return nil }
    let ends = ["lower": whole(share.lower), "upper": whole(share.upper)]
    return GuideFigure(
      label: language("guide.outside_label"),
      value: language("guide.outside_value", ["euros": whole(share.value)]),
      sentences: [sentence] + (share.isSure ? [] : [language("guide.outside_range", ends)]), column: column)
  }

  /// How much of the gain goes to others than the municipality; nil where it is not known.
  func outsideSentence(_ row: Int) -> String? {
    report.value(row, column(.outsideMunicipality)).map {
      language("guide.outside", ["euros": whole($0)])
    }
  }

  /// What all payers together may gain with the courses; nil where it is not known.
  func totalSentence(_ row: Int) -> String? {
    report.quantity(row, column(.totalBenefit)).map { language("guide.total", ["range": language.euros($0)]) }
  }

  /// What people with low literacy cost the payers that matter to a portfolio, each year.
  func costs(_ row: Int, for portfolio: ReportFields.Portfolio) -> [View] {
    guard let people = report.estimate(row)?.people else { return [] }
    return report.settings.poster.costs.filter { $0.portfolios.contains(portfolio) }.map { cost in
      [
        "label": .text(language.capitalised(cost.label)),
        "range": .text(language.euros(people.times(cost.euro))),
      ]
    }
  }

  private func whole(_ value: Double) -> String { language.number(value, decimals: 0) }

  /// A share of which only the size is known: two digits.
  private func percent(_ value: Double) -> String {
    language.number(value >= 100 ? (value / 10).rounded() * 10 : value, decimals: 0) + "%"
  }
}
