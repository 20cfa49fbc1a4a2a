import IndicatorSchema
import PageTemplates
import PlainDutch

/// The pages of municipalities.
struct MunicipalityPages {
  private let report: Report
  private let comparison: ComparisonView
  private let standOut: StandOut
  private let frame: PageFrame

  /// Prepares what all pages share.
  init(report: Report) {
    self.report = report
    comparison = ComparisonView(report: report)
    standOut = StandOut(report: report, rows: report.municipalities.compactMap(\.row))
    frame = PageFrame(report: report)
  }

  /// The page of a municipality.
  func page(of municipality: Municipality) -> View {
    var view = frame.view(title: municipality.name)
    let profiles = ProfileViews(report: report, municipality: municipality).view
    let compared = comparison.view(of: municipality)
    view["name"] = .text(municipality.name)
    view["record"] = .text(municipality.row.map { report.frame.area($0).code.text })
    view["lede"] = .texts(lede(municipality))
    view["tiles"] = .list(tiles(municipality))
    view["comparison"] = .view(compared)
    view["highlights"] = .view(HighlightsView(report: report, municipality: municipality).view)
    view["ranking"] = .view(ranking(municipality))
    view["profiles"] = .view(profiles)
    view["figures"] = .view(figures(municipality))
    return view
  }

  private func lede(_ municipality: Municipality) -> [String] {
    let references = [report.country, municipality.province].compactMap { $0 }.filter {
      $0 != municipality.row
    }
    var sentences: [String] = []
    let counts = municipality.groups.map { DutchWords.count($0.ranking.order.count, $0.level) }
    if !counts.isEmpty {
      sentences.append("Deze bladzijde gaat over \(DutchWords.list(counts)) in \(municipality.name).")
    }
    if let row = municipality.row, !references.isEmpty {
      sentences.append(Sentences(report: report).standOut(row, standOut, against: references))
    }
    if let row = municipality.row, let index = report.index, let place = comparison.place(of: row, index),
      place.total > 1
    {
      sentences.append(
        "Op de \(Sentences.lowercasedStart(index.label)) heeft \(municipality.name) \(Sentences.place(place)) gemeenten."
      )
    }
    return sentences
  }

  private func tiles(_ municipality: Municipality) -> [View] {
    var tiles: [View] = []
    if let row = municipality.row, let inhabitants = report.inhabitants,
      let value = report.value(row, inhabitants)
    {
      tiles.append([
        "label": .text(inhabitants.label), "value": .text(inhabitants.format.plain(value)),
        "note": .text(nil),
      ])
    }
    for group in municipality.groups {
      tiles.append([
        "label": .text(DutchWords.heading(group.level, count: group.ranking.order.count)),
        "value": .text(DutchNumber.text(group.ranking.order.count)), "note": .text(nil),
      ])
    }
    if let row = municipality.row, let index = report.index, let value = report.value(row, index) {
      let country = report.country.flatMap { report.value($0, index) }.map {
        "\(report.countryName ?? ""): \(index.format.plain($0))"
      }
      tiles.append([
        "label": .text(index.label), "value": .text(index.format.plain(value)), "note": .text(country),
      ])
    }
    return tiles
  }

  private func ranking(_ municipality: Municipality) -> View? {
    guard !municipality.groups.isEmpty else { return nil }
    return [
      "groups": .list(
        municipality.groups.map { group in
          RankingView(
            report: report, group: group, municipality: municipality.row,
            isProfiled: report.profiledLevel == nil || report.profiledLevel == group.level
          ).view
        }),
      "hasIndex": .flag(report.index != nil),
      "indexLabel": .text(report.index.map { Sentences.lowercasedStart($0.label) }),
      "extreme": .text(report.index?.highestFirst == false ? "laagste" : "hoogste"),
      "hasCountry": .flag(report.country != nil), "countryName": .text(report.countryName),
      "hasReference": .flag(municipality.row != nil),
    ]
  }

  /// The tables of the areas; a municipality without areas has its figures in the comparison.
  private func figures(_ municipality: Municipality) -> View? {
    guard !municipality.groups.isEmpty else { return nil }
    let references = [municipality.row, municipality.province, report.country].compactMap { $0 }
    let groups =
      (references.isEmpty ? [] : [FigureTables.Group(heading: nil, rows: references)])
      + municipality.groups.map { group in
        FigureTables.Group(
          heading: DutchWords.heading(group.level, count: group.ranking.order.count),
          rows: group.ranking.order)
      }
    return ["tables": .list(FigureTables(report: report, groups: groups, recordsRows: false).views)]
  }
}
