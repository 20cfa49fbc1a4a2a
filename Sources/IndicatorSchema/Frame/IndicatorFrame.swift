/// The one value that flows between plugins: rows of (area, period), a column for each indicator.
///
/// A stream of frames with the same columns is a table in batches; a batch names only its own areas.
public struct IndicatorFrame: Sendable {
  /// The areas of the rows, each once.
  public private(set) var areas: AreaTable
  /// For each row the position of its area in `areas`.
  public private(set) var areaPositions: [Int32]
  /// For each row its period.
  public private(set) var periods: [Period]
  /// The columns, each as long as the frame has rows.
  public private(set) var columns: [IndicatorColumn]

  /// Makes an empty frame with these columns.
  public init(columns: [IndicatorID] = []) {
    areas = AreaTable()
    areaPositions = []
    periods = []
    self.columns = columns.map(IndicatorColumn.init)
  }

  /// Makes a frame from its parts, which must agree in length.
  public init(areas: AreaTable, areaPositions: [Int32], periods: [Period], columns: [IndicatorColumn]) {
    precondition(areaPositions.count == periods.count, "areas and periods differ in length")
    precondition(columns.allSatisfy { $0.count == periods.count }, "a column differs in length")
    self.areas = areas
    self.areaPositions = areaPositions
    self.periods = periods
    self.columns = columns
  }

  /// The number of rows.
  public var rowCount: Int { periods.count }

  /// The area of a row.
  public func area(_ row: Int) -> Area { areas[areaPositions[row]] }

  /// The column of an indicator, or nil.
  public func column(_ id: IndicatorID) -> IndicatorColumn? { columns.first { $0.id == id } }

  /// Adds one row; cells are in the order of the columns.
  public mutating func appendRow(_ area: Area, _ period: Period, _ cells: [(Double?, CellStatus)]) {
    precondition(cells.count == columns.count, "a row has one cell per column")
    areaPositions.append(areas.intern(area))
    periods.append(period)
    for (column, cell) in cells.enumerated() { columns[column].append(cell.0, cell.1) }
  }

  /// Adds the rows of a frame with the same columns in the same order.
  public mutating func append(contentsOf other: IndicatorFrame) {
    precondition(columns.map(\.id) == other.columns.map(\.id), "frames differ in columns")
    if rowCount == 0, areas.count == 0 {
      self = other
      return
    }
    let moved = other.areas.areas.map { areas.intern($0) }
    areaPositions.append(contentsOf: other.areaPositions.map { moved[Int($0)] })
    periods.append(contentsOf: other.periods)
    for index in columns.indices { columns[index].append(contentsOf: other.columns[index]) }
  }

  /// Adds a column, or replaces the one of the same indicator.
  public mutating func setColumn(_ column: IndicatorColumn) {
    precondition(column.count == rowCount, "the column differs in length")
    if let index = columns.firstIndex(where: { $0.id == column.id }) {
      columns[index] = column
    } else {
      columns.append(column)
    }
  }

  /// The frame restricted to some columns, in the order given; a name without a column is left out.
  public func selectingColumns(_ ids: [IndicatorID]) -> IndicatorFrame {
    IndicatorFrame(
      areas: areas, areaPositions: areaPositions, periods: periods, columns: ids.compactMap(column))
  }

  /// The frame restricted to some rows, in the order given, with only their areas.
  public func selectingRows(_ rows: [Int]) -> IndicatorFrame {
    var kept = AreaTable()
    let positions = rows.map { kept.intern(area($0)) }
    return IndicatorFrame(
      areas: kept, areaPositions: positions, periods: rows.map { periods[$0] },
      columns: columns.map { $0.selecting(rows) })
  }
}
