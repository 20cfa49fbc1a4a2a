import IndicatorSchema

/// Which row of a further input belongs to each row of the first.
struct RowMatch {
  /// For each row of the first input the row of the further one, nil where there is none.
  let rows: [Int32?]
  /// What was not matched, in words.
  let notes: [String]

  private struct Key: Hashable {
    let area: Int32
    let period: Int32
  }

  /// Matches two frames.
  ///
  /// - Parameter input: The position of the further input among the inputs, from 0.
  /// - Throws: `Diagnostic` when the further input has two rows for one area and period, or when periods are
  ///   to be ignored and it has more than one.
  init(_ left: IndicatorFrame, _ right: IndicatorFrame, _ plan: JoinPlan, input: Int) throws {
    if plan.ignoresPeriods { try RowMatch.checkOnePeriod(right, input, plan.place) }
    let periodKey = { (period: Period) in plan.ignoresPeriods ? 0 : period.ordinalKey }
    let moved = right.areas.areas.map { left.areas.position(of: $0.code) }
    var found: [Key: Int32] = [:]
    found.reserveCapacity(right.rowCount)
    for row in 0..<right.rowCount {
      guard let area = moved[Int(right.areaPositions[row])] else { continue }
      let key = Key(area: area, period: periodKey(right.periods[row]))
      guard found.updateValue(Int32(row), forKey: key) == nil else {
        throw RowMatch.duplicate(right, row, input)
      }
    }
    rows = (0..<left.rowCount).map { row in
      found[Key(area: left.areaPositions[row], period: periodKey(left.periods[row]))]
    }
    notes = RowMatch.notes(left, rows, rightRows: right.rowCount, input)
  }

  private static func duplicate(_ frame: IndicatorFrame, _ row: Int, _ input: Int) -> Diagnostic {
    Diagnostic(
      .duplicateArea, "input \(input + 1) has two rows for \(frame.area(row).code) in \(frame.periods[row])",
      hint: "keep one of them, for example with 'where' in the source")
  }

  private static func checkOnePeriod(_ frame: IndicatorFrame, _ input: Int, _ place: Place) throws {
    guard let first = frame.periods.first, let other = frame.periods.first(where: { $0 != first }) else {
      return
    }
    throw Diagnostic(
      .cannotCompute, "input \(input + 1) has more than one period: \(first) and \(other)", at: place,
      hint: "select one with 'select', or match the same periods")
  }

  private static func notes(
    _ left: IndicatorFrame, _ rows: [Int32?], rightRows: Int, _ input: Int
  ) -> [String] {
    var isUsed = [Bool](repeating: false, count: rightRows)
    for case let row? in rows { isUsed[Int(row)] = true }
    let unused = isUsed.count { !$0 }
    var notes: [String] = []
    let unmatched = rows.count { $0 == nil }
    if unmatched > 0, let example = rows.firstIndex(of: nil) {
      notes.append(
        "input \(input + 1): nothing for \(unmatched) of \(rows.count) rows of the first input, "
          + "such as \(left.area(example).code) in \(left.periods[example])")
    }
    if unused > 0 { notes.append("input \(input + 1): \(unused) rows belong to no row of the first input") }
    return notes
  }
}
