/// The scores of all indicators for each way to make them, computed when they are first needed.
///
/// Only for values as they are: with errors in the values, scores are made anew in every calculation.
struct ScoreTables: Sendable {
  private var tables: [Key: [Double]] = [:]

  /// What scores depend on.
  struct Key: Hashable, Sendable {
    let scoring: Int
    let imputation: Int
    /// The rule that scores have to be fit for, where that changes them.
    let rule: AggregationRule?

    init(_ calculation: Calculation, _ index: UncertainIndex) {
      scoring = calculation.scoring
      imputation = calculation.imputation
      let normalisations = index.scorings[calculation.scoring].normalisations
      rule = calculation.rules.max { Key.demand($0) < Key.demand($1) }.flatMap { rule in
        normalisations.contains { $0?.scale(for: rule) != nil } ? rule : nil
      }
    }

    /// What a rule asks of scores: nothing, a mean above 0, or scores above 0.
    private static func demand(_ rule: AggregationRule) -> Int {
      rule.needsPositiveScores ? 2 : rule.isMazziottaPareto ? 1 : 0
    }
  }

  /// Computes the scores that some calculations need.
  init(_ keys: some Sequence<Key>, _ index: UncertainIndex, _ areas: UncertainAreas) {
    let keys = Array(Set(keys))
    let columns = Concurrent.map(keys.count) { ScoreTables.scores(keys[$0], index, areas) }
    tables = Dictionary(zip(keys, columns), uniquingKeysWith: { first, _ in first })
  }

  /// Column after column, NaN where there is no score.
  subscript(key: Key) -> [Double]? { tables[key] }

  /// The scores by the same steps as those of an index that is computed once.
  static func scores(_ key: Key, _ index: UncertainIndex, _ areas: UncertainAreas) -> [Double] {
    let imputation = index.imputations[key.imputation]
    let columns = areas.values.indices.map { member -> [Double?] in
      var values = areas.values[member]
      if let imputation {
        let fillings = imputation.fillings(for: values, groups: areas.groups)
        values = zip(values, fillings).map { $0 ?? $1 }
      }
      guard let normalisation = index.scorings[key.scoring].normalisations[member] else { return values }
      let scores = normalisation.apply(
        to: values, isReversed: index.isReversed[member], reference: areas.references[member]
      ).values
      guard let scale = key.rule.flatMap({ normalisation.scale(for: $0) }) else { return scores }
      return scores.map { $0.map { scale($0) } }
    }
    return ScoreColumns.flat(columns)
  }
}
