import IndicatorSchema
import PageTemplates

/// What a page opens with: how many people, and how sure that is.
struct HeadlineView {
  let report: Report
  let sources: SourceNotes
  private var language: Language { report.language }

  /// The sentences under the name.
  func sentences(_ municipality: Municipality, place: (Int) -> Ranking.Place?, standOut: StandOut) -> [String]
  {
    guard let estimate = report.estimate(municipality.row) else {
      return plain(municipality, place: place, standOut: standOut)
    }
    return words(of: estimate, name: municipality.name)
  }

  /// The estimate in words.
  func words(of estimate: AreaEstimate, name: String) -> [String] {
    let values = [
      "name": name, "people": estimate.people.text(language), "n": language.number(estimate.oneIn),
      "lower": estimate.people.lowerText(language), "upper": estimate.people.upperText(language),
    ]
    let isSure = estimate.people.isSure
    return [
      language(isSure ? "headline.people_sure" : "headline.people", values),
      language("headline.one_in", values),
    ] + (isSure ? [] : [language("headline.range", values)])
  }

  /// Without an estimate: what the page is about, and what stands out.
  private func plain(
    _ municipality: Municipality, place: (Int) -> Ranking.Place?, standOut: StandOut
  ) -> [String] {
    let references = [report.country, municipality.province].compactMap { $0 }.filter {
      $0 != municipality.row
    }
    var sentences: [String] = []
    let counts = municipality.groups.map { language.count($0.ranking.order.count, $0.level) }
    if !counts.isEmpty {
      sentences.append(
        language("lede.areas", ["areas": language.list(counts), "name": municipality.name]))
    }
    guard let row = municipality.row else { return sentences }
    if !references.isEmpty {
      sentences.append(Sentences(report: report).standOut(row, standOut, against: references))
    }
    if let index = report.index, let place = place(row), place.total > 1 {
      sentences.append(
        language(
          "lede.place",
          [
            "index": language.lowercasedStart(index.label), "name": municipality.name,
            "place": Sentences(report: report).place(place),
          ]))
    }
    return sentences
  }

  /// The figures in large type.
  func tiles(_ municipality: Municipality) -> [View] {
    estimateTiles(municipality) + plainTiles(municipality)
  }

  private func estimateTiles(_ municipality: Municipality) -> [View] {
    guard let column = report.estimate, let estimate = report.estimate(municipality.row) else { return [] }
    let interval = { (quantity: Quantity, lower: String, upper: String) in
      quantity.isSure ? nil : language("tile.range", ["lower": lower, "upper": upper])
    }
    let share = estimate.share
    let people = report.facets(.people, of: column.id)
    var tiles = [
      tile(
        people?.shortLabel ?? column.shortLabel, estimate.people.text(language),
        interval(estimate.people, estimate.people.lowerText(language), estimate.people.upperText(language)),
        people ?? column),
      tile(
        column.shortLabel, share.percent(language),
        interval(
          share, language.number(share.lower, decimals: share.decimals) + "%",
          language.number(share.upper, decimals: share.decimals) + "%"), column),
    ]
    if let country = report.estimate(report.country), report.country != municipality.row {
      tiles.append(tile(report.countryName ?? "", country.share.percent(language), nil, column))
    }
    return tiles
  }

  private func plainTiles(_ municipality: Municipality) -> [View] {
    var tiles: [View] = []
    if let row = municipality.row, let inhabitants = report.inhabitants,
      let value = report.value(row, inhabitants)
    {
      tiles.append(tile(inhabitants.label, inhabitants.format.plain(value), nil, inhabitants))
    }
    for group in municipality.groups {
      let count = group.ranking.order.count
      tiles.append(tile(language.heading(group.level, count: count), language.number(count), nil, nil))
    }
    if let row = municipality.row, let index = report.index, let value = report.value(row, index) {
      let country = report.country.flatMap { report.value($0, index) }.map {
        "\(report.countryName ?? ""): \(index.format.plain($0))"
      }
      tiles.append(tile(index.label, index.format.plain(value), country, index))
    }
    return tiles
  }

  private func tile(_ label: String, _ value: String, _ note: String?, _ column: ReportColumn?) -> View {
    [
      "label": .text(label), "value": .text(value), "note": .text(note),
      "source": .text(column.flatMap { sources($0) }),
      "how": .text(column.map { MethodAnchor.of($0.id) }),
    ]
  }
}

/// Where the account of an indicator stands on the page of the method.
enum MethodAnchor {
  static func of(_ id: IndicatorID) -> String { "cijfer-" + PageName.safe(id.text) }
}
