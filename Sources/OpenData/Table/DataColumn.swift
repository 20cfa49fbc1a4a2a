import IndicatorSchema

/// An indicator in files for people: its value, and beside that what there is to say about it.
public struct DataColumn: Hashable, Sendable {
  /// The indicator.
  public let id: IndicatorID
  /// The name of the values: the indicator, unless another field has that name.
  public let name: String
  /// The name of the lower bounds; nil when no cell has a bound.
  public let lower: String?
  /// The name of the upper bounds; nil when no cell has a bound.
  public let upper: String?
  /// The name of the statuses; nil when all cells are plainly observed.
  public let status: String?
  /// The position among the columns of the frame.
  let position: Int

  init(_ column: IndicatorColumn, position: Int, name: String, _ names: inout FieldNames) {
    id = column.id
    self.position = position
    self.name = name
    let cells = column.values.indices.lazy.map { DataCell(column, $0) }
    let isBounded = column.bounds != nil && cells.contains { $0.lower != nil || $0.upper != nil }
    lower = isBounded ? names.name("\(column.id)_lower") : nil
    upper = isBounded ? names.name("\(column.id)_upper") : nil
    status = cells.contains { $0.status != .observed } ? names.name("\(column.id)_status") : nil
  }
}

/// What may be told of a cell: no figure that its status hides, and none that is no number.
struct DataCell {
  let value: Double?
  let lower: Double?
  let upper: Double?
  let status: CellStatus

  init(_ column: IndicatorColumn, _ row: Int) {
    let (value, status) = (column.values[row], column.statuses[row])
    guard status.hasValue, value.isFinite else {
      self.value = nil
      lower = nil
      upper = nil
      self.status = status.hasValue ? .missing : status
      return
    }
    self.value = value
    self.status = status
    lower = column.bounds.flatMap { DataCell.finite($0.lower[row]) }
    upper = column.bounds.flatMap { DataCell.finite($0.upper[row]) }
  }

  private static func finite(_ bound: Double) -> Double? { bound.isFinite ? bound : nil }
}
