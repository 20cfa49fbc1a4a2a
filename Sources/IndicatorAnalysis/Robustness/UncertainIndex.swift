import IndicatorSchema

/// An index, and what could have been chosen otherwise in its making.
///
/// The inputs follow M. Saisana, A. Saltelli and S. Tarantola, "Uncertainty and sensitivity analysis techniques as
/// tools for the quality assessment of composite indicators", Journal of the Royal Statistical Society A 168, 2005.
public struct UncertainIndex: Sendable {
  /// The tree with the weights and rules that were chosen. Weights that are derived from scores are those of the
  /// index as it was chosen; they are not derived anew from other scores.
  public internal(set) var kernel: IndexKernel
  /// For each indicator whether a higher value gets a lower score.
  public let isReversed: [Bool]
  /// The ways to score; the first is the one that was chosen.
  public let scorings: [Scoring]
  /// The ways to fill gaps, nil for leaving them; the first is the one that was chosen.
  public let imputations: [Imputation?]
  /// The rules that could have been others.
  public let rules: [RuleChoice]
  /// By which part of itself each weight may be off, 0 to below 1: a weight is uniform from w (1 - s) to w (1 + s).
  ///
  /// Weights count by their ratios among siblings, so that after each draw they are shares of one again.
  public let weightSpread: Double

  /// One way to score all indicators.
  public struct Scoring: Hashable, Sendable {
    /// How each indicator is normalised; nil where its values are scores.
    public let normalisations: [Normalisation?]

    /// Makes a way to score.
    public init(_ normalisations: [Normalisation?]) { self.normalisations = normalisations }
  }

  /// A rule that could have been another one.
  public struct RuleChoice: Hashable, Sendable {
    /// The groups of the tree that follow it, by their position in `IndexKernel.groups`.
    public let groups: [Int]
    /// The rules.
    public let alternatives: [AggregationRule]

    /// Makes a choice.
    public init(groups: [Int], alternatives: [AggregationRule]) {
      self.groups = groups
      self.alternatives = alternatives
    }
  }

  /// Makes an index of which nothing varies but what is given.
  ///
  /// - Throws: `Diagnostic` for a way to score that is not one of each indicator, lists without anything, groups
  ///   that are not there, a power too near 0, a spread outside 0 to 1, and weights that each area has its own of.
  public init(
    _ kernel: IndexKernel, isReversed: [Bool], scorings: [Scoring], imputations: [Imputation?] = [nil],
    rules: [RuleChoice] = [], weightSpread: Double = 0
  ) throws {
    self.kernel = kernel
    self.isReversed = isReversed
    self.scorings = scorings
    self.imputations = imputations
    self.rules = rules
    self.weightSpread = weightSpread
    try check()
  }

  private func check() throws {
    let counts = [isReversed.count] + scorings.map(\.normalisations.count)
    guard counts.allSatisfy({ $0 == kernel.memberCount }) else {
      throw Diagnostic(.invalidValue, "a way to score has to be one of all \(kernel.memberCount) indicators")
    }
    guard !scorings.isEmpty, !imputations.isEmpty, rules.allSatisfy({ !$0.alternatives.isEmpty }) else {
      throw Diagnostic(.invalidValue, "there is nothing to choose from")
    }
    for choice in rules {
      if let group = choice.groups.first(where: { !kernel.groups.indices.contains($0) }) {
        throw Diagnostic(.invalidValue, "there is no group \(group) of \(kernel.groups.count)")
      }
      guard choice.alternatives.allSatisfy(\.hasUsablePower) else {
        throw Diagnostic(
          .invalidValue, "a power mean needs a finite power that is not 0",
          hint: "the geometric mean is that of power 0")
      }
    }
    if let group = kernel.groups.first(where: { $0.weighting.isOfEachArea }) {
      throw Diagnostic(
        .invalidValue, "the weights of '\(group.name)' are each area's own, and can't vary for all alike")
    }
    guard weightSpread >= 0, weightSpread < 1 else {
      throw Diagnostic(
        .invalidValue, "weights are off by a part of 0 to below 1, found \(NumberText.plain(weightSpread))")
    }
  }
}

extension GroupWeighting {
  /// Whether each area has weights of its own.
  var isOfEachArea: Bool {
    if case .derived(.benefitOfTheDoubt, _) = self { true } else { false }
  }
}
