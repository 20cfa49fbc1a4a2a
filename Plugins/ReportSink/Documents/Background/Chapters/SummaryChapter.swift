import IndicatorSchema
import PageTemplates

/// Chapter 1: the figures in a handful of sentences.
struct SummaryChapter {
  let subject: BackgroundSubject
  private var report: Report { subject.report }
  private var language: Language { report.language }

  /// The chapter.
  var view: View {
    let headline = HeadlineView(report: report, sources: subject.sources)
    return [
      "lead": .texts(lead(headline)), "sentences": .texts(sentences),
      "hasSentences": .flag(!sentences.isEmpty),
      "isEstimate": .flag(report.estimate(subject.municipality.row) != nil),
      "tiles": .list(headline.tiles(subject.municipality)),
    ]
  }

  private var reach: String? { LibraryChapter(subject: subject).summary }

  private var sentences: [String] {
    AreaFindings(subject: subject).summary
      + [CostsChapter(subject: subject).summary, reach].compactMap { $0 }
  }

  /// How many people it is about; without an estimate what the municipality has, and what stands out.
  private func lead(_ headline: HeadlineView) -> [String] {
    guard let estimate = report.estimate(subject.municipality.row) else {
      return headline.sentences(subject.municipality, place: { _ in nil }, standOut: subject.standOut)
    }
    let words = headline.words(of: estimate, name: subject.name)
    // Eight sentences at most: chapter 3 has the country as well.
    guard reach == nil, subject.municipality.row != report.country,
      let country = report.estimate(report.country)
    else { return words }
    return words + [language("headline.country", ["n": language.number(country.oneIn)])]
  }
}
