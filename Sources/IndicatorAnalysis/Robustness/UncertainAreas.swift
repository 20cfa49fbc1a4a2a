import IndicatorSchema

/// The areas that an index is about: their values, how far these may be off, and who is ranked among whom.
public struct UncertainAreas: Sendable {
  /// The number of areas.
  public var count: Int { order.count }

  /// For each area in the order of names its position in the order it was given in. All work is done in the order of
  /// names, so that no result depends on the order of rows.
  let order: [Int]
  /// The values of each indicator, nil where there is none.
  let values: [[Double?]]
  /// For each indicator the value of the reference area.
  let references: [Double?]
  /// For each area those that it is ranked among, by number.
  let peers: [Int]
  /// The groups whose means fill gaps.
  let groups: [Int?]
  /// The errors of each indicator; nil where there are none.
  let errors: [CellErrors?]

  /// Takes note of areas.
  ///
  /// - Parameters:
  ///   - names: What tells the areas apart, such as their codes: random errors go with the name, not with the row.
  ///   - values: For each indicator the values of all areas, in its own unit; nil where there is none.
  ///   - peers: For each area the number of the set it is ranked in; all in one set unless given.
  ///   - references: For each indicator the value of the reference area, for `Normalisation.reference(.area)`.
  ///   - groups: For each area its group for `Imputation.groupMean`.
  ///   - errors: For each indicator how far its values may be off.
  /// - Throws: `Diagnostic` when lengths differ or an error is negative or not finite.
  public init(
    names: [String], values: [[Double?]], peers: [Int]? = nil, references: [Double?]? = nil,
    groups: [Int?]? = nil, errors: [CellErrors?]? = nil
  ) throws {
    let count = names.count
    let errors = (errors ?? values.map { _ in nil }).map { $0.flatMap { $0.isNone ? nil : $0 } }
    let references = references ?? values.map { _ in nil }
    let peers = peers ?? names.map { _ in 0 }
    let groups = groups ?? names.map { _ in nil }
    guard values.allSatisfy({ $0.count == count }), errors.count == values.count,
      references.count == values.count, peers.count == count, groups.count == count,
      errors.allSatisfy({ ($0?.below.count ?? count) == count && ($0?.above.count ?? count) == count })
    else {
      throw Diagnostic(.invalidValue, "values, peers, groups and errors have to be those of \(count) areas")
    }
    guard errors.allSatisfy({ $0?.isUsable ?? true }) else {
      throw Diagnostic(.invalidValue, "an error of a value has to be a finite number of 0 or more")
    }
    let order = names.indices.sorted { (names[$0], $0) < (names[$1], $1) }
    self.order = order
    self.values = values.map { column in order.map { column[$0] } }
    self.references = references
    self.peers = order.map { peers[$0] }
    self.groups = order.map { groups[$0] }
    self.errors = errors.map { $0?.reordered(order) }
  }

  /// Whether any value may be off.
  var haveErrors: Bool { errors.contains { $0 != nil } }

  /// Something of each area in the order in which the areas were given.
  func inGivenOrder<Value>(_ values: [Value]) -> [Value] {
    var given = values
    for (position, original) in order.enumerated() { given[original] = values[position] }
    return given
  }
}
