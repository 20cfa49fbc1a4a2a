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
