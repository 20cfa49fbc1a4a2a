import IndicatorAnalysis
import IndicatorSchema

/// Counts that were computed as a sum or a difference of others, told from the figures themselves.
///
/// Such a count is hidden with its parts, but may follow from a total when each of the parts does not.
struct ComputedSums {
  /// The sums, as columns of the frame.
  private(set) var sums: [DisclosureTable.Sum] = []
  private let frame: IndicatorFrame

  /// Finds the sums that hold in every row.
  init(_ frame: IndicatorFrame, _ columns: [DiscloseColumn]) {
    self.frame = frame
    for position in columns.indices where columns[position].isComputedCount {
      let parts = columns[position].countSources
      guard parts.count > 1, let sum = sum(of: position, parts) else { continue }
      sums.append(sum)
    }
  }

  /// The computed count as the total of the others, or one of these as the total of it and the rest.
  private func sum(of position: Int, _ others: [Int]) -> DisclosureTable.Sum? {
    let candidates =
      [DisclosureTable.Sum(total: position, parts: others)]
      + others.map { total in
        DisclosureTable.Sum(total: total, parts: others.filter { $0 != total } + [position])
      }
    return candidates.first(where: holds)
  }

  private func holds(_ sum: DisclosureTable.Sum) -> Bool {
    guard let total = sum.total else { return false }
    var isSeen = false
    for row in 0..<frame.rowCount {
      guard let whole = frame.columns[total][row] else { continue }
      let parts = sum.parts.compactMap { frame.columns[$0][row] }
      guard parts.count == sum.parts.count else { continue }
      guard abs(parts.reduce(0, +) - whole) <= 1e-9 * max(1, abs(whole)) else { return false }
      isSeen = true
    }
    return isSeen
  }
}
