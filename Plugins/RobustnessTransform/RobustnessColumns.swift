import IndicatorAnalysis
import IndicatorSchema

/// The new columns.
struct RobustnessColumns: Sendable {
  /// The rank by the index as it was chosen, with the ranks that 5% and 95% of the calculations do not exceed.
  let rank: IndicatorID
  /// The rank in the middle.
  let median: IndicatorID
  /// In how many of a hundred calculations an area is in the top n.
  let top: IndicatorID
  /// In how many it is in the top fifth.
  let topFifth: IndicatorID
  /// By how many places the rank is off on average.
  let shift: IndicatorID
  /// The n of the top n.
  let count: Int
  private let index: Indicator
  private let isByMunicipality: Bool

  /// Names the columns.
  init(_ index: Indicator, name: String, top count: Int, isByMunicipality: Bool) {
    rank = IndicatorID(name + "_rank")
    median = IndicatorID(name + "_rank_median")
    top = IndicatorID(name + "_top")
    topFifth = IndicatorID(name + "_top_fifth")
    shift = IndicatorID(name + "_shift")
    self.count = count
    self.index = index
    self.isByMunicipality = isByMunicipality
  }

  /// The columns as indicators: none of them is a figure to score.
  var indicators: [Indicator] {
    let place = isByMunicipality ? (nl: " in de gemeente", en: " in the municipality") : (nl: "", en: "")
    return [
      column(
        rank, .uncertainRank, nl: "rang" + place.nl, en: "rank" + place.en,
        LocalizedText(
          nl: "1 is het hoogst. In 90 van de 100 berekeningen ligt de rang tussen de grenzen.",
          en: "1 is the highest. In 90 of 100 calculations the rank lies within the bounds.")),
      column(
        median, .medianRank, nl: "middelste rang" + place.nl, en: "median rank" + place.en,
        LocalizedText(
          nl: "In de helft van de berekeningen is de rang deze of een hogere.",
          en: "In half of the calculations the rank is this one or a better one.")),
      column(
        top, .inTop, nl: "bij de hoogste \(count)\(place.nl)", en: "in the top \(count)\(place.en)",
        LocalizedText(
          nl: "In hoeveel van de 100 berekeningen het gebied bij de hoogste \(count) hoort.",
          en: "In how many of 100 calculations the area is in the top \(count)."), .percent),
      column(
        topFifth, .inTopFifth, nl: "bij het hoogste vijfde deel\(place.nl)",
        en: "in the top fifth\(place.en)",
        LocalizedText(
          nl: "In hoeveel van de 100 berekeningen het gebied bij het hoogste vijfde deel hoort.",
          en: "In how many of 100 calculations the area is in the top fifth."), .percent),
      column(
        shift, .rankShift, nl: "verschuiving van de rang" + place.nl, en: "shift of the rank" + place.en,
        LocalizedText(
          nl: "Hoeveel plaatsen de rang in een andere berekening verschilt, gemiddeld.",
          en: "By how many places the rank differs in another calculation, on average.")),
    ]
  }

  private func column(
    _ id: IndicatorID, _ facet: Facet.Kind, nl: String, en: String, _ definition: LocalizedText,
    _ unit: Unit = .score
  ) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: "\(index.label.nl) (\(nl))", en: "\(index.label.en) (\(en))"),
      definition: definition, unit: unit, polarity: .context, domain: index.domain,
      validRange: unit == .percent ? 0...100 : nil, breaks: index.breaks,
      facet: Facet(of: index.id, facet, number: facet == .inTop ? count : nil))
  }

  /// The formulas for a reader.
  func formulas(
    of index: IndicatorID, calculations: String, among: String, scoredAmong: String
  ) -> [IndicatorID: String] {
    let ranks = "rank of \(index) from the highest, equal values share the best rank, among \(among)"
    let draws = "in \(calculations); scores among \(scoredAmong)"
    return [
      rank: "\(ranks); bounds: the ranks that 5% and 95% do not exceed, \(draws)",
      median: "the rank that half do not exceed, \(draws); \(ranks)",
      top: "100 * calculations with a rank of \(count) or better / all, \(draws); \(ranks)",
      topFifth: "100 * calculations with a rank of n / 5, rounded up, or better / all, \(draws); \(ranks)",
      shift: "mean of |rank - \(rank)|, \(draws); \(ranks)",
    ]
  }
}

/// The cells of the new columns while they are being filled.
struct RobustnessCells {
  private var values: [[Double]]
  private var statuses: [[CellStatus]]
  private var lower: [Double]
  private var upper: [Double]

  /// Cells of rows that take no part.
  init(rows: Int) {
    values = [[Double]](repeating: [Double](repeating: .nan, count: rows), count: 5)
    statuses = [[CellStatus]](repeating: [CellStatus](repeating: .notApplicable, count: rows), count: 5)
    (lower, upper) = (values[0], values[0])
  }

  /// Fills a row; the status is that of its index.
  mutating func set(_ row: Int, _ found: RankRobustness?, _ status: CellStatus) {
    guard let found, status.hasValue else {
      for column in statuses.indices { statuses[column][row] = status.hasValue ? .missing : status }
      return
    }
    let cells = [
      Double(found.nominal), Double(found.median), 100 * found.top, 100 * found.topFifth, found.shift,
    ]
    for (column, value) in cells.enumerated() {
      values[column][row] = value
      // The rank is a fact of the index; the others come out of a simulation.
      statuses[column][row] = column == 0 ? status : status.combined(with: .estimated)
    }
    (lower[row], upper[row]) = (Double(found.lower), Double(found.upper))
  }

  /// The columns.
  func columns(_ names: RobustnessColumns) -> [IndicatorColumn] {
    [names.rank, names.median, names.top, names.topFifth, names.shift].enumerated().map { column, id in
      IndicatorColumn(
        id, values: values[column], statuses: statuses[column],
        bounds: column == 0 ? .init(lower: lower, upper: upper) : nil)
    }
  }
}
