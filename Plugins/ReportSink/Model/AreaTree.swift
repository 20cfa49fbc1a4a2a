import IndicatorSchema

/// A municipality and its areas.
struct Municipality: Sendable {
  let code: AreaCode
  let name: String
  /// Its own row, which need not be there.
  let row: Int?
  /// The row of its province.
  let province: Int?
  /// Its areas by level: wijken, buurten, others.
  let groups: [AreaGroup]

  /// The rows of all its areas.
  var areaRows: [Int] { groups.flatMap(\.ranking.order) }
}

/// The areas of one level in one municipality, most vulnerable first.
struct AreaGroup: Sendable {
  let level: AreaLevel
  let ranking: Ranking
}

/// Finds which area lies in which.
struct AreaTree {
  let frame: IndicatorFrame

  /// The municipalities by name, and the rows that belong to none.
  func municipalities(index: ReportColumn?) -> (municipalities: [Municipality], elsewhere: [Int]) {
    var rowOfCode: [AreaCode: Int] = [:]
    var rowsOfMunicipality: [AreaCode: [Int]] = [:]
    var elsewhere: [Int] = []
    for row in 0..<frame.rowCount {
      let area = frame.area(row)
      rowOfCode[area.code] = row
      if let municipality = ancestor(of: area, at: .municipality) {
        rowsOfMunicipality[municipality, default: []].append(row)
      } else {
        elsewhere.append(row)
      }
    }
    let municipalities = rowsOfMunicipality.map { code, rows in
      municipality(code, rows, row: rowOfCode[code], rowOfCode, index)
    }
    let sorted = municipalities.map { (SortName($0.name), $0) }.sorted {
      ($0.0, $0.1.code) < ($1.0, $1.1.code)
    }
    return (sorted.map(\.1), elsewhere)
  }

  private func municipality(
    _ code: AreaCode, _ rows: [Int], row: Int?, _ rowOfCode: [AreaCode: Int], _ index: ReportColumn?
  ) -> Municipality {
    let area = row.map { frame.area($0) } ?? Area(code)
    let province = ancestor(of: area, at: .province).flatMap { rowOfCode[$0] }
    let groups = Dictionary(grouping: rows.filter { $0 != row }) { frame.area($0).code.level }
    return Municipality(
      code: code, name: area.reportName, row: row, province: province,
      groups: groups.sorted { $0.key < $1.key }.map { level, rows in
        AreaGroup(level: level, ranking: Ranking(rows, by: index, in: frame))
      })
  }

  /// The code of the area of a level that holds an area, or is it.
  private func ancestor(of area: Area, at level: AreaLevel) -> AreaCode? {
    var current = area
    // No hierarchy is deeper; more steps would mean that it runs in a circle.
    for _ in AreaLevel.allCases {
      if current.code.level == level { return current.code }
      guard let parent = current.parent else { return nil }
      current = frame.areas.position(of: parent).map { frame.areas[$0] } ?? Area(parent)
    }
    return nil
  }
}
