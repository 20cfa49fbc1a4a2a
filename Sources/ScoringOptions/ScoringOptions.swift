import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// How a transform scores indicators: what `normalise` and `weight` read alike from their configuration.
public struct ScoringOptions: Sendable {
  /// The method; nil when the input holds scores already.
  public let method: ScoringMethod?
  private let areas: PopulationOptions
  private let parameters: ScoringParameters

  /// What areas have in common that are compared with each other.
  public var grouping: Population.Grouping { areas.grouping }

  /// The levels that take part; nil for all.
  public var levels: Set<AreaLevel>? { areas.levels }

  /// Reads the options.
  ///
  /// - Parameters:
  ///   - config: Has the fields of `ScoringOptions.fields`.
  ///   - method: The method; nil when the input holds scores already.
  ///   - diagnostics: Gets a complaint for each option that is malformed or that the method has no use for.
  public init(_ config: Config, method: ScoringMethod?, into diagnostics: inout Diagnostics) {
    self.method = method
    parameters = ScoringParameters(config, method, into: &diagnostics)
    areas = PopulationOptions(config, reference: parameters.referenceArea, into: &diagnostics)
    if parameters.referenceArea != nil, !areas.grouping.byPeriod {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "a reference area has another value in each period", at: config.place(of: "by"),
          hint: "write by: [level, period], or give the reference as a number"))
    }
    checkUse(config, into: &diagnostics)
  }

  /// Complains of options that have no effect, so that nobody relies on them.
  private func checkUse(_ config: Config, into diagnostics: inout Diagnostics) {
    let uses = [
      ("range", method?.defaultRange != nil), ("ties", method?.hasTies == true),
      ("goalposts", method == .goalposts), ("targets", method == .target),
      ("reference", method == .reference), ("cap", method?.canBeCapped == true),
      ("classes", method == .quantileClass),
    ]
    for (field, isUsed) in uses where !isUsed && config.node(field) != nil {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(field)' has no effect with \(method?.rawValue ?? "none")",
          at: config.place(of: field), hint: "leave it out"))
    }
  }
}

extension ScoringOptions {
  /// The lowest score there can be; nil when there is no lowest one.
  public var lowestScore: Double? {
    switch method {
    case .minMax, .goalposts: parameters.range.lowerBound
    case .rank, .quantileClass: 1
    case .percentile, .borda, .exponential, .target, .reference: 0
    case .zScore, .robustZ, nil: nil
    }
  }

  /// The highest score there can be; nil when it depends on the number of areas or there is none.
  public var highestScore: Double? {
    switch method {
    case .minMax, .goalposts: parameters.range.upperBound
    case .percentile: 1
    case .exponential: 100
    case .quantileClass: Double(parameters.classes)
    case .target, .reference: parameters.isCapped ? 1 : nil
    case .rank, .borda, .zScore, .robustZ, nil: nil
    }
  }

  /// How each indicator is scored; empty after a complaint about numbers that each indicator needs.
  ///
  /// - Parameters:
  ///   - indicators: The indicators, and which of them get a lower score for a higher value.
  ///   - diagnostics: Gets a complaint for each indicator without its goalposts, target or reference, and for
  ///     those of an indicator that is not scored.
  public func scorings(
    of indicators: [(indicator: Indicator, isReversed: Bool)], into diagnostics: inout Diagnostics
  ) -> [IndicatorScoring] {
    parameters.checkNames(indicators.map(\.indicator.id), into: &diagnostics)
    return indicators.compactMap { indicator, isReversed in
      guard let method else { return IndicatorScoring(indicator.id, nil, isReversed: false) }
      return parameters.normalisation(method, of: indicator.id, into: &diagnostics).map {
        IndicatorScoring(indicator.id, $0, isReversed: isReversed)
      }
    }
  }

  /// The populations of a frame.
  ///
  /// - Throws: `Diagnostic` when a reference area is named that no row is about; an empty frame lacks nothing.
  public func populations(in frame: IndicatorFrame) throws -> [Population] {
    if let code = parameters.referenceArea, frame.rowCount > 0,
      !frame.areas.areas.contains(where: { $0.code.text == code })
    {
      throw Diagnostic(
        .unknownArea, "no row of the input is about the reference area \(code)",
        at: parameters.referencePlace,
        hint: Suggestion.hint(for: code, among: frame.areas.areas.map(\.code.text))
          ?? "keep its row in the input, whatever its level")
    }
    return areas.populations(in: frame)
  }
}
