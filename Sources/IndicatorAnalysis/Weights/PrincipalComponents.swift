/// The directions in which indicators vary together, and how much of all variation lies in each.
public struct PrincipalComponents: Hashable, Sendable {
  /// The eigenvalues of the correlation matrix, largest first; they add up to the number of indicators.
  public let eigenvalues: [Double]
  /// For each component its loadings: the correlation of the component with each indicator. Those of one component
  /// add up to 0 or more, which settles its sign.
  public let loadings: [[Double]]
  /// The number of areas that have every indicator, on which it rests.
  public let areas: Int

  /// The share of all variation that lies in each component, 0 to 1.
  public var varianceShares: [Double] { eigenvalues.map { $0 / Double(eigenvalues.count) } }

  /// Analyses the correlation matrix over the areas that have every indicator (listwise).
  ///
  /// Source: Hotelling, "Analysis of a complex of statistical variables into principal components", 1933.
  ///
  /// - Parameter columns: For each indicator the scores of all areas, nil where there is none.
  /// - Throws: `WeightingObstacle` for no indicators, fewer than three areas, an indicator without variation among
  ///   these, and numbers out of range.
  public init(_ columns: [[Double?]]) throws(WeightingObstacle) {
    guard !columns.isEmpty else { throw .noIndicators }
    let complete = CompleteAreas.columns(columns)
    areas = complete.first?.count ?? 0
    guard areas > 2 else { throw .tooFewAreas(found: areas, needed: 3) }
    let matrix = try PrincipalComponents.correlations(complete)
    guard let eigen = SymmetricEigen(matrix) else { throw .notConverged }
    // Rounding may put an eigenvalue of 0 a hair below.
    let values = eigen.values.map { max(0, $0) }
    eigenvalues = values
    loadings = zip(values, eigen.vectors).map { value, vector in vector.map { $0 * value.squareRoot() } }
  }

  private static func correlations(_ columns: [[Double]]) throws(WeightingObstacle) -> [[Double]] {
    var units: [[Double]] = []
    for (position, column) in columns.enumerated() {
      guard column.allSatisfy(\.isFinite) else { throw .notFinite }
      guard let unit = Correlation.standardised(column) else {
        throw column.min() == column.max() ? .noVariation(indicator: position) : .notFinite
      }
      units.append(unit)
    }
    var matrix = units.map { _ in [Double](repeating: 1, count: units.count) }
    for row in units.indices {
      for column in units.indices.dropFirst(row + 1) {
        var sum = ExactSum()
        for (x, y) in zip(units[row], units[column]) { sum.add(product: x, y) }
        matrix[row][column] = min(max(sum.total ?? 0, -1), 1)
        matrix[column][row] = matrix[row][column]
      }
    }
    return matrix
  }
}
