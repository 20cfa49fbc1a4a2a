import IndicatorSchema
import PageTemplates

/// The pages of municipalities.
struct MunicipalityPages: Sendable {
  private let report: Report
  private let comparison: ComparisonView
  private let standOut: StandOut
  private let frame: PageFrame
  private let sources: SourceNotes
  private let map: MapView
  private let charts: AreaCharts

  /// Prepares what all pages share.
  init(report: Report, maps: LoadedMaps) {
    self.report = report
    sources = SourceNotes(report)
    comparison = ComparisonView(report: report, sources: sources)
    standOut = StandOut(report: report, rows: report.municipalities.compactMap(\.row))
    frame = PageFrame(report: report)
    map = MapView(report: report, maps: maps)
    charts = AreaCharts(report: report)
  }

  /// The page of a municipality.
  func page(of municipality: Municipality) -> View {
    var view = frame.view(title: municipality.name, depth: 1, script: .areas)
    let headline = HeadlineView(report: report, sources: sources)
    view["name"] = .text(municipality.name)
    view["record"] = .text(municipality.row.map { report.code($0).text })
    view["lede"] = .texts(
      headline.sentences(municipality, place: place, standOut: standOut) + comparedToCountry(municipality))
    view["isEstimate"] = .flag(report.estimate(municipality.row) != nil)
    view["tiles"] = .list(headline.tiles(municipality))
    view["documents"] = .list(DocumentLinks(report: report).views(of: municipality))
    view["map"] = .view(mapView(municipality))
    view["places"] = .view(
      PlacesView(report: report, municipality: municipality, standOut: standOut(municipality)).view)
    view["charts"] = .view(charts.view(of: municipality))
    view["comparison"] = .view(comparison.view(of: municipality))
    view["tables"] = .list(
      municipality.groups.map { AreaTable(report: report, group: $0, sources: sources).view })
    view["hasTables"] = .flag(!municipality.groups.isEmpty)
    view["sentences"] = .list(profiled(municipality))
    view["sources"] = .list(Lineage(report: report).citations)
    view["statuses"] = .list(StatusLegend(report: report).views)
    return view
  }

  private func place(_ row: Int) -> Ranking.Place? {
    report.index.flatMap { comparison.place(of: row, $0) }
  }

  /// How the estimate compares with the whole country, where that may be said.
  private func comparedToCountry(_ municipality: Municipality) -> [String] {
    guard report.estimate(municipality.row) != nil, municipality.row != report.country,
      let country = report.estimate(report.country)
    else { return [] }
    return [report.language("headline.country", ["n": report.language.number(country.oneIn)])]
  }

  private func standOut(_ municipality: Municipality) -> StandOut {
    StandOut(report: report, rows: report.shownGroup(municipality)?.ranking.order ?? [])
  }

  private func mapView(_ municipality: Municipality) -> View? {
    guard let group = report.shownGroup(municipality) else { return nil }
    return map.view(
      group.ranking.order, level: group.level, place: municipality.name,
      highlights: report.named(municipality))
  }

  private func profiled(_ municipality: Municipality) -> [View] {
    municipality.groups.filter { report.profiledLevel == nil || $0.level == report.profiledLevel }.map {
      AreaSentences(report: report, municipality: municipality, group: $0).view
    }
  }
}
