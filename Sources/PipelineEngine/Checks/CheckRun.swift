import IndicatorSchema

/// Follows the rows of steps and says in the end which checks do not hold.
final class CheckRun: BatchObserver {
  private let checks: [Check]
  private var accumulators: [Key: AggregateAccumulator] = [:]
  private var compared: [String: IndicatorFrame] = [:]

  private struct Key: Hashable {
    var step: String
    var aggregate: Aggregate
  }

  init(_ checks: [Check], schemas: [String: FrameSchema]) {
    self.checks = checks
    for check in checks {
      for aggregate in CheckRun.aggregates(check) {
        accumulators[Key(step: check.step, aggregate: aggregate)] = AggregateAccumulator(aggregate)
      }
      guard case .same = check.subject else { continue }
      for step in check.steps { compared[step] = IndicatorFrame(columns: schemas[step]?.ids ?? []) }
    }
  }

  /// The steps whose rows are followed.
  var steps: Set<String> { Set(checks.flatMap(\.steps)) }

  /// Takes a batch that a step gave.
  func observe(_ batch: IndicatorFrame, of step: String) {
    for key in accumulators.keys where key.step == step { accumulators[key]?.add(batch) }
    compared[step]?.append(contentsOf: batch)
  }

  /// The checks with what was found, in the order of the file.
  func results() -> [(check: Check, failure: Diagnostic?, found: String)] {
    checks.map { check in
      switch check.subject {
      case .aggregate(let aggregate): result(check, aggregate)
      case .same(let other): sameResult(check, other)
      }
    }
  }

  private static func aggregates(_ check: Check) -> [Aggregate] {
    guard case .aggregate(let aggregate) = check.subject else { return [] }
    if case .near(let reference, _, _) = check.condition { return [aggregate, reference] }
    return [aggregate]
  }

  private func value(_ step: String, _ aggregate: Aggregate) -> Double? {
    accumulators[Key(step: step, aggregate: aggregate)]?.result
  }

  private func result(
    _ check: Check, _ aggregate: Aggregate
  ) -> (Check, Diagnostic?, String) {
    guard let found = value(check.step, aggregate) else {
      return (check, failure(check, "has no value"), "no value")
    }
    let text = found.plainText
    switch check.condition {
    case .equals(let wanted) where found != wanted:
      return (check, failure(check, "is \(text), expected \(wanted.plainText)"), text)
    case .range(let lowest, let highest) where found < lowest || found > highest:
      let bounds = [
        lowest.isFinite ? "at least \(lowest.plainText)" : nil,
        highest.isFinite ? "at most \(highest.plainText)" : nil,
      ]
      let words = bounds.compactMap { $0 }.joined(separator: " and ")
      return (check, failure(check, "is \(text), expected \(words)"), text)
    case .near(let reference, let tolerance, let isShare):
      guard let wanted = value(check.step, reference) else {
        return (check, failure(check, "can't be compared: 'of' has no value"), text)
      }
      let allowed = isShare ? tolerance * abs(wanted) : tolerance
      guard abs(found - wanted) > allowed else { return (check, nil, text) }
      let words = "is \(text), expected \(wanted.plainText) give or take \(allowed.plainText)"
      return (check, failure(check, words), text)
    default: return (check, nil, text)
    }
  }

  private func sameResult(_ check: Check, _ other: String) -> (Check, Diagnostic?, String) {
    guard let mine = compared[check.step], let theirs = compared[other] else { return (check, nil, "same") }
    guard let difference = FrameDifference.first(mine, theirs, "'\(check.step)'", "'\(other)'") else {
      return (check, nil, "same, \(mine.rowCount) rows")
    }
    return (check, failure(check, "does not hold: \(difference)"), "different")
  }

  private func failure(_ check: Check, _ words: String) -> Diagnostic {
    var failure = Diagnostic(
      .checkFailed, "check on '\(check.step)': \(check.text) \(words)", at: check.place)
    failure.step = check.step
    return failure
  }
}

extension Double {
  /// The number as a person writes it: whole numbers without decimals.
  var plainText: String {
    self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : description
  }
}
