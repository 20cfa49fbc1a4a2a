import IndicatorAnalysis
import IndicatorSchema

/// What was done to each indicator: in sentences for a reader of the run's log, and in figures.
struct TreatmentLog {
  /// For each indicator and population that was beyond the limits, its shape before and after and the number of
  /// values moved; a note says what was done.
  private(set) var findings: [Finding] = []
  private var records: [(id: IndicatorID, outcome: TreatedValues.Outcome, texts: [String], count: Int)] = []
  /// How many populations are described one by one; with more the rest are counted.
  private static let examples = 3

  /// Adds the treatment of an indicator in a population; one that was left within the limits is not news.
  mutating func add(_ treated: TreatedValues, _ id: IndicatorID, _ population: Population) {
    guard treated.outcome != .untouched else { return }
    findings += TreatmentLog.findings(treated, about: [population.text, id.text])
    let text = "\(population.text), \(TreatmentLog.text(treated))"
    if let index = records.firstIndex(where: { $0.id == id && $0.outcome == treated.outcome }) {
      records[index].count += 1
      if records[index].texts.count < TreatmentLog.examples { records[index].texts.append(text) }
    } else {
      records.append((id, treated.outcome, [text], 1))
    }
  }

  /// One sentence for each indicator and outcome.
  var notes: [String] {
    records.map { record in
      let rest = record.count - record.texts.count
      return "\(record.id): \(record.outcome.rawValue) in \(record.texts.joined(separator: "; "))"
        + (rest > 0 ? "; and \(rest) more" : "")
    }
  }

  private static func findings(_ treated: TreatedValues, about subject: [String]) -> [Finding] {
    [
      Finding(
        "winsorised_values", about: subject, Double(treated.moved.count), note: treated.outcome.rawValue),
      Finding("skewness_before", about: subject, treated.before?.skewness),
      Finding("skewness_after", about: subject, treated.after?.skewness),
      Finding("kurtosis_before", about: subject, treated.before?.kurtosis),
      Finding("kurtosis_after", about: subject, treated.after?.kurtosis),
    ]
  }

  private static func text(_ treated: TreatedValues) -> String {
    let moved = treated.moved.count
    return [
      moved > 0 ? "\(moved) \(moved == 1 ? "value" : "values") moved" : nil,
      change("skewness", treated.before?.skewness, treated.after?.skewness),
      change("kurtosis", treated.before?.kurtosis, treated.after?.kurtosis),
    ].compactMap { $0 }.joined(separator: ", ")
  }

  private static func change(_ name: String, _ before: Double?, _ after: Double?) -> String? {
    guard let before, let after else { return nil }
    return before == after ? "\(name) \(rounded(before))" : "\(name) \(rounded(before)) to \(rounded(after))"
  }

  private static func rounded(_ value: Double) -> String {
    NumberText.plain((value * 100).rounded() / 100)
  }
}
