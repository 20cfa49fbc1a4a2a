import IndicatorSchema

/// How one indicator is turned into scores.
public struct IndicatorScoring: Hashable, Sendable {
  /// The indicator.
  public let id: IndicatorID
  /// The way it is normalised; nil when its values are scores already.
  public let normalisation: Normalisation?
  /// Whether a higher value gets a lower score.
  public let isReversed: Bool

  /// Makes a scoring.
  public init(_ id: IndicatorID, _ normalisation: Normalisation?, isReversed: Bool) {
    self.id = id
    self.normalisation = normalisation
    self.isReversed = isReversed
  }

  /// The scores of the areas of a population, in the order of its rows.
  public func scores(of column: IndicatorColumn, in population: Population) -> NormalisedValues {
    let values = population.rows.map { column[Int($0)] }
    guard let normalisation else { return NormalisedValues(values) }
    return normalisation.apply(
      to: values, isReversed: isReversed, reference: population.referenceRow.flatMap { column[Int($0)] })
  }

  /// The scores of a whole column.
  ///
  /// A cell without a value keeps its status; one outside every population, or in a population that can't be
  /// normalised, is not applicable.
  ///
  /// - Parameters:
  ///   - column: The values; its bounds are not carried over.
  ///   - populations: The rows to compare with each other.
  ///   - name: The name of the new column.
  ///   - gaps: Gets a note for each population that can't be normalised.
  public func scores(
    of column: IndicatorColumn, in populations: [Population], name: IndicatorID, gaps: inout ScoringGaps
  ) -> IndicatorColumn {
    var values = [Double](repeating: .nan, count: column.count)
    var statuses = [CellStatus](repeating: .notApplicable, count: column.count)
    for population in populations {
      let scores = populationScores(of: column, in: population)
      gaps.note(scores.obstacle, id, population)
      scores.forEach(of: column, population.rows) { row, score in
        if let score { values[row] = score }
        let status = column.statuses[row]
        if score != nil || !status.hasValue { statuses[row] = status }
      }
    }
    return IndicatorColumn(name, values: values, statuses: statuses)
  }
}
