import IndicatorAnalysis
import IndicatorSchema
import ScoringOptions

/// A column of scores and how it is computed.
struct NormalisedColumn: Sendable {
  /// The scores as an indicator.
  let indicator: Indicator
  /// How the values become scores.
  let scoring: IndicatorScoring

  /// Describes the scores of an indicator.
  init(
    of source: Indicator, _ scoring: IndicatorScoring, _ method: ScoringMethod, suffix: String,
    _ direction: ScoreDirection
  ) {
    self.scoring = scoring
    let words = NormalisedColumn.words(method)
    indicator = Indicator(
      id: IndicatorID(source.id.text + suffix),
      label: LocalizedText(nl: "\(source.label.nl) (\(words.nl))", en: "\(source.label.en) (\(words.en))"),
      unit: .score, polarity: direction.polarity(of: source.polarity), domain: source.domain,
      breaks: source.breaks)
  }

  private static func words(_ method: ScoringMethod) -> LocalizedText {
    switch method {
    case .zScore: LocalizedText(nl: "z-score")
    case .minMax: LocalizedText(nl: "min-max")
    case .rank: LocalizedText(nl: "rang", en: "rank")
    case .robustZ: LocalizedText(nl: "robuuste z-score", en: "robust z-score")
    case .borda: LocalizedText(nl: "aantal lagere gebieden", en: "Borda count")
    case .quantileClass: LocalizedText(nl: "kwantielklasse", en: "quantile class")
    case .exponential: LocalizedText(nl: "exponentiële rang", en: "exponential rank")
    case .target: LocalizedText(nl: "afstand tot het doel", en: "distance to target")
    case .reference: LocalizedText(nl: "afstand tot de referentie", en: "distance to reference")
    case .percentile: LocalizedText(nl: "percentielrang", en: "percentile rank")
    case .goalposts: LocalizedText(nl: "tussen vaste grenzen", en: "between goalposts")
    }
  }

  /// The formula with its parameters, for `peil trace` and reports.
  func derivation(step: String, _ grouping: Population.Grouping) -> Derivation {
    Derivation(step: step, formula: "\(scoring.formula), among \(grouping.text)", inputs: [scoring.id])
  }
}
