import IndicatorSchema
import PluginKit

/// What checks found in the run before, for those that look at the past.
struct PastRun: Sendable {
  /// The values, by what identifies the check.
  var values: [String: Double]

  /// The nine deciles that a check found; nil when it found none.
  func deciles(of check: String) -> [Double]? {
    let deciles = (1...9).compactMap { values["\(check) \($0)"] }
    return deciles.count == 9 ? deciles : nil
  }

  /// The nine deciles of some values, each one of the values; nothing of nothing.
  static func deciles(_ values: [Double]) -> [Double] {
    guard !values.isEmpty else { return [] }
    let sorted = values.sorted()
    return (1...9).map { sorted[Int((Double($0) / 10 * Double(sorted.count - 1)).rounded())] }
  }

  /// How far the deciles moved: the largest move of one of them, as a share of the range between the first and the last
  /// before. Infinite when there was no such range and something moved, or when there is nothing any more.
  static func shift(_ before: [Double], _ now: [Double]) -> Double {
    guard before.count == now.count, let first = before.first, let last = before.last else {
      return .infinity
    }
    let move = zip(before, now).map { abs($0 - $1) }.max() ?? 0
    return move == 0 ? 0 : move / (last - first)
  }
}

extension Check {
  /// What tells it from other checks, whatever it allows.
  var identity: String { "\(step): \(text)" }
}

/// Reads checks that look at the past only.
enum PastReader {
  /// The indicator of `distribution(x)`; nil for anything else.
  static func distribution(_ text: String) -> IndicatorID? {
    guard text.hasPrefix("distribution("), text.hasSuffix(")") else { return nil }
    return IndicatorID(text.dropFirst("distribution(".count).dropLast().trimmed)
  }

  static func check(
    _ config: Config, _ indicator: IndicatorID, _ schema: FrameSchema?, _ diagnostics: inout Diagnostics
  ) -> Check? {
    if let schema, schema[indicator] == nil {
      diagnostics.add(
        Diagnostic(
          .unknownIndicator, "the step has no indicator '\(indicator)'", at: config.place(of: "that"),
          hint: Suggestion.hint(for: indicator.text, among: schema.ids.map(\.text), listing: "it has")))
      return nil
    }
    guard config.text("of") == "past", let most = config.number("at_most"), most >= 0 else {
      diagnostics.add(
        Diagnostic(
          .missingField, "'\(config.requiredText("that"))' needs 'of: past' and 'at_most'", at: config.place,
          hint: "at_most: 0.1 allows a decile to move by a tenth of the range between the first and the last")
      )
      return nil
    }
    return Check(
      step: config.requiredText("on"), text: config.requiredText("that"), subject: .distribution(indicator),
      condition: .range(lowest: 0, highest: most), place: config.place)
  }
}
