extension IndicatorFrame {
  /// The rows by level of the area, area code and period; rows of one area and period keep their order.
  ///
  /// This is the order of every output that has to come out the same from another order of the input.
  public func canonicalOrder() -> [Int] {
    let sortedAreas = areas.areas.indices.sorted { areas.areas[$0].code < areas.areas[$1].code }
    var rankOfArea = [Int](repeating: 0, count: areas.count)
    for (rank, position) in sortedAreas.enumerated() { rankOfArea[position] = rank }
    let keys = (0..<rowCount).map { row in
      (rank: rankOfArea[Int(areaPositions[row])], period: periods[row].ordinalKey, row: row)
    }
    return keys.sorted { ($0.rank, $0.period, $0.row) < ($1.rank, $1.period, $1.row) }.map(\.row)
  }
}
