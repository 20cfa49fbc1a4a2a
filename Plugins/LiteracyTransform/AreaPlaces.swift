import IndicatorAnalysis
import IndicatorSchema

/// How the areas of a period hang together.
struct AreaPlaces {
  /// To what each area adds up.
  private(set) var places: [SmallArea.Place] = []
  /// What each is compared with.
  private(set) var references: [Int?] = []
  /// The area from which each takes over what its own figures do not say; nil for the country.
  private(set) var larger: [Int?] = []
  /// The only country.
  let country: Int?
  /// The level of each area.
  let levels: [AreaLevel]
  /// The municipalities without a row: their positions are those behind the rows.
  let absent: [AbsentMunicipality]

  /// - Throws: `Diagnostic` when an area has two rows.
  init(_ frame: IndicatorFrame, _ rows: [Int], against: AreaLevel) throws {
    let holders = try Holders(frame, rows)
    levels = holders.levels
    country = holders.country
    absent = holders.absent
    for position in rows.indices {
      let place = holders.place(of: position)
      places.append(place)
      references.append(levels[position] == against ? nil : holders.above(position, against))
      let whole = AreaPlaces.whole(place).flatMap { $0 < rows.count ? $0 : nil }
      larger.append(whole ?? (levels[position] == .country ? nil : country))
    }
    for (position, members) in holders.provinces(frame, rows) where !members.isEmpty {
      places[position] = .sum(members)
    }
  }

  private static func whole(_ place: SmallArea.Place) -> Int? {
    switch place {
    case .part(let whole), .within(let whole): whole
    case .country, .alone, .sum: nil
    }
  }
}

/// A municipality that has no row, and is put together from the areas in it.
struct AbsentMunicipality: Sendable {
  /// Its code.
  let code: AreaCode
  /// The positions of its wijken, or of its buurten where it has no wijken.
  let members: [Int]
}

/// Which areas hold which.
private struct Holders {
  let levels: [AreaLevel]
  let country: Int?
  private let positions: [AreaCode: Int]
  /// For each area those that hold it, from the smallest.
  private let chains: [[AreaCode]]
  /// The municipalities that have wijken.
  private let withWijken: Set<AreaCode>
  let absent: [AbsentMunicipality]

  init(_ frame: IndicatorFrame, _ rows: [Int]) throws {
    var positions: [AreaCode: Int] = [:]
    for (position, row) in rows.enumerated() {
      let code = frame.area(row).code
      guard positions.updateValue(position, forKey: code) == nil else {
        throw Diagnostic(
          .duplicateArea, "two rows for \(code) in \(frame.periods[row])",
          hint: "keep one of them, for example with 'select' before")
      }
    }
    let levels = rows.map { frame.area($0).code.level }
    let chains = rows.map { frame.areas.holders(of: frame.area($0)) }
    let countries = levels.indices.filter { levels[$0] == .country }
    country = countries.count == 1 ? countries.first : nil
    var members: [AreaLevel: [AreaCode: [Int]]] = [:]
    for position in levels.indices {
      guard let municipality = chains[position].first(where: { $0.level == .municipality }) else { continue }
      members[levels[position], default: [:]][municipality, default: []].append(position)
    }
    let (wijken, buurten) = (members[.wijk] ?? [:], members[.buurt] ?? [:])
    withWijken = Set(wijken.keys)
    absent = wijken.merging(buurten, uniquingKeysWith: { wijken, _ in wijken })
      .filter { positions[$0.key] == nil }.sorted { $0.key < $1.key }
      .map { AbsentMunicipality(code: $0.key, members: $0.value) }
    for (index, municipality) in absent.enumerated() { positions[municipality.code] = rows.count + index }
    self.positions = positions
    self.levels = levels
    self.chains = chains
  }

  /// The position of the area of a level that holds another one.
  func above(_ position: Int, _ level: AreaLevel) -> Int? {
    if level == .country { return levels[position] == .country ? nil : country }
    return chains[position].first { $0.level == level }.flatMap { positions[$0] }
  }

  func place(of position: Int) -> SmallArea.Place {
    let municipality = above(position, .municipality)
    switch levels[position] {
    case .country: return country == nil ? .alone : .country
    case .province: return .alone
    case .municipality: return country.map { .part(of: $0) } ?? .alone
    case .wijk: return municipality.map { .part(of: $0) } ?? .alone
    case .buurt: return buurt(position, municipality)
    case .custom: return (municipality ?? country).map { .within($0) } ?? .alone
    }
  }

  private func buurt(_ position: Int, _ municipality: Int?) -> SmallArea.Place {
    if let wijk = above(position, .wijk) { return .part(of: wijk) }
    guard let municipality else { return .alone }
    // Beside wijken, a buurt without one is not a part of what adds up.
    let hasWijken = chains[position].contains { withWijken.contains($0) }
    return hasWijken ? .within(municipality) : .part(of: municipality)
  }

  /// The municipalities of each province.
  func provinces(_ frame: IndicatorFrame, _ rows: [Int]) -> [(Int, [Int])] {
    levels.indices.filter { levels[$0] == .province }.map { position in
      let code = frame.area(rows[position]).code
      let members = levels.indices.filter {
        levels[$0] == .municipality && frame.area(rows[$0]).parent == code
      }
      return (position, members)
    }
  }
}
