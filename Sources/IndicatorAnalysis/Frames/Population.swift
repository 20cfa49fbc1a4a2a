import IndicatorSchema

/// The areas that are compared with each other, as rows of a frame.
public struct Population: Sendable {
  /// The level that all have: an area is never compared with the areas it consists of.
  public let level: AreaLevel
  /// The period, when areas are compared within one.
  public let period: Period?
  /// The municipality, when areas are compared within one.
  public let municipality: AreaCode?
  /// The rows.
  public internal(set) var rows: [Int32]
  /// The row of the reference area in the period, of whatever level; nil when there is none.
  public internal(set) var referenceRow: Int32?

  /// What the areas of a population have in common, beside the level.
  public struct Grouping: Hashable, Sendable {
    /// Whether each period is a population of its own.
    public var byPeriod: Bool
    /// Whether each municipality is a population of its own.
    public var byMunicipality: Bool
    /// The code of the area that all are compared with, such as `NL00`; nil when there is none.
    public var reference: String?

    /// Makes a grouping.
    public init(byPeriod: Bool = true, byMunicipality: Bool = false, reference: String? = nil) {
      self.byPeriod = byPeriod
      self.byMunicipality = byMunicipality
      self.reference = reference
    }

    /// The grouping in words: `areas of one level and period`.
    public var text: String {
      let others = (byMunicipality ? ["municipality"] : []) + (byPeriod ? ["period"] : [])
      return "areas of one level" + (others.isEmpty ? "" : ", " + others.joined(separator: ", "))
        + (reference.map { ", \($0) the reference area" } ?? "")
    }
  }

  /// The population in words: `buurt 2017`, `wijk GM0363 2017`.
  public var text: String {
    [level.rawValue, municipality?.text, period?.description].compactMap { $0 }.joined(separator: " ")
  }

  /// The populations of a frame, in the order of level, municipality and period, rows in their own order.
  ///
  /// - Parameter levels: The levels that take part; nil for all.
  public static func all(
    in frame: IndicatorFrame, _ grouping: Grouping, levels: Set<AreaLevel>?
  ) -> [Population] {
    var positions: [Key: Int] = [:]
    var populations: [Population] = []
    let references = grouping.reference.map { referenceRows(of: $0, in: frame) } ?? [:]
    let areaKeys = frame.areas.areas.map { Key(area: $0, grouping) }
    // Neighbours are mostly of one population, which then need not be looked up.
    var last: (key: Key, position: Int)?
    for row in 0..<frame.rowCount {
      var key = areaKeys[Int(frame.areaPositions[row])]
      if let levels, !levels.contains(key.level) { continue }
      if grouping.byPeriod { key.period = frame.periods[row] }
      if let last, last.key == key {
        populations[last.position].rows.append(Int32(row))
      } else if let position = positions[key] {
        populations[position].rows.append(Int32(row))
        last = (key, position)
      } else {
        positions[key] = populations.count
        last = (key, populations.count)
        populations.append(
          Population(
            level: key.level, period: key.period, municipality: key.municipality, rows: [Int32(row)],
            referenceRow: key.period.flatMap { references[$0] }))
      }
    }
    return populations.sorted { $0.sortKey < $1.sortKey }
  }

  /// The first row of an area in each period.
  private static func referenceRows(of code: String, in frame: IndicatorFrame) -> [Period: Int32] {
    var rows: [Period: Int32] = [:]
    guard let position = frame.areas.areas.firstIndex(where: { $0.code.text == code }) else { return rows }
    for row in 0..<frame.rowCount where Int(frame.areaPositions[row]) == position {
      if rows[frame.periods[row]] == nil { rows[frame.periods[row]] = Int32(row) }
    }
    return rows
  }

  private var sortKey: (AreaLevel, String, Int32) {
    (level, municipality?.text ?? "", period?.ordinalKey ?? 0)
  }

  private struct Key: Hashable {
    let level: AreaLevel
    let municipality: AreaCode?
    var period: Period?

    init(area: Area, _ grouping: Grouping) {
      level = area.code.level
      municipality = grouping.byMunicipality ? area.code.municipality ?? area.parent?.municipality : nil
    }
  }
}
