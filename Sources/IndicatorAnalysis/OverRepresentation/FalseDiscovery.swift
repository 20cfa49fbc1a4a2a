/// Control of false discoveries when many areas are tested at once.
public enum FalseDiscovery {
  /// Benjamini and Hochberg's adjusted p-values: p_(j) = min over l >= j of m p_(l) / l, at most 1.
  ///
  /// Source: Benjamini and Hochberg, "Controlling the false discovery rate", 1995.
  ///
  /// - Parameter values: p-values; nil for an area that was not tested, which does not count in m.
  /// - Returns: The adjusted values in the same order; nil where the value is nil or not between 0 and 1.
  public static func adjusted(_ values: [Double?]) -> [Double?] {
    let tested = values.indices.filter { index in values[index].map { $0 >= 0 && $0 <= 1 } ?? false }
    let falling = tested.sorted { (values[$0] ?? 0) > (values[$1] ?? 0) }
    var result = [Double?](repeating: nil, count: values.count)
    var least = 1.0
    for (position, index) in falling.enumerated() {
      let rank = Double(falling.count - position)
      least = min(least, (values[index] ?? 1) * Double(falling.count) / rank)
      result[index] = least
    }
    return result
  }
}
