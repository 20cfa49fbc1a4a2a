import IndicatorSchema

/// The values that a column has in a population, read where they are: no copy of a whole column is made.
struct PopulationValues: NumberChunks {
  let column: IndicatorColumn
  let rows: [Int32]
  /// Whether each value is given as its opposite.
  let isReversed: Bool

  /// What lies in the nearest cache, with room for the rest.
  private static let chunkSize = 512

  func forEachChunk(_ body: (UnsafeBufferPointer<Double>) -> Void) {
    column.values.withUnsafeBufferPointer { values in
      column.statuses.withUnsafeBufferPointer { statuses in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: PopulationValues.chunkSize) { chunk in
          var filled = 0
          for row in rows {
            let (value, status) = (values[Int(row)], statuses[Int(row)])
            // Written in any case and kept where there is a value: no branch that depends on the data.
            chunk[filled] = isReversed ? -value : value
            filled += status.hasValue ? 1 : 0
            if filled == chunk.count {
              body(UnsafeBufferPointer(chunk))
              filled = 0
            }
          }
          body(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(chunk)[..<filled]))
        }
      }
    }
  }
}

/// The scores of one indicator in a population, as they are worked with: mostly not made before they are used.
enum PopulationScores: Sendable {
  /// None, and why.
  case none(NormalisationObstacle)
  /// Each value is scored on its own.
  case each(ScoreFunction, isReversed: Bool)
  /// A score for each row in the order of the population, as `ScoreColumns` has them.
  case made([Double])

  /// Why there are none.
  var obstacle: NormalisationObstacle? {
    if case .none(let obstacle) = self { obstacle } else { nil }
  }

  /// Gives each row of the population with its score, nil where it has none.
  func forEach(of column: IndicatorColumn, _ rows: [Int32], _ body: (Int, Double?) -> Void) {
    switch self {
    case .none: for row in rows { body(Int(row), nil) }
    case .made(let made): for (row, score) in zip(rows, made) { body(Int(row), score.isNaN ? nil : score) }
    case .each(let function, let isReversed):
      for row in rows {
        body(Int(row), column[Int(row)].map { function(isReversed ? -$0 : $0) })
      }
    }
  }

  /// Writes the scores of neighbouring rows of the population, as `ScoreColumns` has them.
  func write(
    _ range: Range<Int>, of column: IndicatorColumn, _ rows: [Int32], to scores: UnsafeMutablePointer<Double>
  ) {
    switch self {
    case .none: scores.update(repeating: .nan, count: range.count)
    case .made(let made):
      made.withUnsafeBufferPointer { made in
        for (offset, index) in range.enumerated() { scores[offset] = made[index] }
      }
    case .each(let function, let isReversed):
      column.values.withUnsafeBufferPointer { values in
        column.statuses.withUnsafeBufferPointer { statuses in
          for (offset, index) in range.enumerated() {
            let row = Int(rows[index])
            let score = function(isReversed ? -values[row] : values[row])
            scores[offset] = statuses[row].hasValue ? (score.isNaN ? .infinity : score) : .nan
          }
        }
      }
    }
  }
}

extension IndicatorScoring {
  /// The scores of a population, made only where an area's depends on the rank of the others.
  func populationScores(of column: IndicatorColumn, in population: Population) -> PopulationScores {
    guard let normalisation else { return .each(.kept, isReversed: false) }
    guard normalisation.isPointwise else {
      let found = scores(of: column, in: population)
      if let obstacle = found.obstacle { return .none(obstacle) }
      return .made(ScoreColumns.flat([found.values]))
    }
    let values = PopulationValues(column: column, rows: population.rows, isReversed: isReversed)
    let range = NumberRange(values)
    let reference = population.referenceRow.flatMap { column[Int($0)] }
    if let obstacle = normalisation.obstacle(in: range)
      ?? normalisation.benchmarkObstacle(range, isReversed, reference)
    {
      return .none(obstacle)
    }
    let function = normalisation.function(of: values, range, isReversed: isReversed, reference: reference)
    // Scores of no value at all are none, and finite.
    guard let function, range.count == 0 || function.isFinite(over: range) else { return .none(.notFinite) }
    return .each(function, isReversed: isReversed)
  }
}
