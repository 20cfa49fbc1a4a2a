import IndicatorSchema

/// Follows the rows of steps and says in the end which checks do not hold.
final class CheckRun: BatchObserver {
  private let checks: [Check]
  private var accumulators: [Key: AggregateAccumulator] = [:]
  private var frames: [String: IndicatorFrame] = [:]
  private var distributions: [Key: [Double]] = [:]
  private let past: PastRun?

  private struct Key: Hashable {
    var step: String
    var aggregate: Aggregate
  }

  /// - Parameter past: What the run before found; nil when there was none.
  init(_ checks: [Check], schemas: [String: FrameSchema], past: PastRun? = nil) {
    self.checks = checks
    self.past = past
    for check in checks {
      for aggregate in CheckRun.aggregates(check) {
        accumulators[Key(step: check.step, aggregate: aggregate)] = AggregateAccumulator(aggregate)
      }
      if case .distribution(let id) = check.subject { distributions[CheckRun.key(check, id)] = [] }
      guard case .same = check.subject else { continue }
      for step in check.steps { frames[step] = IndicatorFrame(columns: schemas[step]?.ids ?? []) }
    }
  }

  /// The steps whose rows are followed.
  var steps: Set<String> { Set(checks.flatMap(\.steps)) }

  /// Takes a batch that a step gave.
  func observe(_ batch: IndicatorFrame, of step: String) {
    for key in accumulators.keys where key.step == step { accumulators[key]?.add(batch) }
    frames[step]?.append(contentsOf: batch)
    for key in distributions.keys where key.step == step {
      guard let column = key.aggregate.indicator.flatMap(batch.column) else { continue }
      distributions[key]?.append(contentsOf: column.values.indices.compactMap { column[$0] })
    }
  }

  /// The checks with what was found, in the order of the file.
  func results() -> [(check: Check, failure: Diagnostic?, found: String)] {
    checks.map { check in
      switch check.subject {
      case .aggregate(let aggregate): result(check, aggregate)
      case .same(let other): sameResult(check, other)
      case .distribution(let id): distributionResult(check, id)
      }
    }
  }

  /// What the next run is compared with: the values of checks that look at the past.
  var compared: [String: Double] {
    var values: [String: Double] = [:]
    for check in checks {
      switch (check.subject, check.condition) {
      case (.aggregate(let aggregate), .nearPast):
        values[check.identity] = value(check.step, aggregate)
      case (.distribution(let id), _):
        let deciles = PastRun.deciles(distributions[CheckRun.key(check, id)] ?? [])
        for (number, decile) in deciles.enumerated() { values["\(check.identity) \(number + 1)"] = decile }
      default: break
      }
    }
    return values
  }

  private static func key(_ check: Check, _ id: IndicatorID) -> Key {
    Key(step: check.step, aggregate: Aggregate(function: .count, indicator: id))
  }

  private func distributionResult(_ check: Check, _ id: IndicatorID) -> (Check, Diagnostic?, String) {
    let now = PastRun.deciles(distributions[CheckRun.key(check, id)] ?? [])
    guard let before = past?.deciles(of: check.identity) else {
      return (check, nil, "nothing to compare with")
    }
    let shift = PastRun.shift(before, now)
    guard case .range(_, let highest) = check.condition, !(shift <= highest) else {
      return (check, nil, shift.plainText)
    }
    let words = "moved by \(shift.plainText) since the run before, at most \(highest.plainText) allowed"
    return (check, unlike(check, words), shift.plainText)
  }

  private func unlike(_ check: Check, _ words: String) -> Diagnostic {
    var problem = Diagnostic(
      .unlikePast, "'\(check.step)': \(check.text) \(words)", at: check.place,
      hint: "look at the input; if it is right, run once with --accept")
    problem.step = check.step
    return problem
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
    case .nearPast(let tolerance, let isShare):
      guard let before = past?.values[check.identity] else {
        return (check, nil, "\(text), nothing to compare with")
      }
      let allowed = isShare ? tolerance * abs(before) : tolerance
      guard abs(found - before) > allowed else { return (check, nil, "\(text), before \(before.plainText)") }
      let words =
        "is \(text) and was \(before.plainText) in the run before, give or take \(isShare ? "\(tolerance.percentText)%" : tolerance.plainText) allowed"
      return (check, unlike(check, words), text)
    default: return (check, nil, text)
    }
  }

  private func sameResult(_ check: Check, _ other: String) -> (Check, Diagnostic?, String) {
    guard let mine = frames[check.step], let theirs = frames[other] else { return (check, nil, "same") }
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

extension Double {
  /// A share in percent, as a person writes it.
  fileprivate var percentText: String { ((self * 1e8).rounded() / 1e6).plainText }
}
