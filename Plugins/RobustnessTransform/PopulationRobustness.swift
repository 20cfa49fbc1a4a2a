import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// The ranks of the areas of one population.
struct PopulationRobustness {
  private let population: Population
  private let rows: [Int]
  private let statuses: [CellStatus]
  private let settings: RobustnessSettings
  private let simulation: RankSimulation
  private let found: [RankRobustness?]
  private let areaPositions: [(code: String, position: Int)]

  /// Makes the index again and again.
  ///
  /// - Throws: `Diagnostic` when the settings do not give the index that is there.
  init(
    _ population: Population, _ frame: IndicatorFrame, _ index: UncertainIndex, _ settings: RobustnessSettings
  ) throws {
    let rows = population.rows.map(Int.init)
    let column = frame.column(settings.id) ?? IndicatorColumn(settings.id)
    let codes = rows.map { frame.area($0).code.text }
    let areas = try PopulationRobustness.areas(rows, population, frame, settings)
    simulation = try RankSimulation(index, areas, seed: settings.seed)
    statuses = rows.map { column.statuses[$0] }
    try PopulationRobustness.compare(
      simulation.nominalScores, rows.map { column[$0] }, statuses, settings, names: codes)
    found = simulation.robustness(replications: settings.replications, top: settings.columns.count)
    areaPositions = (settings.sensitivity?.areas ?? []).flatMap { area in
      codes.indices.filter { codes[$0] == area.code }.map { (area.code, $0) }
    }
    (self.population, self.rows, self.settings) = (population, rows, settings)
  }

  /// The values of a population, how far they may be off, and which areas are ranked together.
  private static func areas(
    _ rows: [Int], _ population: Population, _ frame: IndicatorFrame, _ settings: RobustnessSettings
  ) throws -> UncertainAreas {
    let members = settings.index.indicators
    let columns = members.map { frame.column($0.id) ?? IndicatorColumn($0.id) }
    let byMunicipality = settings.rankGrouping.byMunicipality
    let peers = rows.map { row -> Peers? in
      Peers(period: frame.periods[row], municipality: byMunicipality ? frame.area(row).municipality : nil)
    }
    return try UncertainAreas(
      names: rows.map { "\(frame.area($0).code.text) \(frame.periods[$0])" },
      values: columns.map { column in rows.map { column[$0] } },
      peers: GapGroups.numbers(peers).map { $0 ?? 0 },
      references: columns.map { column in population.referenceRow.flatMap { column[Int($0)] } },
      groups: settings.variations.groups?.numbers(rows, in: frame),
      errors: zip(members, columns).map { settings.variations.errors?.cells(of: $0, $1, rows) })
  }

  private struct Peers: Hashable {
    let period: Period
    let municipality: AreaCode?
  }

  /// Refuses settings that do not give the index that is there: ranks would be those of another index.
  private static func compare(
    _ computed: [Double?], _ given: [Double?], _ statuses: [CellStatus], _ settings: RobustnessSettings,
    names: [String]
  ) throws {
    for (position, pair) in zip(computed, given).enumerated() {
      let isHidden = statuses[position] == .suppressed
      let isSame =
        switch pair {
        case (nil, nil): true
        case (let computed?, let given?): abs(computed - given) <= 1e-9 * max(abs(given), 1)
        default: isHidden
        }
      guard !isSame else { continue }
      func text(_ value: Double?) -> String { value.map { NumberText.plain($0) } ?? "missing" }
      throw Diagnostic(
        .invalidValue,
        "'\(settings.id)' of \(names[position]) is \(text(pair.1)), and these options make it \(text(pair.0))",
        at: settings.place,
        hint: "give this step the indicators, weights and options of the step that made the index")
    }
  }

  /// Fills in the cells of the areas.
  func fill(_ cells: inout RobustnessCells) {
    for (position, row) in rows.enumerated() { cells.set(row, found[position], statuses[position]) }
  }

  /// What a reader of the run's log should know.
  var notes: [String] {
    let ranked = found.compactMap { $0 }
    let without = rows.count - ranked.count
    let sometimes = ranked.count { $0.replications < settings.replications }
    var notes: [String] = []
    if without > 0 { notes.append("\(population.text): no rank, since there is no index: \(areas(without))") }
    if sometimes > 0 {
      notes.append("\(population.text): no index in some of the calculations: \(areas(sometimes))")
    }
    if settings.variations.errors != nil, !simulation.uncertainInputs.contains(.data) {
      notes.append("\(population.text): no value has bounds, so the data do not vary")
    }
    return notes
  }

  private func areas(_ count: Int) -> String { count == 1 ? "1 area" : "\(count) areas" }
}

extension PopulationRobustness {
  /// How far ranks move, and which inputs move them.
  var findings: [Finding] {
    let shifts = found.compactMap { $0?.shift }
    let mean = Finding(
      "mean_rank_shift", about: [population.text, settings.columns.rank.text], Moments.mean(shifts),
      note: shifts.isEmpty
        ? "no area has a rank" : "\(settings.replications) calculations, \(shifts.count) areas")
    guard let options = settings.sensitivity, !shifts.isEmpty else { return [mean] }
    let rows = options.replications ?? settings.replications
    guard let found = simulation.sensitivity(rows: rows, areas: areaPositions.map(\.position)) else {
      return [mean]
    }
    let subjects = [[population.text]] + areaPositions.map { [population.text, $0.code] }
    let outputs = [found.shift] + found.ranks
    let calculations = rows * (found.inputs.count + 2)
    return [mean]
      + zip(subjects, outputs).enumerated().flatMap { number, output in
        let what = number == 0 ? "the mean rank shift" : "the rank of \(output.0.last ?? "")"
        return indices(output.1, found.inputs, about: output.0, of: what, calculations)
      }
  }

  private func indices(
    _ indices: SobolIndices?, _ inputs: [UncertainInput], about subject: [String], of output: String,
    _ calculations: Int
  ) -> [Finding] {
    inputs.enumerated().flatMap { position, input -> [Finding] in
      let subject = subject + [settings.variations.name(of: input)]
      guard let index = indices?.inputs[position] else {
        let note = "\(output) does not vary"
        return ["sobol_first_order", "sobol_total"].map { Finding($0, about: subject, nil, note: note) }
      }
      let note = "90% interval, \(calculations) calculations"
      return [
        Finding(
          "sobol_first_order", about: subject, index.first.value, bounds: index.first.interval,
          note: "share of the variance of \(output) by this alone; \(note)"),
        Finding(
          "sobol_total", about: subject, index.total.value, bounds: index.total.interval,
          note: "share of the variance of \(output) by this and what it interacts with; \(note)"),
      ]
    }
  }
}
