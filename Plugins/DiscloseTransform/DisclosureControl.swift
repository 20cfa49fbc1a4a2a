import IndicatorAnalysis
import IndicatorSchema

/// The rules applied to a frame.
struct DisclosureControl {
  private let frame: IndicatorFrame
  private let settings: DiscloseSettings
  private let suppression: Suppression
  private let primary: PrimaryCells
  /// For each row of the input its row in `frame`.
  private let positions: [Int]

  /// Finds what has to be hidden.
  init(_ input: IndicatorFrame, _ settings: DiscloseSettings) {
    // In the order of areas and periods, so that the choice does not depend on that of the rows.
    let order = (0..<input.rowCount).sorted { a, b in
      let (one, other) = (input.area(a).code, input.area(b).code)
      if one != other { return one < other }
      return input.periods[a] == input.periods[b] ? a < b : input.periods[a] < input.periods[b]
    }
    var positions = order
    for (position, row) in order.enumerated() { positions[row] = position }
    self.positions = positions
    frame = input.selectingRows(order)
    self.settings = settings
    primary = PrimaryCells(frame, settings)
    suppression = Suppression(
      DisclosureControl.table(frame, settings, primary), hiding: primary.cells.map { ($0.column, $0.row) })
  }

  private static func table(
    _ frame: IndicatorFrame, _ settings: DiscloseSettings, _ primary: PrimaryCells
  ) -> DisclosureTable {
    var table = DisclosureTable(rows: frame.rowCount, columns: settings.columns.count)
    table.areaSums = AreaSums(frame, settings.areas).sums
    table.columnSums = settings.sums + ComputedSums(frame, settings.columns).sums
    table.addsUp = settings.columns.map(\.addsUp)
    table.dependents = settings.columns.map(\.dependents)
    table.sources = settings.columns.map(\.sources)
    table.leastHiddenCases = settings.leastCases
    for (position, column) in frame.columns.enumerated() {
      table.cells[position] = (0..<frame.rowCount).map { row in
        guard column.statuses[row].hasValue else {
          return primary.wasHidden(position, row, frame) ? .hidden : .known
        }
        let isPublic = settings.columns[position].isKept || primary.isNothing(position, row, frame)
        return isPublic ? .kept : .open
      }
      table.cellLoss[position] = column.values.map { $0.isFinite ? abs($0) : 0 }
      table.cases[position] = (0..<frame.rowCount).map {
        settings.columns[position].caseCount($0, position, frame) ?? .nan
      }
    }
    if let people = settings.people { table.rowLoss = table.cellLoss[people] }
    return table
  }

  /// The rows of the input without what is hidden.
  func published(_ input: IndicatorFrame) -> IndicatorFrame {
    var published = input
    for (position, column) in input.columns.enumerated() where !settings.columns[position].isKept {
      let hidden = positions.indices.filter {
        column.statuses[$0].hasValue && suppression.table.cells[position][positions[$0]] == .hidden
      }
      guard !hidden.isEmpty else { continue }
      var (values, statuses, bounds) = (column.values, column.statuses, column.bounds)
      for row in hidden {
        values[row] = .nan
        statuses[row] = .suppressed
        bounds?.lower[row] = .nan
        bounds?.upper[row] = .nan
      }
      published.setColumn(
        IndicatorColumn(column.id, values: values, statuses: statuses, bounds: bounds))
    }
    return published
  }

  /// Complains of hidden cells that kept ones give away.
  ///
  /// - Throws: `Diagnostic` with the first of them, by name and without its value.
  func checkExposed() throws {
    let exposed = suppression.exposed
    guard let first = exposed.first else { return }
    let others =
      exposed.count == 1
      ? "" : ", as \(exposed.count == 2 ? "does 1 other" : "do \(exposed.count - 1) others")"
    throw Diagnostic(
      .invalidValue,
      "'\(settings.columns[first.column].id)' of \(frame.area(first.row).code) in \(frame.periods[first.row]) must "
        + "be hidden, and follows from figures that are kept\(others)",
      hint: "take one of the columns in 'sums' out of 'keep'")
  }

  /// How many cells are hidden for which reason, without naming any.
  var findings: [Finding] {
    reasons.map { Finding("hidden_cells", about: [$0.name], Double($0.count), note: $0.text) }
  }

  /// The same in words, and the columns of which the cases could not be counted.
  var notes: [String] {
    let unchecked = settings.columns.filter(\.isUnchecked).map(\.id.text)
    let gap =
      unchecked.isEmpty || settings.leastCases == 0
      ? []
      : ["cases not counted, as the denominator is not known: " + unchecked.joined(separator: ", ")]
    return reasons.map { "hidden: \($0.count) cells, \($0.text)" } + gap
  }

  private var reasons: [(name: String, count: Int, text: String)] {
    var counts: [Suppression.Reason: Int] = [:]
    for reason in suppression.reasons.joined() { if let reason { counts[reason, default: 0] += 1 } }
    let rules = PrimaryCells.Rule.allCases.map { rule in
      (name: rule.rawValue, count: primary.count(of: rule), text: rule.text(settings))
    }
    let others = [
      (
        name: "computed", count: counts[.computed] ?? 0,
        text: "as they would tell a hidden one of the same area"
      ),
      (
        name: "complement", count: counts[.complement] ?? 0,
        text: "so that no hidden one follows by subtraction"
      ),
    ]
    return (rules + others).filter { $0.count > 0 }
  }
}
