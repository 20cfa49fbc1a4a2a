import AreaMaps
import IndicatorSchema
import Praatplaat

/// The words on a praatplaat: the same figures as on the page of the municipality, in fewer words.
struct PosterTexts {
  let report: Report
  let municipality: Municipality
  let estimate: AreaEstimate
  let map: MapView
  private var language: Language { report.language }
  private var settings: PosterSettings { report.settings.poster }

  /// What stands on the page.
  var content: PosterContent {
    let headline = HeadlineView(report: report, sources: SourceNotes()).words(
      of: estimate, name: municipality.name)
    return PosterContent(
      eyebrow: language("poster.eyebrow", ["name": municipality.name]), headline: headline[0],
      share: headline[1], oneIn: estimate.oneIn, range: headline.dropFirst(2).first, places: places,
      consequences: consequences, costs: costs, library: library, question: settings.question,
      points: settings.points, source: settings.source ?? source, logo: logo, language: language.code.rawValue
    )
  }

  private var places: PosterContent.Places? {
    let rows = report.named(municipality)
    return PosterContent.Places(
      heading: language(rows.isEmpty ? "poster.map" : "poster.places"), map: drawing(rows),
      legend: language("poster.legend"), areas: rows.map(place))
  }

  private func drawing(_ rows: [Int]) -> PosterContent.Map? {
    guard let group = report.shownGroup(municipality) else { return nil }
    return map.choropleth(
      group.ranking.order, level: group.level, place: municipality.name, highlights: rows
    ).map { .choropleth($0) }
  }

  private func place(_ row: Int) -> PosterContent.Place {
    let verdict = report.estimate.flatMap { report.facets(.verdict, of: $0.id) }
    let word = verdict.flatMap { report.value(row, $0) }
    return PosterContent.Place(
      name: PosterTexts.short(report.name(row)),
      people: report.estimate(row).map { language("places.people", ["people": $0.people.text(language)]) }
        ?? "",
      note: word == 3 ? language("poster.over") : word == 2 ? language("poster.seems") : nil)
  }

  /// The name without the number that some municipalities put before it: `Wijk 01 Midsland`.
  static func short(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard words.count > 2, words[0] == "Wijk", words[1].allSatisfy(\.isNumber) else { return name }
    return words.dropFirst(2).joined(separator: " ")
  }

  private var consequences: PosterContent.Consequences? {
    let items = settings.consequences.compactMap { item -> PosterContent.Consequence? in
      guard let theme = PosterContent.Theme(rawValue: item.theme.rawValue), let figure = figure(item.figure)
      else { return nil }
      return PosterContent.Consequence(theme: theme, figure: figure, text: item.text)
    }
    return items.isEmpty
      ? nil : PosterContent.Consequences(heading: language("poster.consequences"), items: items)
  }

  private func figure(_ figure: PosterSettings.Figure) -> String? {
    switch figure {
    case .text(let text): return text
    case .euro(let euro): return language.euroSign(estimate.people.times(euro))
    case .indicator(let id):
      guard let column = report.column(id), let row = municipality.row, let value = report.value(row, column)
      else { return nil }
      return column.indicator.unit == .percent
        ? language.number(value, decimals: 0) + "%" : column.format.short(value)
    }
  }

  private var costs: PosterContent.Costs? {
    guard !settings.costs.isEmpty else { return nil }
    let amounts = settings.costs.map { estimate.people.times($0.euro) }
    let largest = amounts.map(\.upper).max() ?? 0
    return PosterContent.Costs(
      heading: language("poster.costs"),
      items: zip(settings.costs, amounts).map { cost, amount in
        PosterContent.Cost(amount: language.euroSign(amount, largest: largest), payer: cost.label)
      }, note: nil)
  }

  private var library: PosterContent.Library? {
    settings.library.map { library in
      PosterContent.Library(
        heading: language("poster.library"), text: library.does,
        reach: library.reaches.map { language("poster.reach", ["n": language.number($0)]) })
    }
  }

  private var logo: PosterContent.Logo? {
    report.style.logo.flatMap { PosterContent.Logo(dataURI: $0.address, alternative: $0.alt) }
  }

  /// Publishers and years of what the page was made of.
  private var source: String {
    let cited = Lineage(report: report).tables
    let year = report.period.map { ", \($0)" } ?? ""
    let sources =
      cited.isEmpty ? "" : language("poster.source", ["source": cited.joined(separator: "; ") + year])
    return [sources, language("poster.estimates")].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
