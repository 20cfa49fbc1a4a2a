import IndicatorAnalysis
import IndicatorSchema

/// What is known of a group in each row.
struct GroupFigures {
  private let group: GroupSettings
  private let indicator: IndicatorColumn
  private let cases: IndicatorColumn?
  private let people: IndicatorColumn
  private let probability: IndicatorColumn?

  /// Nil where a column is not in the frame.
  init?(_ group: GroupSettings, _ frame: IndicatorFrame) {
    guard let indicator = frame.column(group.indicator.id), let people = frame.column(group.people) else {
      return nil
    }
    self.group = group
    self.indicator = indicator
    self.people = people
    cases = group.cases.flatMap(frame.column)
    probability = group.probability.flatMap { frame.column($0.column) }
  }

  /// What a row says.
  enum Reading {
    case known(AreaFigure)
    /// A figure is missing, or there are no people.
    case unknown
    /// The figure is modelled and its model gave no bounds.
    case withoutBounds
  }

  /// Reads a row.
  func reading(_ row: Int) -> Reading {
    guard isModelled(row) else { return counted(row).map { .known(.counted($0)) } ?? .unknown }
    guard let value = indicator[row], let people = people[row], people > 0 else { return .unknown }
    guard let bounds = indicator.bounds, bounds.lower[row].isFinite, bounds.upper[row].isFinite else {
      return .withoutBounds
    }
    let everybody = group.indicator.unit == .count ? people : group.scale
    let chance = probability.flatMap { column in
      column[row].map { $0 / (group.probability?.scale ?? 1) }
    }
    let modelled = ModelledShare(
      share: value / everybody,
      bounds: Interval(
        lower: max(0, bounds.lower[row] / everybody), upper: min(1, bounds.upper[row] / everybody)),
      people: people, probability: chance)
    return modelled.map { .known(.modelled($0)) } ?? .unknown
  }

  /// The counts of a row, or what they come to for a share, however certain.
  func counted(_ row: Int) -> CountedShare? {
    guard let value = people[row], let people = RoundedNumber(value, unit: group.peopleRoundedTo) else {
      return nil
    }
    if let cases {
      return cases[row].flatMap { RoundedNumber($0, unit: group.roundedTo) }
        .flatMap { CountedShare(cases: $0, people: people) }
    }
    return indicator[row].flatMap { value in
      CountedShare(share: value / group.scale, unit: group.roundedTo / group.scale, people: people)
    }
  }

  /// The people of a row.
  func people(_ row: Int) -> Double? { people[row] }

  /// The least certain status of what goes into a row.
  func status(_ row: Int) -> CellStatus {
    let figure = isModelled(row) ? indicator : cases ?? indicator
    return figure.statuses[row].combined(with: people.statuses[row])
  }

  /// Whether a figure came out of a model or was filled in, so that counts say nothing of its uncertainty.
  private func isModelled(_ row: Int) -> Bool {
    let figure = cases ?? indicator
    switch figure.statuses[row] {
    case .estimated: return !group.isComputed
    case .imputed: return true
    default: return false
    }
  }
}
