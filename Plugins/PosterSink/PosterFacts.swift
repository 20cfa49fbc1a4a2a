import IndicatorSchema
import PlainDutch
import Praatplaat

/// What is known of one municipality, ready to be put into words.
struct PosterFacts: Sendable {
  let municipality: Area
  /// The share in percent.
  let share: Double
  /// The number of people.
  let people: Range
  /// The areas that are named, at most three.
  let places: [Place]
  /// Every area of the level in the municipality, with its share; nil where there is none.
  let areas: [(area: Area, share: Double?)]
  let facts: [(theme: PosterContent.Theme?, figure: String, text: String)]
  let costs: [(label: String, range: Range)]

  /// A number that lies between two others.
  struct Range: Sendable {
    var value: Double
    var lower: Double
    var upper: Double

    /// The number as exactly as the interval allows.
    var text: String { DutchNumber.rounded(value, width: upper - lower) }
    var lowerText: String { DutchNumber.rounded(lower, width: upper - lower) }
    var upperText: String { DutchNumber.rounded(upper, width: upper - lower) }

    func times(_ factor: Double) -> Range {
      Range(value: value * factor, lower: lower * factor, upper: upper * factor)
    }
  }

  /// An area that is named.
  struct Place: Sendable {
    let area: Area
    let people: Range
  }

  /// One of how many people: `1 op de 9`.
  var oneIn: Int { max(2, Int((100 / share).rounded())) }
}

/// Finds the facts of every municipality in a frame.
struct PosterFinder {
  let frame: IndicatorFrame
  let settings: PosterSettings
  private let members: [AreaCode: [Int]]

  init(_ frame: IndicatorFrame, _ settings: PosterSettings) {
    self.frame = frame
    self.settings = settings
    var members: [AreaCode: [Int]] = [:]
    for row in 0..<frame.rowCount where frame.area(row).code.level == settings.level {
      let area = frame.area(row)
      let holder = frame.areas.holders(of: area).first { $0.level == .municipality }
      if let holder { members[holder, default: []].append(row) }
    }
    self.members = members
  }

  /// The facts of the municipality of a row; nil where the estimate is not known.
  func facts(_ row: Int) -> PosterFacts? {
    guard let share = frame.column(settings.share)?[row], share > 0, share < 100,
      let people = range(settings.people, row), people.value > 0
    else { return nil }
    let period = frame.periods[row]
    let rows = (members[frame.area(row).code] ?? []).filter { frame.periods[$0] == period }
    return PosterFacts(
      municipality: frame.area(row), share: share, people: people, places: places(rows),
      areas: rows.map { (frame.area($0), frame.column(settings.share)?[$0]) },
      facts: settings.facts.compactMap { fact(row, $0) },
      costs: settings.costs.map { ($0.label, people.times($0.euro)) })
  }

  private func places(_ rows: [Int]) -> [PosterFacts.Place] {
    let ordered = rows.compactMap { row -> (Int, Double)? in
      frame.column(settings.order)?[row].map { (row, $0) }
    }
    .sorted { $0.1 == $1.1 ? frame.area($0.0).code < frame.area($1.0).code : $0.1 > $1.1 }
    return ordered.prefix(3).compactMap { row, _ in
      range(settings.people, row).map { PosterFacts.Place(area: frame.area(row), people: $0) }
    }
  }

  private func fact(_ row: Int, _ fact: PosterSettings.Fact) -> (
    theme: PosterContent.Theme?, figure: String, text: String
  )? {
    guard let value = frame.column(fact.indicator.id)?[row] else { return nil }
    let figure =
      switch fact.indicator.unit {
      case .percent: DutchNumber.text(value, decimals: 0) + "%"
      case .thousandEuro: "€ " + DutchNumber.text(value * 1000, decimals: 0)
      default: DutchNumber.text(value, decimals: 0)
      }
    return (PosterFinder.theme(of: fact.indicator), figure, fact.text)
  }

  /// What an indicator is about, by its domain; nil where no drawing says it.
  private static func theme(of indicator: Indicator) -> PosterContent.Theme? {
    switch indicator.domain {
    case "income", "poverty", "debt": .money
    case "health": .health
    case "work": .work
    case "education", "family", "youth": .children
    default: nil
    }
  }

  private func range(_ id: IndicatorID, _ row: Int) -> PosterFacts.Range? {
    guard let column = frame.column(id), let value = column[row] else { return nil }
    let (lower, upper) = (column.bounds?.lower[row] ?? .nan, column.bounds?.upper[row] ?? .nan)
    guard lower.isFinite, upper.isFinite else {
      return PosterFacts.Range(value: value, lower: value, upper: value)
    }
    return PosterFacts.Range(value: value, lower: lower, upper: upper)
  }
}
