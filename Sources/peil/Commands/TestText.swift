import PipelineEngine

/// Prints what became of a test: for one that failed, expected and found side by side.
enum TestText {
  static func text(_ outcome: TestRunner.Outcome) -> String {
    guard !outcome.passed else { return "  passed  \(outcome.test.name)" }
    let head = ["", "", "expected", "found"]
    let body = outcome.differences.map { difference in
      [
        [difference.step, difference.row].compactMap { $0 }.joined(separator: " "),
        difference.indicator ?? "", difference.expected, difference.found,
      ].map(TextTable.plain)
    }
    let table = TextTable.lines([head] + body, sides: [.left, .left, .left, .left])
    let lines = ["  FAILED  \(outcome.test.name)  (\(outcome.test.place))"] + table.map { "          \($0)" }
    return lines.joined(separator: "\n")
  }
}
