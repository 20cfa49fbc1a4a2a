import IndicatorSchema
import PageTemplates

/// Chapter 7: what the library does, and what share of the people it reaches.
struct LibraryChapter {
  let subject: BackgroundSubject
  private var report: Report { subject.report }
  private var language: Language { report.language }
  private var library: PosterSettings.Library? { report.settings.poster.library }

  /// The chapter; without settings it says how to fill them in.
  var view: View {
    [
      "does": .text(library?.does), "reach": .texts(reach), "isMissing": .flag(library == nil),
      "hasNoReach": .flag(library != nil && library?.reaches == nil),
      "isShared": .flag(library?.reaches != nil && report.municipalities.count > 1),
    ]
  }

  /// The reach in one sentence, nil where it is not given.
  var summary: String? { reach.first }

  private var reach: [String] {
    guard let reaches = library?.reaches, reaches >= 0 else { return [] }
    let count = language("background.reach", count: reaches)
    guard let people = report.estimate(subject.municipality.row)?.people else { return [count] }
    return [count] + share(Double(reaches), of: people)
  }

  /// The part that is reached: the more people there are, the smaller it is.
  private func share(_ reaches: Double, of people: Quantity) -> [String] {
    guard people.lower > 0, reaches <= people.value else { return [language("background.reach_more")] }
    let share = Quantity(
      value: 100 * reaches / people.value, lower: 100 * reaches / people.upper,
      upper: 100 * reaches / people.lower)
    let rest = Quantity(
      value: people.value - reaches, lower: max(0, people.lower - reaches), upper: people.upper - reaches)
    let percent = { (value: Double) in language.number(value, decimals: share.decimals) + "%" }
    let sentences = [
      language("background.reach_share", ["value": percent(share.value)]),
      language(
        "background.reach_range", ["lower": percent(share.lower), "upper": percent(min(100, share.upper))]),
      language("background.reach_rest", ["people": rest.text(language)]),
      language(
        "background.reach_rest_range",
        ["lower": rest.lowerText(language), "upper": rest.upperText(language)]),
    ]
    return people.isSure ? [sentences[0], sentences[2]] : sentences
  }
}
