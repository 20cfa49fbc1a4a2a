import IndicatorAnalysis
import IndicatorSchema

/// The areas that have one larger area in common.
struct Siblings: Sendable {
  /// The row of the larger area in the same period, where there is one.
  let wholeRow: Int?
  /// The rows of the areas of one level in it.
  var rows: [Int]
  /// The same rows as families, within each of which p-values are adjusted: those of one municipality.
  var families: [[Int]]
  /// What they are: the level and the period, in words.
  let text: String
  /// Whether together they are the larger area, as custom areas need not be.
  let fillWhole: Bool
}

/// Finds for each row what it is compared with.
struct Families: Sendable {
  /// The groups, in the order in which the rows come.
  private(set) var groups: [Siblings] = []
  /// The rows that lie in no larger area that is known.
  private(set) var orphans: [Int] = []

  private struct Key: Hashable {
    let level: AreaLevel
    let period: Period
    let whole: AreaCode
  }

  /// Sorts the rows of a frame.
  init(_ frame: IndicatorFrame, _ settings: RepresentationSettings) {
    let holders = Holders(frame, level: settings.reference.level)
    var positions: [Key: Int] = [:]
    var families: [[AreaCode: Int]] = []
    for row in 0..<frame.rowCount {
      let area = frame.area(row)
      let level = area.code.level
      guard level > settings.reference.level, settings.levels?.contains(level) ?? true else { continue }
      guard let whole = holders.whole[Int(frame.areaPositions[row])] else {
        orphans.append(row)
        continue
      }
      let key = Key(level: level, period: frame.periods[row], whole: whole)
      let position = positions[key] ?? groups.count
      if position == groups.count {
        positions[key] = position
        families.append([:])
        groups.append(
          Siblings(
            wholeRow: holders.row(of: whole, frame.periods[row]), rows: [], families: [],
            text: "\(level.rawValue) \(frame.periods[row])", fillWhole: level != .custom))
      }
      groups[position].rows.append(row)
      let family = holders.municipality[Int(frame.areaPositions[row])] ?? whole
      if let known = families[position][family] {
        groups[position].families[known].append(row)
      } else {
        families[position][family] = groups[position].families.count
        groups[position].families.append([row])
      }
    }
  }
}

/// The areas that hold those of a frame.
private struct Holders {
  /// For each area of the frame the one of the wanted level that holds it.
  private(set) var whole: [AreaCode?] = []
  /// For each area the municipality that holds it.
  private(set) var municipality: [AreaCode?] = []
  private var rows: [Key: Int] = [:]

  private struct Key: Hashable {
    let code: AreaCode
    let period: Period
  }

  init(_ frame: IndicatorFrame, level: AreaLevel) {
    let countries = frame.areas.areas.filter { $0.code.level == .country }
    let onlyCountry = countries.count == 1 ? countries.first?.code : nil
    for area in frame.areas.areas {
      let above = frame.areas.holders(of: area)
      let found = above.first { $0.level == level }
      whole.append(found ?? (level == .country ? onlyCountry : nil))
      municipality.append(above.first { $0.level == .municipality })
    }
    for row in 0..<frame.rowCount where frame.area(row).code.level == level {
      let key = Key(code: frame.area(row).code, period: frame.periods[row])
      if rows[key] == nil { rows[key] = row }
    }
  }

  func row(of code: AreaCode, _ period: Period) -> Int? { rows[Key(code: code, period: period)] }
}
