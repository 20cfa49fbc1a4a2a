import IndicatorSchema
import PageTemplates

/// Chapter 6: when a course earns itself back, what low literacy costs whom, and who gains.
struct CostsChapter {
  let subject: BackgroundSubject
  private var report: Report { subject.report }
  private var language: Language { report.language }
  private var row: Int? { subject.municipality.row }

  /// The chapter.
  var view: View {
    let tables = CostTables(subject: subject)
    let (yearly, courses) = (tables.yearly, tables.courses)
    return [
      "breakEven": .texts(breakEvenSentences), "breakEvenTable": .view(breakEvenTable),
      "outside": .texts(outside),
      "yearly": .view(yearly), "courses": .view(courses),
      "tableAnchor": .text("kosten-land"),
      "facts": .list(LiteracyChapter.facts("background.national_cost", language)),
      "isMissing": .flag(yearly == nil && courses == nil && breakEven == nil),
      "source": .text(report.settings.poster.source),
      "how": .text(report.facets.all(.breakEven).first.map { MethodAnchor.of($0.id) }),
    ]
  }

  private var breakEven: Quantity? {
    row.flatMap { report.quantity($0, report.facets.all(.breakEven).first) }
  }

  private func percent(_ value: Double) -> String {
    language.number(value, decimals: value < 1 ? 1 : 0) + "%"
  }

  /// What has to go away, in each calculation; more than all of it is never.
  private var breakEvenSentences: [String] {
    guard let breakEven else { return [] }
    let central =
      breakEven.value > 100
      ? [language("background.break_even_never"), language("background.break_even_never_why")]
      : [language("background.break_even", ["value": percent(breakEven.value)])]
    let hopeful =
      breakEven.lower > 100
      ? language("background.break_even_hopeful_never")
      : language("background.break_even_hopeful", ["value": percent(breakEven.lower)])
    let cautious =
      breakEven.upper > 100
      ? language("background.break_even_cautious_never")
      : language("background.break_even_cautious", ["value": percent(breakEven.upper)])
    return central + (breakEven.isSure ? [] : [hopeful, cautious])
  }

  /// The three calculations beside each other, nil where they are the same.
  private var breakEvenTable: View? {
    guard let breakEven, !breakEven.isSure else { return nil }
    let shares = [breakEven.upper, breakEven.value, breakEven.lower].map { share in
      share > 100 ? language("background.break_even_too_much", ["value": percent(share)]) : percent(share)
    }
    return ["shares": .texts(shares)]
  }

  /// For the summary: the break-even with its range in one sentence.
  var summary: String? {
    guard let breakEven else { return nil }
    if breakEven.lower > 100 { return language("background.summary_never") }
    if breakEven.value > 100 { return language("background.summary_hopeful") }
    return language(
      breakEven.isSure ? "background.summary_break_even_sure" : "background.summary_break_even",
      [
        "value": percent(breakEven.value), "lower": percent(breakEven.lower),
        "upper": percent(breakEven.upper),
      ])
  }

  /// How much of the gains is not the municipality's own.
  private var outside: [String] {
    guard let row, let share = report.quantity(row, report.facets.all(.outsideMunicipality).first) else {
      return []
    }
    let number = { (value: Double) in language.number(value, decimals: 0) }
    let most = share.value > 50 ? [language("background.outside_most")] : []
    let range = language(
      "background.outside_range", ["lower": number(share.lower), "upper": number(share.upper)])
    return most + [language("background.outside", ["value": number(share.value)])]
      + (share.isSure ? [] : [range])
  }

  /// For a talk about money.
  var talk: [String] { (summary.map { [$0] } ?? []) + outside }
}
