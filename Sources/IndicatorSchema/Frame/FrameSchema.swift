/// The columns of a frame, known before any data is read.
public struct FrameSchema: Hashable, Sendable {
  /// The indicators in column order.
  public var columns: [Indicator]

  /// Makes a schema.
  public init(_ columns: [Indicator] = []) { self.columns = columns }

  /// The names in column order.
  public var ids: [IndicatorID] { columns.map(\.id) }

  /// The indicator with a name, or nil when there is no such column.
  public subscript(id: IndicatorID) -> Indicator? { columns.first { $0.id == id } }

  /// Whether there is a column of a name.
  public func contains(_ id: IndicatorID) -> Bool { position(of: id) != nil }

  /// The position of a column, or nil.
  public func position(of id: IndicatorID) -> Int? { columns.firstIndex { $0.id == id } }

  /// The schema with a column added, or the column of that name replaced.
  public func adding(_ indicator: Indicator) -> FrameSchema {
    var copy = self
    if let index = position(of: indicator.id) {
      copy.columns[index] = indicator
    } else {
      copy.columns.append(indicator)
    }
    return copy
  }
}
