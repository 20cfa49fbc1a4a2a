import IndicatorAnalysis
import IndicatorSchema

/// How the indicators go together in one population.
struct PopulationConsistency {
  private let population: String
  private let plan: ConsistencyPlan
  private let scores: [[Double?]]
  private let pairs: [Pair]

  /// Two indicators.
  private struct Pair {
    let first: IndicatorID
    let second: IndicatorID
    let coefficient: Double?
    let areas: Int

    var text: String { "\(first) and \(second) (\(NumberText.plain(coefficient.map(rounded) ?? 0)))" }

    private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
  }

  init(_ population: String, _ plan: ConsistencyPlan, _ scores: [[Double?]]) {
    self.population = population
    self.plan = plan
    self.scores = scores
    let ids = plan.scorings.map(\.id)
    pairs = ids.indices.flatMap { a in
      ids.indices.dropFirst(a + 1).map { b in
        Pair(
          first: ids[a], second: ids[b], coefficient: plan.correlation.coefficient(scores[a], scores[b]),
          areas: Correlation.areas(scores[a], scores[b]))
      }
    }
  }

  /// Alpha first, then the pairs in the order of the indicators.
  var findings: [Finding] {
    [alpha]
      + pairs.compactMap { pair in
        let remark = remark(pair)
        guard plan.reportsAll || remark != nil else { return nil }
        let subject = [population, pair.first.text, pair.second.text]
        let note = [remark, "\(plan.correlation.rawValue), \(pair.areas) areas"].compactMap { $0 }
        return Finding("correlation", about: subject, pair.coefficient, note: note.joined(separator: "; "))
      }
  }

  private var alpha: Finding {
    let count = plan.scorings.count
    guard let reliability = Reliability(scores) else {
      return Finding(
        "cronbach_alpha", about: [population], nil,
        note: "too few areas have all \(count) indicators, or their sum has no variation")
    }
    let warning = reliability.alpha < 0 ? "indicators contradict each other; " : ""
    return Finding(
      "cronbach_alpha", about: [population], reliability.alpha,
      note: "\(warning)\(reliability.areas) areas with all \(count) indicators")
  }

  private func remark(_ pair: Pair) -> String? {
    guard let coefficient = pair.coefficient else {
      return "no correlation: no variation, or too few areas have both"
    }
    if coefficient > plan.high {
      return "above \(NumberText.plain(plan.high)): they measure the same, and count twice in an index"
    }
    if coefficient < plan.low {
      return "below \(NumberText.plain(plan.low)): they point opposite ways, and cancel out in an index"
    }
    return nil
  }

  /// A sentence on the pairs above the upper and one on those below the lower limit.
  var notes: [String] {
    let high = pairs.filter { $0.coefficient.map { $0 > plan.high } ?? false }
    let low = pairs.filter { $0.coefficient.map { $0 < plan.low } ?? false }
    return [
      note(high, "above \(NumberText.plain(plan.high))"), note(low, "below \(NumberText.plain(plan.low))"),
    ]
    .compactMap { $0 }
  }

  private func note(_ pairs: [Pair], _ limit: String) -> String? {
    guard !pairs.isEmpty else { return nil }
    let count = pairs.count == 1 ? "1 pair" : "\(pairs.count) pairs"
    return "\(population): \(count) \(limit): \(ConsistencyRun.examples(pairs.map(\.text)))"
  }
}
