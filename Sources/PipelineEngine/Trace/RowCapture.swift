import IndicatorSchema

/// Keeps the rows of some areas, of every step that they pass; those of countries are kept as well.
final class RowCapture: BatchObserver {
  let steps: Set<String>
  private let areas: Set<AreaCode>
  private var rows: [String: [AreaCode: [Period: IndicatorFrame]]] = [:]
  /// The codes of all areas that a step gave, for suggestions.
  private(set) var codes: [String: Set<AreaCode>] = [:]
  private let listed: String

  /// - Parameter listed: The step of which the codes of all areas are kept.
  init(areas: Set<AreaCode>, steps: Set<String>, listed: String) {
    self.areas = areas
    self.steps = steps
    self.listed = listed
  }

  func observe(_ batch: IndicatorFrame, of step: String) {
    if step == listed { codes[step, default: []].formUnion(batch.areas.areas.map(\.code)) }
    let wanted = batch.areas.areas.map { areas.contains($0.code) || $0.code.level == .country }
    for row in 0..<batch.rowCount where wanted[Int(batch.areaPositions[row])] {
      rows[step, default: [:]][batch.area(row).code, default: [:]][batch.periods[row]] =
        batch.selectingRows([row])
    }
  }

  /// The row of an area in a period as a step gave it, as a frame of one row; nil where there was none.
  func row(of area: AreaCode, _ period: Period, after step: String) -> IndicatorFrame? {
    rows[step]?[area]?[period]
  }

  /// The periods in which a step gave a row for an area.
  func periods(of area: AreaCode, after step: String) -> [Period] {
    (rows[step]?[area]).map { $0.keys.sorted() } ?? []
  }

  /// The area as the rows of any step describe it.
  func area(_ code: AreaCode) -> Area? {
    let known = rows.values.compactMap { $0[code]?.values.first?.area(0) }
    return known.first { $0.parent != nil } ?? known.first
  }

  /// The only country of the data, or nil.
  var country: AreaCode? {
    let found = Set(rows.values.flatMap(\.keys).filter { $0.level == .country })
    return found.count == 1 ? found.first : nil
  }
}
