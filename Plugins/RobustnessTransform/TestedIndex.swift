import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// The index whose ranks are in question, as it was chosen: read from the same options as `weight` makes it by.
struct TestedIndex: Sendable {
  /// How it is made.
  let options: IndexOptions
  /// The index, ready to compute.
  let composite: CompositeIndex
  /// The indicators, in the order of the members of `composite`.
  let indicators: [Indicator]

  /// Reads the index; nil after a complaint.
  ///
  /// - Parameter column: The column with the index, which is not among what can be scored.
  init?(
    _ config: Config, _ input: FrameSchema, _ column: Indicator, _ context: PlanContext,
    into diagnostics: inout Diagnostics
  ) {
    let others = FrameSchema(input.columns.filter { $0.id != column.id })
    options = IndexOptions(
      config, others, name: column.id, label: column.label, context, into: &diagnostics)
    indicators = options.index.indicators.map(\.indicator)
    guard let composite = options.compositeIndex(into: &diagnostics) else { return nil }
    self.composite = composite
    for group in options.groups where group.weighting == .benefitOfTheDoubt {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "with the benefit of the doubt each area has weights of its own, which can't vary",
          at: group.place, hint: "test an index with weights that are given, equal, or of pca or entropy"))
    }
  }

  /// What areas have in common that scores compare.
  var grouping: Population.Grouping { options.scoring.grouping }

  /// The ways to score all indicators by another method, which needs no number of each.
  func scorings(by method: ScoringMethod, _ config: Config) -> UncertainIndex.Scoring {
    // What has no effect with this method was given for that of the index, and checked there.
    var ignored = Diagnostics()
    let other = ScoringOptions(config, method: method, into: &ignored)
    let scorings = other.scorings(
      of: zip(indicators, composite.members).map { ($0, $1.isReversed) }, into: &ignored)
    return UncertainIndex.Scoring(scorings.map(\.normalisation))
  }

  /// The groups that aggregate by the method of the index itself, by level below it: those that it could be another
  /// for. Groups with a method of their own keep it.
  var groupsByLevel: [[Int]] {
    let groups = options.groups
    var levels: [[Int]] = []
    func add(_ group: IndexGroup, _ level: Int) {
      if levels.count <= level { levels.append([]) }
      if group.rule == options.index.rule, let position = groups.firstIndex(where: { $0.id == group.id }) {
        levels[level].append(position)
      }
      for part in group.parts {
        if case .group(let nested) = part { add(nested, level + 1) }
      }
    }
    add(options.index, 0)
    return levels
  }
}
