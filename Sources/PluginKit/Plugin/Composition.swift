import IndicatorSchema

/// How the rows that a step added were put together from other rows.
public struct Composition: Hashable, Sendable {
  /// The areas that each added area was put together from.
  public var members: [AreaCode: [AreaCode]]
  /// By which formula each column of an added area follows from those of its members.
  public var rules: [IndicatorID: Derivation]

  /// Makes a composition.
  public init(members: [AreaCode: [AreaCode]], rules: [IndicatorID: Derivation]) {
    self.members = members
    self.rules = rules
  }
}
