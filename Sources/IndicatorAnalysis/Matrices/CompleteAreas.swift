/// The areas that have a score on every indicator: what a correlation matrix needs to be one.
///
/// Correlations over different areas for each pair need not fit together: such a matrix can have negative
/// eigenvalues.
enum CompleteAreas {
  /// The positions of the areas that have every score, from columns of equal length.
  static func rows(_ columns: [[Double?]]) -> [Int] {
    precondition(Set(columns.map(\.count)).count <= 1, "columns of equal length")
    return (columns.first ?? []).indices.filter { row in columns.allSatisfy { $0[row] != nil } }
  }

  /// The columns restricted to the areas that have every score.
  static func columns(_ columns: [[Double?]]) -> [[Double]] {
    let rows = rows(columns)
    return columns.map { column in rows.compactMap { column[$0] } }
  }
}
