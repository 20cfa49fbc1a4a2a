import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// The areas of one period as the model takes them.
struct PeriodAreas {
  /// The areas, in the order of the rows.
  private(set) var areas: [SmallArea]
  /// Whether the estimate of each may be shown: there are enough people.
  let isShown: [Bool]
  /// What is known of each area without an estimate.
  let statuses: [CellStatus]
  /// The composition of the country, where the data has it.
  let country: [Double]?
  /// What a reader of the log should know.
  let notes: [String]
  /// The areas that have an estimate to show.
  var shownCount: Int { zip(areas, isShown).count { $0.1 && !$0.0.composition.isEmpty } }

  /// - Throws: `Diagnostic` when an area has two rows.
  init(_ frame: IndicatorFrame, _ rows: [Int], _ settings: LiteracySettings) throws {
    let places = try AreaPlaces(frame, rows, against: settings.against)
    let figures = FigureTable(frame, settings)
    let inputs = rows.map { figures.read($0) }
    let fits = PopulationFits(inputs, places, settings, figures, rows)
    var areas: [SmallArea] = []
    for (position, row) in rows.enumerated() {
      let code = frame.area(row).code.text
      let known = settings.model.areas[code]
      areas.append(
        SmallArea(
          key: code, people: inputs[position].people ?? 0, composition: fits.compositions[position],
          roundings: fits.roundings[position], place: places.places[position],
          known: known.map { ($0.rate, $0.error) }, reference: places.references[position]))
    }
    self.areas = areas
    let country = places.country.map { fits.compositions[$0] }
    self.country = country?.isEmpty == false ? country : nil
    isShown = areas.map { $0.people >= settings.leastPeople }
    statuses = inputs.map(\.status)
    notes = PeriodAreas.notes(areas, inputs, fits, settings)
  }

  private static func notes(
    _ areas: [SmallArea], _ inputs: [AreaInput], _ fits: PopulationFits, _ settings: LiteracySettings
  ) -> [String] {
    let lacking = zip(areas, inputs).count { $0.0.composition.isEmpty && !($0.1.people == 0) }
    let small = areas.count { $0.people < settings.leastPeople && !$0.composition.isEmpty }
    var notes: [String] = []
    if lacking > 0 { notes.append("no estimate of low literacy for \(lacking) areas that lack a column") }
    if small > 0 {
      notes.append(
        "no estimate of low literacy for \(small) areas with fewer than \(NumberText.plain(settings.leastPeople)) people"
      )
    }
    if fits.unsettled > 0 {
      notes.append(
        "the figures of \(fits.unsettled) areas contradict each other a little, and were met as nearly as can be"
      )
    }
    return notes
  }
}

/// How the areas of a period hang together.
struct AreaPlaces {
  private(set) var places: [SmallArea.Place] = []
  private(set) var references: [Int?] = []
  /// The area from which each takes over what its own figures do not say; nil for the country.
  private(set) var larger: [Int?] = []
  /// The only country.
  let country: Int?
  let levels: [AreaLevel]

  init(_ frame: IndicatorFrame, _ rows: [Int], against: AreaLevel) throws {
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
    self.levels = levels
    let countries = levels.indices.filter { levels[$0] == .country }
    let country = countries.count == 1 ? countries.first : nil
    self.country = country
    let chains = rows.map { AreaPlaces.chain(frame.area($0), frame.areas) }
    let wijken = Set(
      chains.indices.filter { levels[$0] == .wijk }.compactMap { position in
        chains[position].first { $0.level == .municipality }
      })
    for position in rows.indices {
      func above(_ level: AreaLevel) -> Int? {
        if level == .country { return levels[position] == .country ? nil : country }
        return chains[position].first { $0.level == level }.flatMap { positions[$0] }
      }
      let municipality = above(.municipality)
      let place: SmallArea.Place =
        switch levels[position] {
        case .country: .alone
        case .province: .alone
        case .municipality: country.map { .part(of: $0) } ?? .alone
        case .wijk: municipality.map { .part(of: $0) } ?? .alone
        case .buurt:
          AreaPlaces.place(
            wijk: above(.wijk), municipality: municipality,
            hasWijken: chains[position].contains { wijken.contains($0) })
        case .custom: (municipality ?? country).map { .within($0) } ?? .alone
        }
      places.append(place)
      references.append(levels[position] == against ? nil : above(against))
      larger.append(AreaPlaces.whole(place) ?? (levels[position] == .country ? nil : country))
    }
    for position in rows.indices where levels[position] == .province {
      let code = frame.area(rows[position]).code
      let members = rows.indices.filter {
        levels[$0] == .municipality && frame.area(rows[$0]).parent == code
      }
      if !members.isEmpty { places[position] = .sum(members) }
    }
  }

  private static func place(wijk: Int?, municipality: Int?, hasWijken: Bool) -> SmallArea.Place {
    if let wijk { return .part(of: wijk) }
    guard let municipality else { return .alone }
    // Beside wijken, a buurt without one is not a part of what adds up.
    return hasWijken ? .within(municipality) : .part(of: municipality)
  }

  private static func whole(_ place: SmallArea.Place) -> Int? {
    switch place {
    case .part(let whole), .within(let whole): whole
    case .alone, .sum: nil
    }
  }

  /// The areas that hold one, from the smallest; a circle in the data ends it.
  private static func chain(_ area: Area, _ areas: AreaTable) -> [AreaCode] {
    var chain: [AreaCode] = []
    var next = area.parent
    while let code = next, code != area.code, !chain.contains(code), chain.count < 16 {
      chain.append(code)
      next = areas.position(of: code).flatMap { areas[$0].parent } ?? code.parent
    }
    return chain
  }
}
