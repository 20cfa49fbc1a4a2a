/// The values of one indicator, one per row of a frame, in one contiguous array with a status each.
public struct IndicatorColumn: Sendable {
  /// The indicator.
  public let id: IndicatorID
  /// The values. A cell without a value holds NaN, so that a use without looking at the status shows.
  public private(set) var values: [Double]
  /// The status of each value.
  public private(set) var statuses: [CellStatus]
  /// Lower and upper bound of each value, where known.
  public private(set) var bounds: Bounds?

  /// Lower and upper bounds; NaN where a row has none.
  public struct Bounds: Sendable {
    /// The lower bounds.
    public var lower: [Double]
    /// The upper bounds.
    public var upper: [Double]

    /// Makes bounds of equal length.
    public init(lower: [Double], upper: [Double]) {
      precondition(lower.count == upper.count, "bounds differ in length")
      self.lower = lower
      self.upper = upper
    }
  }

  /// Makes an empty column.
  public init(_ id: IndicatorID) {
    self.id = id
    values = []
    statuses = []
  }

  /// Makes a column from values and statuses of equal length.
  public init(_ id: IndicatorID, values: [Double], statuses: [CellStatus], bounds: Bounds? = nil) {
    precondition(values.count == statuses.count, "values and statuses differ in length")
    precondition(bounds.map { $0.lower.count == values.count } ?? true, "bounds differ in length")
    self.id = id
    self.values = values
    self.statuses = statuses
    self.bounds = bounds
  }

  /// Makes a column from values where nil is missing and the others are observed.
  public init(_ id: IndicatorID, _ cells: [Double?]) {
    self.init(
      id, values: cells.map { $0 ?? .nan }, statuses: cells.map { $0 == nil ? .missing : .observed })
  }

  /// The number of rows.
  public var count: Int { values.count }

  /// The value of a row, or nil where there is none.
  public subscript(row: Int) -> Double? { statuses[row].hasValue ? values[row] : nil }

  /// The values with nil where there is none.
  public var cells: [Double?] { values.indices.map { self[$0] } }

  /// Adds a row; a value is kept only where the status allows one.
  public mutating func append(_ value: Double?, _ status: CellStatus) {
    values.append(status.hasValue ? value ?? .nan : .nan)
    statuses.append(status.hasValue && value == nil ? .missing : status)
    bounds?.lower.append(.nan)
    bounds?.upper.append(.nan)
  }

  /// Adds the rows of another column of the same indicator.
  public mutating func append(contentsOf other: IndicatorColumn) {
    if bounds != nil || other.bounds != nil {
      if bounds == nil { bounds = IndicatorColumn.noBounds(count) }
      let theirs = other.bounds ?? IndicatorColumn.noBounds(other.count)
      bounds?.lower.append(contentsOf: theirs.lower)
      bounds?.upper.append(contentsOf: theirs.upper)
    }
    values.append(contentsOf: other.values)
    statuses.append(contentsOf: other.statuses)
  }

  /// The column restricted to some rows, in the order given.
  public func selecting(_ rows: [Int]) -> IndicatorColumn {
    IndicatorColumn(
      id, values: rows.map { values[$0] }, statuses: rows.map { statuses[$0] },
      bounds: bounds.map { bounds in
        Bounds(lower: rows.map { bounds.lower[$0] }, upper: rows.map { bounds.upper[$0] })
      })
  }

  /// The same cells under another name.
  public func renamed(_ id: IndicatorID) -> IndicatorColumn {
    IndicatorColumn(id, values: values, statuses: statuses, bounds: bounds)
  }

  private static func noBounds(_ count: Int) -> Bounds {
    let none = [Double](repeating: .nan, count: count)
    return Bounds(lower: none, upper: none)
  }
}
