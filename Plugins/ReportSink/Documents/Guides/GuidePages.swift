import IndicatorSchema
import PageTemplates

/// The guides for talks, each for a portfolio: the same figures with other weight.
struct GuidePages: Sendable {
  /// A guide and whom the talk is with.
  struct Guide {
    let portfolio: ReportFields.Portfolio
    let view: View
  }

  private let report: Report
  private let frame: PageFrame
  private let figures: GuideFigures
  private let kinds: [Kind]
  private let headline: HeadlineView
  private let citations: [View]
  private var language: Language { report.language }
  private var links: DocumentLinks { DocumentLinks(report: report) }

  /// What all guides for a portfolio share.
  private struct Kind: Sendable {
    let portfolio: ReportFields.Portfolio
    let words: GuideWords
    let view: View
    let objections: [View]
    /// The indicators whose verdicts are given: that of the estimate, and those that matter most to the portfolio.
    let judged: [ReportColumn]

    init(_ portfolio: ReportFields.Portfolio, _ report: Report) {
      self.portfolio = portfolio
      words = GuideWords(language: report.language, portfolio: portfolio)
      view = words.view
      objections = words.objections
      let domains = GuideFocus(portfolio).domains.prefix(2)
      let judged = report.judged.enumerated().filter { position, column in
        position == 0 || domains.contains(column.indicator.domain)
      }
      self.judged = Array(judged.map(\.element).prefix(2))
    }
  }

  /// Prepares what all guides share.
  init(report: Report) {
    self.report = report
    frame = PageFrame(report: report, style: PageText.guideStyle)
    let sources = SourceNotes(report)
    figures = GuideFigures(report: report, sources: sources)
    headline = HeadlineView(report: report, sources: sources)
    citations = report.settings.poster.source == nil ? Lineage(report: report).citations : []
    kinds = report.settings.portfolios.map { Kind($0, report) }
  }

  /// The guides of a municipality, one for each portfolio.
  func pages(of municipality: Municipality) -> [Guide] {
    let shared = facts(of: municipality)
    let common = objections(of: municipality)
    let standOut = StandOut(report: report, rows: report.shownGroup(municipality)?.ranking.order ?? [])
    return kinds.map { kind in
      let file = PageName.guide(kind.portfolio)
      let title = title(of: municipality, kind.portfolio)
      let places = PlacesView(
        report: report, municipality: municipality, standOut: standOut, judged: kind.judged
      ).view
      var page = frame.view(title: title, depth: 1).adding(shared).adding(kind.view)
      page["title"] = .text(title)
      page["message"] = .text(kind.words.message(municipality.name))
      let figures = figures.views(of: municipality, for: kind.portfolio)
      page["figures"] = .list(figures)
      page["hasFigures"] = .flag(!figures.isEmpty)
      page["places"] = .view(places)
      page["noPlaces"] = .text(places == nil ? noPlaces(municipality) : nil)
      page["gain"] = .view(gain(municipality, kind.portfolio))
      page["objections"] = .list(common + kind.objections)
      page["documents"] = .list(links.views(of: municipality, except: file))
      return Guide(portfolio: kind.portfolio, view: page)
    }
  }

  /// What all guides of a municipality say.
  private func facts(of municipality: Municipality) -> View {
    let estimate = report.estimate(municipality.row)
    let library = report.settings.poster.library
    return [
      "name": .text(municipality.name), "areaPage": .text(PageName.index),
      "evidence": .texts(
        estimate.map { headline.words(of: $0, name: municipality.name) + compared(municipality) } ?? []),
      "library": .view(library.map { ["does": .text($0.does), "reaches": .text(reaches($0))] }),
      "sourceLine": .text(report.settings.poster.source), "sources": .list(citations),
      "rows": .list([1, 2, 3].map { ["number": .text(language.number($0))] }),
    ]
  }
}

/// Parts.
extension GuidePages {
  private func title(of municipality: Municipality, _ portfolio: ReportFields.Portfolio) -> String {
    let talk = language("document.guide_\(portfolio.rawValue)")
    return language("guide.title", ["talk": talk, "name": municipality.name])
  }

  private func noPlaces(_ municipality: Municipality) -> String {
    language("guide.places_none", ["name": municipality.name])
  }

  /// How the estimate compares with the country.
  private func compared(_ municipality: Municipality) -> [String] {
    guard municipality.row != report.country, let country = report.estimate(report.country) else { return [] }
    return [language("headline.country", ["n": language.number(country.oneIn)])]
  }

  private func reaches(_ library: PosterSettings.Library) -> String? {
    library.reaches.map { language("guide.reaches", ["reaches": language.number($0)]) }
  }

  /// What the municipality and others may gain; nil where nothing is known of it.
  private func gain(_ municipality: Municipality, _ portfolio: ReportFields.Portfolio) -> View? {
    guard let row = municipality.row else { return nil }
    let money = GuideMoney(report: report)
    let costs = money.costs(row, for: portfolio)
    // The alderman of finance has it among the figures already.
    let others = portfolio == .finance ? money.totalSentence(row) : money.outsideSentence(row)
    guard !costs.isEmpty || others != nil else { return nil }
    return [
      "costs": .list(costs), "hasCosts": .flag(!costs.isEmpty), "others": .text(others),
      "intro": .text(language("guide.gain_costs", ["name": municipality.name])),
    ]
  }

  /// What any alderman may object.
  private func objections(of municipality: Municipality) -> [View] {
    let numbers = report.estimate(municipality.row).map { estimate in
      language(
        estimate.people.isSure ? "guide.answer_numbers_sure" : "guide.answer_numbers",
        [
          "name": municipality.name, "lower": estimate.people.lowerText(language),
          "upper": estimate.people.upperText(language),
        ])
    }
    return [
      GuideWords.objection(
        language("guide.hear_numbers"), numbers ?? language("guide.answer_numbers_none")),
      GuideWords.objection(language("guide.hear_gain"), language("guide.answer_gain")),
    ]
  }

}
