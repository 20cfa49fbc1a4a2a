/// How strongly two indicators go together, from -1 to 1, over the areas that have both.
public enum Correlation: String, Hashable, Sendable, CaseIterable {
  /// Of the numbers themselves: sum((x - mx)(y - my)) / sqrt(sum((x - mx)^2) sum((y - my)^2)).
  ///
  /// Source: Pearson, "Note on regression and inheritance in the case of two parents", 1895.
  case pearson
  /// Of their ranks, equal numbers sharing the mean of their places: says only whether one rises with the other.
  ///
  /// Source: Spearman, "The proof and measurement of association between two things", 1904.
  case spearman

  /// The coefficient of two columns of equal length, over the areas that have both (pairwise complete).
  ///
  /// - Returns: nil for fewer than two such areas, for a column without variation among them, and where a number
  ///   is not finite or too large or too small to compute with.
  public func coefficient(_ x: [Double?], _ y: [Double?]) -> Double? {
    let both = CompleteAreas.columns([x, y])
    switch self {
    case .pearson: return Correlation.pearson(both[0], both[1])
    case .spearman:
      guard both.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return nil }
      let ranks = both.map { Ranking.ranks($0, ties: .average).compactMap { $0 } }
      return Correlation.pearson(ranks[0], ranks[1])
    }
  }

  /// The number of areas that have both.
  public static func areas(_ x: [Double?], _ y: [Double?]) -> Int { CompleteAreas.rows([x, y]).count }

  static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    guard let x = standardised(x), let y = standardised(y) else { return nil }
    var sum = ExactSum()
    for (x, y) in zip(x, y) { sum.add(product: x, y) }
    return sum.total.map { min(max($0, -1), 1) }
  }

  /// The numbers less their mean, over the root of the sum of squares of these: of length 1, so that a correlation
  /// is the sum of the products of two such columns.
  ///
  /// - Returns: nil for fewer than two numbers, without variation, and where numbers are out of range.
  static func standardised(_ values: [Double]) -> [Double]? {
    guard let (low, high) = range(values), low < high, let mean = Moments.mean(values) else { return nil }
    let differences = values.map { $0 - mean }
    let largest = differences.reduce(0) { max($0, abs($1)) }
    guard largest.isFinite, largest > 0 else { return nil }
    // Scaled by the largest first, so that no square is too large or too small.
    let scaled = differences.map { $0 / largest }
    var sum = ExactSum()
    for value in scaled { sum.add(product: value, value) }
    guard let length = sum.total?.squareRoot(), length > 0 else { return nil }
    return scaled.map { $0 / length }
  }

  private static func range(_ values: [Double]) -> (low: Double, high: Double)? {
    guard values.count > 1, values.allSatisfy(\.isFinite) else { return nil }
    return values.min().flatMap { low in values.max().map { (low, $0) } }
  }
}

extension Correlation {
  /// The coefficient of each pair among columns of equal length, each over the areas that have both.
  ///
  /// - Returns: A row for each column; the diagonal is 1 where the column varies. nil where there is none.
  public func matrix(_ columns: [[Double?]]) -> [[Double?]] {
    var matrix = columns.map { _ in [Double?](repeating: nil, count: columns.count) }
    for row in columns.indices {
      for column in columns.indices where column >= row {
        let coefficient = coefficient(columns[row], columns[column])
        // A column goes with itself exactly, whatever rounding says.
        matrix[row][column] = row == column ? coefficient.map { _ in 1 } : coefficient
        matrix[column][row] = matrix[row][column]
      }
    }
    return matrix
  }
}
