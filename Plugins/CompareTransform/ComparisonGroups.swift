import IndicatorSchema

/// For each row the group it is compared with, and the row that stands for the group, where there is one.
struct ComparisonGroups {
  /// The number of the group of each row; nil where it has none.
  private(set) var groups: [Int?]
  /// The rows of each group.
  private(set) var members: [[Int]] = []
  /// The name of each group, for readers.
  private(set) var names: [String] = []
  /// The row that is published for each group.
  private(set) var published: [Int?] = []

  private struct Key: Hashable {
    let level: AreaLevel
    let period: Period
    let name: String
  }

  /// Groups rows.
  ///
  /// - Parameters:
  ///   - name: The name of a row's group, such as the code of its province; nil where it has none.
  ///   - stand: The row that stands for a group of this name in a period.
  init(
    _ frame: IndicatorFrame, levels: Set<AreaLevel>, name: (Int) -> String?, stand: (String, Period) -> Int?
  ) {
    groups = [Int?](repeating: nil, count: frame.rowCount)
    var numbers: [Key: Int] = [:]
    for row in 0..<frame.rowCount {
      let level = frame.area(row).code.level
      guard levels.contains(level), let name = name(row) else { continue }
      let key = Key(level: level, period: frame.periods[row], name: name)
      let number = numbers[key] ?? members.count
      if number == members.count {
        numbers[key] = number
        members.append([])
        names.append("\(level.rawValue) \(key.period), \(name)")
        published.append(stand(name, key.period))
      }
      members[number].append(row)
      groups[row] = number
    }
  }
}

/// Which area holds which.
struct AreaHolders {
  private let frame: IndicatorFrame
  private let provinces: [String: String]
  private var rows: [String: [Period: Int]] = [:]
  private var countries: [Period: [Int]] = [:]

  init(_ frame: IndicatorFrame, _ provinces: [String: String]) {
    self.frame = frame
    self.provinces = provinces
    for row in 0..<frame.rowCount {
      let code = frame.area(row).code
      switch code.level {
      case .country: countries[frame.periods[row], default: []].append(row)
      case .province, .municipality: rows[code.text, default: [:]][frame.periods[row]] = row
      default: continue
      }
    }
  }

  /// The row of an area in a period.
  func row(_ code: String, _ period: Period) -> Int? { rows[code]?[period] }

  /// The row of the country; nil where there is none or more than one.
  func country(_ period: Period) -> Int? {
    let found = countries[period] ?? []
    return found.count == 1 ? found[0] : nil
  }

  /// The municipality that holds the area of a row, itself excepted.
  func municipality(_ row: Int) -> String? {
    let area = frame.area(row)
    guard area.code.level != .municipality else { return nil }
    return (area.code.municipality ?? area.parent?.municipality)?.text
  }

  /// The province that holds the area of a row, from the table, else from the parents that the rows name.
  func province(_ row: Int) -> String? {
    let area = frame.area(row)
    let municipality = area.code.municipality ?? area.parent?.municipality
    if let listed = provinces[area.code.text] ?? municipality.flatMap({ provinces[$0.text] }) {
      return listed
    }
    if area.parent?.level == .province { return area.parent?.text }
    let holder = municipality.flatMap { frame.areas.position(of: $0) }.flatMap { frame.areas[$0].parent }
    return holder?.level == .province ? holder?.text : nil
  }
}
