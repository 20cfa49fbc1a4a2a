import IndicatorSchema

/// Which areas lie in which others, as far as a frame tells, and where their rows are.
struct AreaSurroundings {
  private let frame: IndicatorFrame
  private let rows: [Key: Int]

  private struct Key: Hashable {
    let area: Int32
    let period: Period
  }

  /// Looks at the areas of a frame.
  init(_ frame: IndicatorFrame) {
    self.frame = frame
    rows = Dictionary(
      (0..<frame.rowCount).map { (Key(area: frame.areaPositions[$0], period: frame.periods[$0]), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The areas that hold the area of a row, the nearest first.
  func ancestors(ofRow row: Int) -> [AreaCode] {
    var found: [AreaCode] = []
    var next = frame.area(row).parent
    // Parents come from data, where a circle can't be ruled out.
    while let code = next, !found.contains(code), code != frame.area(row).code {
      found.append(code)
      next = frame.areas.position(of: code).flatMap { frame.areas[$0].parent } ?? code.parent
    }
    return found
  }

  /// The row of an area in a period, or nil.
  func row(of code: AreaCode, in period: Period) -> Int? {
    frame.areas.position(of: code).flatMap { rows[Key(area: $0, period: period)] }
  }

  /// The value of the nearest area around that of a row which has one.
  func surroundingValue(of column: IndicatorColumn, row: Int) -> Double? {
    for code in ancestors(ofRow: row) {
      if let found = self.row(of: code, in: frame.periods[row]).flatMap({ column[$0] }) { return found }
    }
    return nil
  }

  /// The group of a row; nil where it belongs to none.
  func group(ofRow row: Int, _ grouping: AreaGrouping) -> Group? {
    switch grouping {
    case .parent: frame.area(row).parent.map(Group.area)
    case .municipality: area(ofRow: row, on: .municipality).map(Group.area)
    case .province: area(ofRow: row, on: .province).map(Group.area)
    case .indicator(let id): frame.column(id)?[row].map(Group.value)
    }
  }

  private func area(ofRow row: Int, on level: AreaLevel) -> AreaCode? {
    let own = frame.area(row).code
    return own.level == level ? own : ancestors(ofRow: row).first { $0.level == level }
  }

  /// What the rows of a group share.
  enum Group: Hashable {
    case area(AreaCode)
    case value(Double)
  }
}
