import IndicatorAnalysis
import IndicatorSchema
import ScoringOptions

/// The columns that an index adds, and their formulas.
extension WeightSettings {
  /// The index, and beside it the rank and the coverage when they are asked for.
  var columns: [Indicator] {
    let label = config.localizedText("label") ?? LocalizedText(nl: name.text)
    let range = options.lowestScore.flatMap { low in options.highestScore.map { low...$0 } }
    var columns = [
      Indicator(
        id: name, label: label, unit: .score, polarity: .worse, domain: config.requiredText("domain"),
        validRange: range, breaks: breaks)
    ]
    if config.flag("rank") {
      columns.append(companion(rankName, label, nl: "rang", en: "rank", .score))
    }
    if config.flag("coverage_column") {
      columns.append(companion(coverageName, label, nl: "dekking", en: "coverage", .percent))
    }
    return columns
  }

  /// The name of the column of ranks.
  var rankName: IndicatorID { IndicatorID(name.text + "_rank") }

  /// The name of the column of coverage.
  var coverageName: IndicatorID { IndicatorID(name.text + "_coverage") }

  /// Neither a rank nor a coverage is a figure to score again.
  private func companion(
    _ id: IndicatorID, _ label: LocalizedText, nl: String, en: String, _ unit: Unit
  ) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: "\(label.nl) (\(nl))", en: "\(label.en) (\(en))"), unit: unit,
      polarity: .context, domain: config.requiredText("domain"))
  }

  /// A break in any indicator is a break in the index.
  private var breaks: [SeriesBreak] {
    weighted.flatMap { member in
      member.indicator.breaks.map { SeriesBreak(from: $0.from, note: "\(member.indicator.id): \($0.note)") }
    }.sorted { ($0.from, $0.note) < ($1.from, $1.note) }
  }

  /// The formulas of the added columns.
  func derivations(of index: CompositeIndex, step: String) -> [IndicatorID: Derivation] {
    let members = index.members.map(\.id)
    var derivations = [
      name: Derivation(step: step, formula: index.formula(among: options.grouping), inputs: members)
    ]
    if config.flag("rank") {
      derivations[rankName] = Derivation(
        step: step,
        formula: "rank of \(name) from the highest, among \(options.rankGrouping.text), "
          + "equal values share the best rank", inputs: [name])
    }
    if config.flag("coverage_column") {
      let count = index.aggregation.weights.count { $0 > 0 }
      derivations[coverageName] = Derivation(
        step: step, formula: "100 * indicators with a score / \(count)", inputs: members)
    }
    return derivations
  }
}

extension ScoringOptions {
  /// The areas among which the index is ranked: those of one period, also when scores compare periods.
  var rankGrouping: Population.Grouping {
    Population.Grouping(byPeriod: true, byMunicipality: grouping.byMunicipality)
  }
}
