import IndicatorSchema

/// What came of a run, in a form in which two runs can be compared to the last bit.
struct Outcome {
  /// The rows that came out.
  var frame: IndicatorFrame
  /// What the plugin counted and found, as text; nil when it failed.
  var receipt: String?
  /// Why it failed.
  var error: (any Error)?

  /// Everything that has to be the same in another run; of a failed one just how it failed.
  var text: String {
    if let error { return "failed: \(error)" }
    return (frame.lines + [receipt ?? ""]).joined(separator: "\n")
  }

  /// The first line that differs, side by side with the other one.
  func difference(from other: Outcome) -> (expected: String, found: String)? {
    let expected = other.text.split(separator: "\n", omittingEmptySubsequences: false)
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard expected != found else { return nil }
    let same = zip(expected, found).prefix { $0 == $1 }.count
    func line(_ lines: [Substring]) -> String {
      same < lines.count ? "line \(same + 1): \(lines[same])" : "\(lines.count) lines"
    }
    return (line(expected), line(found))
  }
}

extension ConformanceRecorder {
  /// Puts a rule to the test that two runs come to the same.
  func expectSame(
    _ outcome: Outcome, as other: Outcome, _ rule: ConformanceRule, _ did: @autoclosure () -> String
  ) {
    let difference = outcome.difference(from: other)
    expect(
      difference == nil, rule, did(), expected: difference?.expected ?? "", found: difference?.found ?? "")
  }

  /// Checks what each cell of a frame holds.
  ///
  /// - Parameter isOrdinary: Whether the rows it was made of are ordinary, so that every value is finite.
  func expectSoundCells(_ frame: IndicatorFrame, isOrdinary: Bool, _ did: @autoclosure () -> String) {
    for column in frame.columns {
      let unsound = column.values.indices.first { row in
        let (value, status) = (column.values[row], column.statuses[row])
        return status.hasValue ? value.isNaN || (isOrdinary && value.isInfinite) : !value.isNaN
      }
      let found = unsound.map { "\(column.values[$0]) with status \(column.statuses[$0].name), row \($0)" }
      expect(
        unsound == nil, .cells, "\(did()), column '\(column.id)'",
        expected: "a finite value where the status has one, and NaN elsewhere", found: found ?? "")
    }
  }
}
