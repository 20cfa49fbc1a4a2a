import IndicatorAnalysis
import IndicatorSchema

/// The sums over areas that a reader can make: an area is the sum of those right below it.
struct AreaSums {
  /// The sums, as rows of the frame.
  let sums: [DisclosureTable.Sum]

  private struct Key: Hashable {
    let code: AreaCode
    let period: Period
  }

  private struct Group: Hashable {
    /// The row of the area that holds them, or the municipality or country that is not in the frame.
    let whole: Int?
    let municipality: AreaCode?
    let level: AreaLevel?
    let isCustom: Bool
    let period: Period
  }

  /// Finds the sums of a frame.
  ///
  /// - Parameter given: Areas that consist of others, by code.
  init(_ frame: IndicatorFrame, _ given: [(whole: String, parts: [String])]) {
    var rows: [Key: Int] = [:]
    for row in 0..<frame.rowCount {
      let key = Key(code: frame.area(row).code, period: frame.periods[row])
      if rows[key] == nil { rows[key] = row }
    }
    var order: [Group] = []
    var parts: [Group: [Int]] = [:]
    for row in 0..<frame.rowCount {
      let group = AreaSums.group(row, frame, rows)
      if parts[group] == nil { order.append(group) }
      parts[group, default: []].append(row)
    }
    let known = order.compactMap { group -> DisclosureTable.Sum? in
      let parts = parts[group] ?? []
      // Of a single area without a total there is nothing to add up.
      return group.whole == nil && parts.count < 2
        ? nil : DisclosureTable.Sum(total: group.whole, parts: parts)
    }
    sums = known + AreaSums.declared(given, frame)
  }

  /// What a row is a part of: the smallest area above it that has a row in the same period.
  ///
  /// Where there is none, the total of the municipality or the country is taken to be known from elsewhere.
  private static func group(_ row: Int, _ frame: IndicatorFrame, _ rows: [Key: Int]) -> Group {
    let area = frame.area(row)
    let period = frame.periods[row]
    let isCustom = area.code.level == .custom
    var municipality: AreaCode?
    var seen: Set<AreaCode> = [area.code]
    var next = area.parent
    while let code = next, seen.insert(code).inserted {
      if let whole = rows[Key(code: code, period: period)] {
        return Group(
          whole: whole, municipality: nil, level: nil, isCustom: isCustom, period: period)
      }
      if code.level == .municipality { municipality = code }
      next = frame.areas.position(of: code).flatMap { frame.areas[$0].parent } ?? code.parent
    }
    if area.code.level != .country, !isCustom, municipality == nil,
      let country = onlyCountry(frame).flatMap({ rows[Key(code: $0, period: period)] })
    {
      return Group(whole: country, municipality: nil, level: area.code.level, isCustom: false, period: period)
    }
    return Group(
      whole: nil, municipality: municipality, level: area.code.level, isCustom: isCustom, period: period)
  }

  private static func onlyCountry(_ frame: IndicatorFrame) -> AreaCode? {
    let countries = frame.areas.areas.lazy.map(\.code).filter { $0.level == .country }
    return countries.count == 1 ? countries.first : nil
  }

  private static func declared(
    _ given: [(whole: String, parts: [String])], _ frame: IndicatorFrame
  ) -> [DisclosureTable.Sum] {
    guard !given.isEmpty else { return [] }
    var rows: [String: [Period: Int]] = [:]
    for row in 0..<frame.rowCount { rows[frame.area(row).code.text, default: [:]][frame.periods[row]] = row }
    return given.flatMap { whole, parts in
      (rows[whole] ?? [:]).sorted { $0.key < $1.key }.map { period, total in
        DisclosureTable.Sum(total: total, parts: parts.compactMap { rows[$0]?[period] })
      }
    }
  }
}
