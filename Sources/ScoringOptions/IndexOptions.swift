import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// How a transform makes an index: what it is made of, and how that is scored, weighted and aggregated.
public struct IndexOptions: Sendable {
  /// How indicators are scored, and which areas are compared.
  public let scoring: ScoringOptions
  /// What a higher index means.
  public let direction: ScoreDirection
  /// The index: a group of indicators, or of groups.
  public let index: IndexGroup
  /// The share of the parts that an area needs for a score, 0 to 1.
  public let coverage: Double
  /// The indicators that say the same again, where that was allowed.
  public let overlaps: [IndexOverlap]
  /// The configuration.
  let config: Config
  private let shares: IndexShares

  /// Reads the options.
  ///
  /// - Parameters:
  ///   - config: Has the fields of `IndexOptions.fields`.
  ///   - input: The columns that can be scored.
  ///   - name: The name of the index.
  ///   - label: What readers call it.
  ///   - context: Tells what was computed from what.
  ///   - diagnostics: Gets a complaint for everything that is wrong.
  public init(
    _ config: Config, _ input: FrameSchema, name: IndicatorID, label: LocalizedText, _ context: PlanContext,
    into diagnostics: inout Diagnostics
  ) {
    self.config = config
    direction = config.text("direction").flatMap(ScoreDirection.init(rawValue:)) ?? .vulnerability
    coverage = config.number("coverage") ?? 0
    scoring = ScoringOptions(
      config, method: config.text("normalise").flatMap(ScoringMethod.init(rawValue:)), into: &diagnostics)
    shares = IndexShares(config, into: &diagnostics)
    var reader = IndexReader(config, input)
    index = reader.index(name, label, into: &diagnostics)
    let overlaps = IndexOverlap.all(among: index.indicators.map(\.indicator.id), input, context)
    self.overlaps = overlaps
    if config.node("weights") != nil || config.node("tree") != nil {
      _ = ScoredIndicators.choose(
        index.named.map { ($0.column, $0.place) }, of: input, at: index.partsPlace, into: &diagnostics)
    }
    checkScores(into: &diagnostics)
    for group in [index] + index.nested { check(group, into: &diagnostics) }
    shares.check(index, into: &diagnostics)
    checkOverlaps(into: &diagnostics)
  }

  /// The groups in the order of the groups of `CompositeIndex.kernel`, the index last.
  public var groups: [IndexGroup] { IndexOptions.innermostFirst(index) }

  private static func innermostFirst(_ group: IndexGroup) -> [IndexGroup] {
    group.parts.flatMap { $0.group.map(innermostFirst) ?? [] } + [group]
  }

  /// The index to compute; nil after a complaint.
  public func compositeIndex(into diagnostics: inout Diagnostics) -> CompositeIndex? {
    let indicators = index.indicators.map(\.indicator)
    let members = scoring.scorings(
      of: indicators.map { ($0, direction.reverses($0.polarity)) }, into: &diagnostics
    ).map(centred)
    guard diagnostics.isEmpty else { return nil }
    let positions = Dictionary(
      indicators.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return diagnostics.collect {
      try CompositeIndex(members, IndexTree(node(index, positions)), coverage: coverage)
    }
  }

  private func node(_ group: IndexGroup, _ positions: [IndicatorID: Int]) -> IndexTree.Group {
    let parts = group.parts.filter { $0.group != nil || $0.weight != 0 }
    let children: [IndexTree.Node] = parts.compactMap { part in
      switch part {
      case .group(let nested): .group(node(nested, positions), weight: nested.weight)
      case .indicator(let indicator, let weight, _):
        positions[indicator.id].map { .indicator($0, weight: weight) }
      }
    }
    return IndexTree.Group(
      group.id.text, group.rule, children, normalisation: group.rescale.flatMap(normalisation),
      coverage: group.coverage,
      weighting: group.weighting.map { .derived($0, shares: shares.bounds(of: parts)) } ?? .given)
  }

  /// How scores are brought on one scale.
  private func normalisation(_ method: ScoringMethod) -> Normalisation? {
    switch method {
    case .zScore: isMazziottaPareto ? .zScore(mean: 100, deviation: 10) : .zScore()
    case .robustZ: .robustZ
    case .minMax: .minMax(range: 0...100)
    case .rank: .rank(.average)
    case .borda: .borda(.average)
    case .percentile: .percentileRank(.average)
    case .exponential: .exponential(.average)
    case .target, .reference, .goalposts, .quantileClass: nil
    }
  }

  /// Mazziotta and Pareto take z-scores with mean 100 and deviation 10, so that a mean of them is above 0; all groups
  /// of an index share one scale.
  private func centred(_ member: IndicatorScoring) -> IndicatorScoring {
    guard isMazziottaPareto, case .zScore(_, _, let divisor) = member.normalisation else { return member }
    return IndicatorScoring(
      member.id, .zScore(mean: 100, deviation: 10, divisor: divisor), isReversed: member.isReversed)
  }

  private var isMazziottaPareto: Bool { ([index] + index.nested).contains { $0.rule.isMazziottaPareto } }

  private func checkOverlaps(into diagnostics: inout Diagnostics) {
    if config.flag("allow_overlap") {
      guard overlaps.isEmpty else { return }
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'allow_overlap' has no effect: no indicator was computed from another one here",
          at: config.place(of: "allow_overlap"), hint: "leave it out"))
      return
    }
    for overlap in overlaps {
      let place = index.indicators.first { $0.indicator.id == overlap.first }?.place
      diagnostics.add(
        Diagnostic(
          .overlap, overlap.text, at: place ?? index.partsPlace,
          hint: "leave one of them out, or write allow_overlap: true"))
    }
  }
}
