import IndicatorAnalysis
import IndicatorSchema

/// The rules applied to a frame.
struct DisclosureControl {
  private let frame: IndicatorFrame
  private let settings: DiscloseSettings
  private let suppression: Suppression
  private let primary: PrimaryCells

  /// Finds what has to be hidden.
  init(_ frame: IndicatorFrame, _ settings: DiscloseSettings) {
    self.frame = frame
    self.settings = settings
    let primary = PrimaryCells(frame, settings)
    self.primary = primary
    var table = DisclosureTable(rows: frame.rowCount, columns: settings.columns.count)
    table.areaSums = AreaSums(frame, settings.areas).sums
    table.columnSums = settings.sums
    table.addsUp = settings.columns.map(\.addsUp)
    table.dependents = settings.columns.map(\.dependents)
    table.sources = settings.columns.map(\.sources)
    for (position, column) in frame.columns.enumerated() {
      table.cells[position] = (0..<frame.rowCount).map { row in
        if settings.columns[position].isKept { return column.statuses[row].hasValue ? .kept : .known }
        // Where nobody lives every reader knows the figures.
        return column.statuses[row].hasValue && !primary.isEmpty[row] ? .open : .known
      }
      table.cellLoss[position] = column.values.map { $0.isFinite ? abs($0) : 0 }
    }
    if let people = settings.people { table.rowLoss = table.cellLoss[people] }
    suppression = Suppression(table, hiding: primary.cells.map { ($0.column, $0.row) })
  }

  /// The frame without what is hidden.
  var published: IndicatorFrame {
    var published = frame
    let empty = Set(primary.cells.filter { primary.isEmpty[$0.row] }.map(\.position))
    for (position, column) in frame.columns.enumerated() where !settings.columns[position].isKept {
      var (values, statuses, bounds) = (column.values, column.statuses, column.bounds)
      for row in values.indices where statuses[row].hasValue {
        let isHidden = suppression.table.cells[position][row] == .hidden
        guard isHidden || empty.contains(.init(column: position, row: row)) else { continue }
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
    let others = exposed.count > 1 ? ", and so do \(exposed.count - 1) others" : ""
    throw Diagnostic(
      .invalidValue,
      "'\(settings.columns[first.column].id)' of \(frame.area(first.row).code) in \(frame.periods[first.row]) must "
        + "be hidden, and follows from figures that are kept\(others)",
      hint: "take one of the columns in 'sums' out of 'keep'")
  }

  /// How many cells are hidden for which reason, without naming any.
  var notes: [String] {
    var counts: [Suppression.Reason: Int] = [:]
    for reason in suppression.reasons.joined() { if let reason { counts[reason, default: 0] += 1 } }
    let rules = PrimaryCells.Rule.allCases.compactMap { rule in
      primary.count(of: rule).map { "hidden: \($0) cells, \(rule.text(settings))" }
    }
    let others: [(Suppression.Reason, String)] = [
      (.computed, "as they would tell a hidden one of the same area"),
      (.complement, "so that no hidden one follows by subtraction"),
    ]
    let unchecked = settings.columns.filter(\.isUnchecked).map(\.id.text)
    return rules
      + others.compactMap { reason, text in counts[reason].map { "hidden: \($0) cells, \(text)" } }
      + (unchecked.isEmpty || settings.leastCases == 0
        ? []
        : ["cases not counted, as the denominator is not known: " + unchecked.joined(separator: ", ")])
  }
}
