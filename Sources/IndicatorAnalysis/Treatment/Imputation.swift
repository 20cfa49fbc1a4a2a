/// A way to fill gaps from the numbers that are there.
public enum Imputation: String, Hashable, Sendable, CaseIterable {
  /// The arithmetic mean of all.
  case mean
  /// The median of all.
  case median
  /// The arithmetic mean of those of the same group.
  case groupMean = "group_mean"

  /// The numbers for the gaps.
  ///
  /// - Parameters:
  ///   - values: The numbers; nil where there is none.
  ///   - groups: The group of each, for `groupMean`; nil for one that belongs to none. Others don't need it.
  /// - Returns: For each place what would fill a gap there; nil where the group is unknown, or has no number or
  ///   one that is not finite.
  public func fillings<Group: Hashable>(for values: [Double?], groups: [Group?]) -> [Double?] {
    switch self {
    case .mean: [Double?](repeating: Moments.mean(values.compactMap { $0 }), count: values.count)
    case .median: [Double?](repeating: Median.of(values.compactMap { $0 }), count: values.count)
    case .groupMean: Imputation.groupMeans(values, groups)
    }
  }

  private static func groupMeans<Group: Hashable>(_ values: [Double?], _ groups: [Group?]) -> [Double?] {
    var members: [Group: [Double]] = [:]
    for (value, group) in zip(values, groups) {
      if let value, let group { members[group, default: []].append(value) }
    }
    let means = members.mapValues { Moments.mean($0) }
    return values.indices.map { index in
      index < groups.count ? groups[index].flatMap { means[$0] ?? nil } : nil
    }
  }
}
