import IndicatorAnalysis
import IndicatorSchema

/// Who lives in each area: the people by group, fitted to what the table says, and what rounding can do to it.
struct PopulationFits: Sendable {
  /// For each area the share of its people with each risk; empty where it is not known.
  private(set) var compositions: [[Double]]
  /// For each area what rounding can do.
  private(set) var roundings: [[SmallArea.Rounding]]
  /// The areas whose margins could not all be met.
  private(set) var unsettled = 0
  private var cells: [[Double]]

  /// A fit of one area.
  private struct Fitted: Sendable {
    var cells: [Double] = []
    var composition: [Double] = []
    var roundings: [SmallArea.Rounding] = []
    var isSettled = true
  }

  init(
    _ inputs: [AreaInput], _ places: AreaPlaces, _ settings: LiteracySettings, _ figures: FigureTable,
    _ rows: [Int]
  ) {
    compositions = Array(repeating: [], count: inputs.count)
    roundings = Array(repeating: [], count: inputs.count)
    cells = compositions
    let fitter = AreaFitter(settings)
    // From large to small, because each begins with the people of the area that holds it.
    for level in AreaLevel.allCases {
      let open = places.levels.indices.filter { places.levels[$0] == level }
      let (known, larger) = (cells, places.larger)
      let found = Concurrent.map(open.count, chunk: 8) { index -> Fitted in
        let area = open[index]
        let start = larger[area].map { known[$0] } ?? []
        guard let fit = fitter.fit(inputs[area], from: start) else { return Fitted() }
        let composition = settings.estimator.composition(of: fit.cells)
        let roundings = fitter.roundings(inputs[area], fit.cells, composition) { id, half in
          figures.raised(id, by: half, rows[area])
        }
        return Fitted(
          cells: fit.cells, composition: composition, roundings: roundings, isSettled: fit.isSettled)
      }
      for (area, fitted) in zip(open, found) {
        (cells[area], compositions[area]) = (fitted.cells, fitted.composition)
        roundings[area] = fitted.roundings
        if !fitted.isSettled { unsettled += 1 }
      }
    }
  }
}

/// Fits one area.
private struct AreaFitter: Sendable {
  private let settings: LiteracySettings
  private let seed: [Double]
  private let risks: [Double]
  private let groups: [[Int]]

  init(_ settings: LiteracySettings) {
    self.settings = settings
    let factors = settings.model.factors
    seed = factors.seed
    risks = settings.estimator.centralRisks
    groups = settings.margins.map { margin in
      factors.groups(margin.factor).map { margin.groupOfCategory[$0] }
    }
  }

  /// The people of an area by group; nil where the table does not say enough.
  func fit(
    _ input: AreaInput, from start: [Double], tolerance: Double = 1e-10
  ) -> (cells: [Double], isSettled: Bool)? {
    guard let people = input.people, people > 0, settings.fillsIn || input.isWhole else { return nil }
    let margins = zip(groups, input.totals).compactMap { groups, totals in
      totals.map { ProportionalFitting.Margin(groups: groups, totals: $0) }
    }
    guard !margins.isEmpty else { return start.isEmpty ? (seed, true) : (start, true) }
    let fit =
      (start.isEmpty ? nil : ProportionalFitting.fit(start, to: margins, tolerance: tolerance))
      ?? ProportionalFitting.fit(seed, to: margins, tolerance: tolerance)
    return fit.map { ($0.cells, $0.misfit <= 1e-6) }
  }

  /// What half a unit of rounding of each column does to the share and to the number of people.
  func roundings(
    _ input: AreaInput, _ cells: [Double], _ composition: [Double],
    _ raised: (IndicatorID, Double) -> AreaInput
  ) -> [SmallArea.Rounding] {
    guard let people = input.people, people > 0, let share = share(composition) else { return [] }
    return settings.roundedColumns.compactMap { id, unit in
      let other = raised(id, unit / 2)
      guard let fit = fit(other, from: cells, tolerance: 1e-7),
        let moved = self.share(settings.estimator.composition(of: fit.cells))
      else { return nil }
      return SmallArea.Rounding(
        logOdds: SmallAreaModel.logOdds(moved) - SmallAreaModel.logOdds(share),
        people: (other.people ?? people) / people - 1)
    }
  }

  private func share(_ composition: [Double]) -> Double? {
    let share = zip(composition, risks).reduce(0) { $0 + $1.0 * $1.1 }
    return share > 0 && share < 1 ? share : nil
  }
}
