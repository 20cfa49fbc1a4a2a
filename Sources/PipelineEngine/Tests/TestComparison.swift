import IndicatorSchema

/// One thing that a test expected and did not find.
public struct TestDifference: Hashable, Sendable {
  /// The step; nil for the run as a whole.
  public var step: String?
  /// The area and its period.
  public var row: String?
  /// The indicator; nil for a row as a whole.
  public var indicator: String?
  /// What the test says.
  public var expected: String
  /// What there is.
  public var found: String

  static func run(expected: String, found: String) -> TestDifference {
    TestDifference(expected: expected, found: found)
  }
}

/// Compares the rows of steps with what a test says of them.
enum TestComparison {
  /// The differences by step, in the order of the test, then rows that nobody expected.
  static func differences(_ test: PipelineTest, _ rows: StepRows) -> [TestDifference] {
    test.expected.sorted { $0.key < $1.key }.flatMap { step, expected in
      let frame = rows.frames[step] ?? IndicatorFrame()
      var seen = Set<Int>()
      var found = expected.rows.flatMap { differences($0, frame, step, &seen) }
      if !expected.amongOthers {
        found += (0..<frame.rowCount).filter { !seen.contains($0) }.map { row in
          TestDifference(
            step: step, row: "\(frame.area(row).code) \(frame.periods[row])", expected: "no such row",
            found: "a row")
        }
      }
      return found
    }
  }

  /// Where a source refused more or fewer records than the test says.
  static func refusals(_ test: PipelineTest, _ count: (String) -> Int) -> [TestDifference] {
    test.refused.sorted { $0.key < $1.key }.compactMap { step, expected in
      let found = count(step)
      guard found != expected else { return nil }
      return TestDifference(step: step, expected: "\(expected) refused", found: "\(found) refused")
    }
  }

  private static func differences(
    _ expected: PipelineTest.ExpectedRow, _ frame: IndicatorFrame, _ step: String, _ seen: inout Set<Int>
  ) -> [TestDifference] {
    let rows = (0..<frame.rowCount).filter { row in
      frame.area(row).code.text == expected.area
        && (expected.period.map { $0 == frame.periods[row] } ?? true)
    }
    let name = expected.area + (expected.period.map { " \($0)" } ?? "")
    guard let row = rows.first else {
      return [TestDifference(step: step, row: name, expected: "a row", found: "no such row")]
    }
    guard rows.count == 1 else {
      let periods = rows.map { "\(frame.periods[$0])" }.joined(separator: ", ")
      return [
        TestDifference(step: step, row: name, expected: "one row; say which 'period'", found: periods)
      ]
    }
    seen.insert(row)
    return expected.cells.compactMap { id, cell in
      guard let column = frame.column(id), !fits(cell, column, row) else { return nil }
      return TestDifference(
        step: step, row: "\(expected.area) \(frame.periods[row])", indicator: id.text,
        expected: words(cell), found: words(column, row, like: cell))
    }
  }

  private static func fits(
    _ expected: PipelineTest.ExpectedCell, _ column: IndicatorColumn, _ row: Int
  ) -> Bool {
    if let status = expected.status, status != column.statuses[row] { return false }
    if let value = expected.value, !(column[row].map(value.fits) ?? false) { return false }
    if let lower = expected.lower, !(column.bounds.map { lower.fits($0.lower[row]) } ?? false) {
      return false
    }
    if let upper = expected.upper, !(column.bounds.map { upper.fits($0.upper[row]) } ?? false) {
      return false
    }
    return true
  }

  private static func words(_ cell: PipelineTest.ExpectedCell) -> String {
    let bounds = cell.lower != nil || cell.upper != nil
    let parts = [
      cell.value?.text, cell.status?.name,
      bounds ? "[\(cell.lower?.text ?? ""), \(cell.upper?.text ?? "")]" : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }

  /// What there is, said in as many words as the test uses.
  private static func words(
    _ column: IndicatorColumn, _ row: Int, like expected: PipelineTest.ExpectedCell
  ) -> String {
    let status = column.statuses[row]
    var parts = [column[row].map(\.plainText) ?? status.name]
    if expected.status != nil, status.hasValue { parts.append(status.name) }
    if expected.lower != nil || expected.upper != nil {
      let bounds = column.bounds.map { "[\($0.lower[row].plainText), \($0.upper[row].plainText)]" }
      parts.append(bounds ?? "without bounds")
    }
    return parts.joined(separator: " ")
  }
}
