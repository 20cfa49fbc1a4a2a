import IndicatorAnalysis
import IndicatorSchema

/// A treated column and how it is made.
struct TreatedColumn: Sendable {
  /// The indicator it is made of.
  let source: IndicatorID
  /// The treated values as an indicator.
  let indicator: Indicator

  /// Describes the treated values of an indicator.
  ///
  /// - Parameter mayBeLogged: Whether a logarithm may take the place of the values: what they are measured in
  ///   and what they can be is then known only from the run's log.
  init(of source: Indicator, suffix: String, mayBeLogged: Bool) {
    self.source = source.id
    indicator = Indicator(
      id: IndicatorID(source.id.text + suffix),
      label: LocalizedText(
        nl: "\(source.label.nl) (zonder uitschieters)", en: "\(source.label.en) (outliers treated)"),
      unit: mayBeLogged ? .score : source.unit, polarity: source.polarity, domain: source.domain,
      validRange: mayBeLogged ? nil : source.validRange, breaks: source.breaks)
  }

  /// The formula with its parameters, for `peil trace` and reports.
  func derivation(
    _ treatment: OutlierTreatment, _ grouping: Population.Grouping, step: String
  ) -> Derivation {
    let limits =
      "|skewness| above \(NumberText.plain(treatment.skewness)) and kurtosis above "
      + NumberText.plain(treatment.kurtosis)
    let log =
      treatment.usesLog
      ? "; where that is not enough ln(x - min + 0.01 * (max - min))" : "; where that is not enough x"
    return Derivation(
      step: step,
      formula: "x; with \(limits) at most \(treatment.points) outermost values moved to the next one\(log); "
        + "x = \(source), among \(grouping.text)",
      inputs: [source])
  }
}
