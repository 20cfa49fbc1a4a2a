import IndicatorAnalysis
import IndicatorSchema

/// An indicator that is compared, and the columns that makes.
struct ComparedIndicator: Sendable {
  let source: Indicator
  /// What a weighted average weighs with.
  let denominator: IndicatorID?
  let average: GroupAverage.Kind

  /// A column to add.
  struct Column {
    let indicator: Indicator
    let formula: String
    let inputs: [IndicatorID]
  }

  var id: IndicatorID { source.id }

  /// The figure that the area is compared with.
  func id(_ kind: ComparisonKind) -> IndicatorID { IndicatorID("\(id)_\(kind.rawValue)") }
  /// The figure of the area minus that one.
  func difference(_ kind: ComparisonKind) -> IndicatorID { IndicatorID("\(id)_\(kind.rawValue)_difference") }
  /// The number of areas alike.
  var alikeAreas: IndicatorID { IndicatorID("\(id)_alike_areas") }
  /// The change per year.
  var trend: IndicatorID { IndicatorID("\(id)_trend") }

  /// The columns with their formulas.
  func columns(_ settings: CompareSettings) -> [Column] {
    var columns: [Column] = []
    for kind in settings.kinds {
      let (nl, en) = ComparedIndicator.words(kind)
      columns.append(
        column(
          id(kind), kind.facet, nl: nl, en: en, formula(kind, settings),
          [id] + (denominator.map { [$0] } ?? [])))
      if settings.differences {
        columns.append(
          column(
            difference(kind), kind.differenceFacet, nl: "verschil met \(nl)", en: "difference to \(en)",
            "\(id) - \(id(kind))",
            [id, id(kind)]))
      }
      if kind == .alike {
        columns.append(
          column(
            alikeAreas, .alikeAreas, nl: "aantal vergelijkbare gebieden", en: "number of areas alike",
            "number of the other areas of the class that have a figure", [id], unit: .count))
      }
    }
    if let trend = settings.trend { columns.append(trendColumn(trend)) }
    return columns
  }

  private static func words(_ kind: ComparisonKind) -> (nl: String, en: String) {
    switch kind {
    case .country: ("Nederland", "country")
    case .province: ("provincie", "province")
    case .municipality: ("gemeente", "municipality")
    case .alike: ("vergelijkbare gebieden", "areas alike")
    }
  }

  /// None of them is a figure to score.
  private func column(
    _ id: IndicatorID, _ facet: Facet.Kind, nl: String, en: String, _ formula: String,
    _ inputs: [IndicatorID], unit: Unit? = nil
  ) -> Column {
    let indicator = Indicator(
      id: id, label: LocalizedText(nl: "\(source.label.nl) (\(nl))", en: "\(source.label.en) (\(en))"),
      unit: unit ?? source.unit, polarity: .context, domain: source.domain, breaks: source.breaks,
      statistic: Statistic.none, facet: Facet(of: source.id, facet))
    return Column(indicator: indicator, formula: formula, inputs: inputs)
  }

  private func formula(_ kind: ComparisonKind, _ settings: CompareSettings) -> String {
    if kind == .alike {
      return "\(averageText) of the other areas of the same level and period, \(settings.alike?.text ?? "")"
    }
    return
      "\(id) of the \(kind.rawValue); where that has no figure, \(averageText) of the areas of the same level in it"
  }

  private var averageText: String {
    switch average {
    case .weighted: "sum(\(denominator?.text ?? "") * \(id)) / sum(\(denominator?.text ?? ""))"
    case .mean: "mean(\(id))"
    case .median: "median(\(id))"
    }
  }

  private func trendColumn(_ kind: TrendKind) -> Column {
    let breaks = source.breaks.map { "not across the break of \($0.from) (\($0.note))" }
    let text =
      kind == .previous
      ? "(\(id) - \(id) of the period before) / years between"
      : "slope of \(id) over the periods so far, by least squares"
    return column(
      trend, .trend, nl: "verandering per jaar", en: "change per year",
      ([text] + breaks).joined(separator: "; "),
      [id])
  }
}
