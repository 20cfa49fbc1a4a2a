import IndicatorAnalysis
import IndicatorSchema

/// The cells that a rule hides.
struct PrimaryCells {
  /// A cell, by column and row.
  struct Position: Hashable {
    let column: Int
    let row: Int
  }

  /// A rule.
  enum Rule: String, CaseIterable {
    case people
    case unknownPeople = "unknown_people"
    case cases
    case adults

    /// Why cells are hidden, for the log.
    func text(_ settings: DiscloseSettings) -> String {
      switch self {
      case .people: "fewer than \(NumberText.plain(settings.leastPeople)) people"
      case .unknownPeople: "number of people not known"
      case .cases: "fewer than \(NumberText.plain(settings.leastCases)) cases"
      case .adults: "estimate for fewer than \(NumberText.plain(settings.estimates?.least ?? 0)) adults"
      }
    }
  }

  /// A cell that a rule hides.
  struct Cell {
    let position: Position
    let rule: Rule

    var column: Int { position.column }
    var row: Int { position.row }
  }

  /// The cells, each once, by row and column.
  private(set) var cells: [Cell] = []
  private let isEmpty: [Bool]
  private let hasTooFewAdults: [Bool]
  private let estimates: Set<Int>

  /// Applies the rules to a frame.
  init(_ frame: IndicatorFrame, _ settings: DiscloseSettings) {
    let people = settings.people.map { frame.columns[$0] }
    isEmpty = (0..<frame.rowCount).map { PrimaryCells.isEmpty($0, people, frame, settings) }
    let tooFewAdults = (0..<frame.rowCount).map { PrimaryCells.hasTooFewAdults($0, frame, settings) }
    let estimates = Set(settings.estimates?.columns ?? [])
    (hasTooFewAdults, self.estimates) = (tooFewAdults, estimates)
    for row in 0..<frame.rowCount {
      let rule = PrimaryCells.rule(of: people?[row], settings)
      for column in frame.columns.indices where frame.columns[column].statuses[row].hasValue {
        guard !settings.columns[column].isKept, !isNothing(column, row, frame) else { continue }
        let isFew = PrimaryCells.hasFewCases(column, row, frame, settings)
        let isEstimate = tooFewAdults[row] && estimates.contains(column)
        guard let rule = rule ?? (isFew ? .cases : isEstimate ? .adults : nil) else { continue }
        cells.append(Cell(position: Position(column: column, row: row), rule: rule))
      }
    }
  }

  /// Whether a cell says no more than that nobody lives somewhere: it tells nothing of anyone, and protects
  /// nothing, as every reader would guess it.
  func isNothing(_ column: Int, _ row: Int, _ frame: IndicatorFrame) -> Bool {
    isEmpty[row] && frame.columns[column][row] == 0
  }

  /// Whether a cell has no value because it was hidden before, or because there are too few adults for an estimate: what
  /// is published must not tell it either.
  func wasHidden(_ column: Int, _ row: Int, _ frame: IndicatorFrame) -> Bool {
    switch frame.columns[column].statuses[row] {
    case .suppressed: true
    case .missing: hasTooFewAdults[row] && estimates.contains(column)
    default: false
    }
  }

  /// How many cells a rule hides.
  func count(of rule: Rule) -> Int { cells.count { $0.rule == rule } }

  /// Whether nobody lives somewhere. Zero inhabitants may be rounded down from one or two, and another count of the
  /// same area rounded up to five then says so.
  private static func isEmpty(
    _ row: Int, _ people: IndicatorColumn?, _ frame: IndicatorFrame, _ settings: DiscloseSettings
  ) -> Bool {
    people?[row] == 0
      && frame.columns.indices.allSatisfy { column in
        settings.columns[column].cases != .value || (frame.columns[column][row] ?? 0) == 0
      }
  }

  private static func rule(of people: Double?, _ settings: DiscloseSettings) -> Rule? {
    guard settings.leastPeople > 0 else { return nil }
    guard let people else { return .unknownPeople }
    return people < settings.leastPeople ? .people : nil
  }

  private static func hasFewCases(
    _ column: Int, _ row: Int, _ frame: IndicatorFrame, _ settings: DiscloseSettings
  ) -> Bool {
    // The last digit of a product must not lift 9.999... to a count that is enough.
    settings.columns[column].caseCount(row, column, frame)
      .map { $0 < settings.leastCases * (1 - 1e-12) } ?? false
  }

  private static func hasTooFewAdults(
    _ row: Int, _ frame: IndicatorFrame, _ settings: DiscloseSettings
  ) -> Bool {
    guard let rule = settings.estimates, rule.levels.contains(frame.area(row).code.level) else {
      return false
    }
    let adults = rule.adults.map { frame.columns[$0][row] }
    // Unknown adults may be too few.
    return adults.reduce(0.0) { $0 + ($1 ?? -.infinity) } < rule.least
  }
}
