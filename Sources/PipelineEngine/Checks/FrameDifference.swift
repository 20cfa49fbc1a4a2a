import IndicatorSchema

/// Finds where two frames differ, whatever the order of their rows and columns.
enum FrameDifference {
  private struct Key: Hashable, Comparable {
    var area: AreaCode
    var period: Period

    static func < (a: Key, b: Key) -> Bool { (a.area, a.period) < (b.area, b.period) }
  }

  /// The first difference in words, or nil when there is none.
  static func first(
    _ mine: IndicatorFrame, _ theirs: IndicatorFrame, _ myName: String, _ theirName: String
  ) -> String? {
    let ids = mine.columns.map(\.id).sorted()
    let otherIDs = theirs.columns.map(\.id).sorted()
    if let only = ids.first(where: { !otherIDs.contains($0) }) { return "only \(myName) has \(only)" }
    if let only = otherIDs.first(where: { !ids.contains($0) }) { return "only \(theirName) has \(only)" }
    let rows = index(mine)
    let otherRows = index(theirs)
    for key in Set(rows.keys).union(otherRows.keys).sorted() {
      guard let row = rows[key] else { return "only \(theirName) has \(key.area) in \(key.period)" }
      guard let other = otherRows[key] else { return "only \(myName) has \(key.area) in \(key.period)" }
      for id in ids {
        guard let column = mine.column(id), let otherColumn = theirs.column(id) else { continue }
        let cell = words(column, row)
        let otherCell = words(otherColumn, other)
        if cell != otherCell {
          return
            "\(id) of \(key.area) in \(key.period) is \(cell) in \(myName) and \(otherCell) in \(theirName)"
        }
      }
    }
    return nil
  }

  private static func index(_ frame: IndicatorFrame) -> [Key: Int] {
    let pairs = (0..<frame.rowCount).map { (Key(area: frame.area($0).code, period: frame.periods[$0]), $0) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private static func words(_ column: IndicatorColumn, _ row: Int) -> String {
    guard let value = column[row] else { return column.statuses[row].name }
    let status = column.statuses[row]
    return status == .observed ? value.plainText : "\(value.plainText) (\(status.name))"
  }
}
