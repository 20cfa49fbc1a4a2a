/// The level of an area in the hierarchy of regions, from the whole country down.
public enum AreaLevel: String, Hashable, Sendable, CaseIterable, Comparable {
  case country
  case province
  case municipality
  /// A district: a part of a municipality made of one or more neighbourhoods.
  case wijk
  /// A neighbourhood: the smallest area for which figures are published.
  case buurt
  /// Any other grouping of areas: a COROP region, a village, the catchment of a branch.
  case custom

  /// Orders levels from the largest area to the smallest, custom areas last.
  public static func < (lhs: AreaLevel, rhs: AreaLevel) -> Bool {
    lhs.depth < rhs.depth
  }

  private var depth: Int {
    switch self {
    case .country: 0
    case .province: 1
    case .municipality: 2
    case .wijk: 3
    case .buurt: 4
    case .custom: 5
    }
  }
}
