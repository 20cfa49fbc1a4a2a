import IndicatorAnalysis
import IndicatorSchema

/// The areas of one period as the model takes them.
struct PeriodAreas {
  /// The areas in the order of the rows, and behind them those that have no row.
  let areas: [SmallArea]
  /// Whether the estimate of each row may be shown: there are enough people.
  let isShown: [Bool]
  /// Whether a figure of each row was taken from the larger area.
  let isFilledIn: [Bool]
  /// What is known of each row without an estimate.
  let statuses: [CellStatus]
  /// The composition of the country, where the data has it.
  let country: [Double]?
  /// Of how many areas something was to be told.
  let counts: Counts

  /// Areas of which something is to be told.
  struct Counts {
    /// With an estimate.
    var shown = 0
    /// Without an estimate because a column lacks a value.
    var lacking = 0
    /// Without an estimate because there are too few people.
    var small = 0
    /// With a factor taken from the larger area.
    var filledIn = 0
    /// Whose figures contradict each other a little.
    var unsettled = 0
    /// Municipalities without a row.
    var absent = 0
  }

  /// - Throws: `Diagnostic` when an area has two rows.
  init(_ frame: IndicatorFrame, _ rows: [Int], _ settings: LiteracySettings) throws {
    let places = try AreaPlaces(frame, rows, against: settings.against)
    let figures = FigureTable(frame, settings)
    let inputs = rows.map { figures.read($0) }
    let fits = PopulationFits(inputs, places, settings, figures, rows)
    let known = settings.model.areas
    let listed = rows.enumerated().map { position, row in
      let code = frame.area(row).code.text
      return SmallArea(
        key: code, people: inputs[position].people ?? 0, composition: fits.compositions[position],
        roundings: fits.roundings[position], place: places.places[position],
        known: known[code].map { ($0.rate, $0.error) }, reference: places.references[position])
    }
    areas = PeriodAreas.completed(listed, places, settings)
    country = places.country.flatMap { fits.compositions[$0].isEmpty ? nil : fits.compositions[$0] }
    isShown = listed.map { $0.people >= settings.leastPeople && !$0.composition.isEmpty }
    isFilledIn = inputs.map { !$0.isWhole }
    statuses = inputs.map(\.status)
    counts = Counts(
      shown: isShown.count { $0 },
      lacking: zip(listed, inputs).count { $0.0.composition.isEmpty && $0.1.people != 0 },
      small: listed.count { $0.people < settings.leastPeople && !$0.composition.isEmpty },
      filledIn: zip(isShown, isFilledIn).count { $0.0 && $0.1 }, unsettled: fits.unsettled,
      absent: places.absent.count)
  }

  /// The areas with those that have no row: municipalities, and the country where it is what areas are compared with.
  private static func completed(
    _ listed: [SmallArea], _ places: AreaPlaces, _ settings: LiteracySettings
  ) -> [SmallArea] {
    var areas = listed
    for municipality in places.absent {
      let known = settings.model.areas[municipality.code.text]
      var area = SmallArea.together(municipality.members.map { listed[$0] }, key: municipality.code.text)
      area.place = places.country.map { .part(of: $0) } ?? .alone
      area.known = known.map { ($0.rate, $0.error) }
      areas.append(area)
    }
    guard settings.against == .country, !places.levels.contains(.country) else { return areas }
    // Its share is known, and all that there is to compare with.
    for position in listed.indices { areas[position].reference = areas.count }
    return areas + [SmallArea(key: "country", people: 0, composition: [], place: .country)]
  }
}

extension SmallArea {
  /// The area that some parts make up, as far as it is known who lives in them.
  fileprivate static func together(_ parts: [SmallArea], key: String) -> SmallArea {
    let known = parts.filter { $0.people > 0 && !$0.composition.isEmpty }.sorted { $0.key < $1.key }
    let people = known.reduce(0) { $0 + $1.people }
    guard let risks = known.first?.composition.indices else {
      return SmallArea(key: key, people: 0, composition: [])
    }
    let composition = risks.map { risk in
      known.reduce(0) { $0 + $1.people * $1.composition[risk] } / people
    }
    return SmallArea(key: key, people: people, composition: composition)
  }
}
