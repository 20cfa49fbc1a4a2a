import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// How a transform scores indicators: what `normalise` and `weight` read alike from their configuration.
public struct ScoringOptions: Sendable {
  /// The method; nil when the input holds scores already.
  public let method: ScoringMethod?
  /// What areas have in common that are compared with each other.
  public let grouping: Population.Grouping
  /// The levels that take part; nil for all.
  public let levels: Set<AreaLevel>?
  private let range: ClosedRange<Double>
  private let ties: Ties
  private let goalposts: [(id: IndicatorID, posts: ClosedRange<Double>, place: Place)]
  private let place: Place

  /// Reads the options.
  ///
  /// - Parameters:
  ///   - config: Has the fields of `ScoringOptions.fields`.
  ///   - method: The method; nil when the input holds scores already.
  ///   - diagnostics: Gets a complaint for each option that is malformed or that the method has no use for.
  public init(_ config: Config, method: ScoringMethod?, into diagnostics: inout Diagnostics) {
    self.method = method
    place = config.place(of: "goalposts")
    levels = config.texts("levels").map { Set($0.compactMap(AreaLevel.init(rawValue:))) }
    grouping = ScoringOptions.grouping(config, into: &diagnostics)
    ties = config.text("ties").flatMap(Ties.init(rawValue:)) ?? .average
    range =
      config.node("range").flatMap { ScoringOptions.range($0, "range", into: &diagnostics) }
      ?? method?.defaultRange ?? 0...1
    goalposts = config.entries("goalposts").compactMap { entry in
      ScoringOptions.range(entry.value, "goalposts", into: &diagnostics).map {
        (IndicatorID(entry.key), $0, entry.keyPlace)
      }
    }
    ScoringOptions.checkUse(config, method, into: &diagnostics)
  }

  private static func grouping(_ config: Config, into diagnostics: inout Diagnostics) -> Population.Grouping {
    guard let names = config.texts("by") else { return Population.Grouping() }
    if !names.contains("level") {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "areas of different levels can't be compared with each other",
          at: config.place(of: "by"),
          hint: "write by: [\((["level"] + names).joined(separator: ", "))]"))
    }
    return Population.Grouping(
      byPeriod: names.contains("period"), byMunicipality: names.contains("municipality"))
  }

  private static func range(
    _ node: ConfigNode, _ field: String, into diagnostics: inout Diagnostics
  ) -> ClosedRange<Double>? {
    let numbers = node.list?.compactMap(\.number) ?? []
    if numbers.count == 2, numbers[0] < numbers[1] { return numbers[0]...numbers[1] }
    let found = numbers.map { NumberText.plain($0) }.joined(separator: ", ")
    let hint =
      numbers.count == 2 && numbers[0] > numbers[1] && field == "goalposts"
      ? "give the lower one first; which end is worse follows from the polarity"
      : "give the lower and the higher one, such as [0, 100]"
    diagnostics.add(
      Diagnostic(
        .invalidValue, "'\(field)' expects two numbers that differ, found [\(found)]", at: node.place,
        hint: hint))
    return nil
  }

  /// Complains of options that have no effect, so that nobody relies on them.
  private static func checkUse(
    _ config: Config, _ method: ScoringMethod?, into diagnostics: inout Diagnostics
  ) {
    let uses = [
      ("range", method?.defaultRange != nil), ("ties", method?.hasTies == true),
      ("goalposts", method == .goalposts),
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
    case .minMax, .goalposts: range.lowerBound
    case .rank: 1
    case .percentile: 0
    case .zScore, nil: nil
    }
  }

  /// The highest score there can be; nil when it depends on the number of areas or there is none.
  public var highestScore: Double? {
    switch method {
    case .minMax, .goalposts: range.upperBound
    case .percentile: 1
    case .rank, .zScore, nil: nil
    }
  }

  /// How each indicator is scored; empty after a complaint about goalposts.
  ///
  /// - Parameters:
  ///   - indicators: The indicators, and which of them get a lower score for a higher value.
  ///   - diagnostics: Gets a complaint for each indicator without goalposts and for posts of no indicator.
  public func scorings(
    of indicators: [(indicator: Indicator, isReversed: Bool)], into diagnostics: inout Diagnostics
  ) -> [IndicatorScoring] {
    let ids = indicators.map(\.indicator.id)
    for (id, _, place) in goalposts where !ids.contains(id) {
      diagnostics.add(
        Diagnostic(
          .unknownIndicator, "goalposts for '\(id)', which is not scored", at: place,
          hint: Suggestion.hint(for: id.text, among: ids.map(\.text)) ?? "leave them out"))
    }
    return indicators.compactMap { indicator, isReversed in
      guard method != nil else { return IndicatorScoring(indicator.id, nil, isReversed: false) }
      guard let normalisation = normalisation(of: indicator.id) else {
        diagnostics.add(
          Diagnostic(
            .missingField, "no goalposts for '\(indicator.id)'", at: place,
            hint: "for example goalposts: { \(indicator.id): [0, 100] }"))
        return nil
      }
      return IndicatorScoring(indicator.id, normalisation, isReversed: isReversed)
    }
  }

  private func normalisation(of id: IndicatorID) -> Normalisation? {
    switch method {
    case .zScore: .zScore()
    case .minMax: .minMax(range: range)
    case .rank: .rank(ties)
    case .percentile: .percentileRank(ties)
    case .goalposts: goalposts.first { $0.id == id }.map { .goalposts($0.posts, range: range) }
    case nil: nil
    }
  }
}
