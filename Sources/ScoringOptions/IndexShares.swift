import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// The bounds of the shares that parts of an index may have in a score with the benefit of the doubt.
struct IndexShares: Sendable {
  private let common: ClosedRange<Double>?
  private let own: [(name: String, range: ClosedRange<Double>, place: Place)]
  private let place: Place

  init(_ config: Config, into diagnostics: inout Diagnostics) {
    let node = config.node("shares")
    place = config.place(of: "shares")
    common = node?.list == nil ? nil : node.flatMap { IndexShares.range($0, into: &diagnostics) }
    own = (node?.entries ?? []).compactMap { entry in
      IndexShares.range(entry.value, into: &diagnostics).map { (entry.key, $0, entry.keyPlace) }
    }
  }

  private static func range(_ node: ConfigNode, into diagnostics: inout Diagnostics) -> ClosedRange<Double>? {
    let numbers = node.list?.compactMap(\.number) ?? []
    if numbers.count == 2, numbers[0] >= 0, numbers[0] <= numbers[1], numbers[1] <= 1 {
      return numbers[0]...numbers[1]
    }
    let found = numbers.map { NumberText.plain($0) }.joined(separator: ", ")
    diagnostics.add(
      Diagnostic(
        .invalidValue, "'shares' are the lowest and the highest from 0 to 1, found [\(found)]",
        at: node.place,
        hint: "such as [0.05, 0.5]"))
    return nil
  }

  /// The bounds for the parts of a group; nil where there are none.
  func bounds(of parts: [IndexPart]) -> [ClosedRange<Double>]? {
    guard common != nil || !own.isEmpty else { return nil }
    return parts.map { part in own.first { $0.name == part.id.text }?.range ?? common ?? 0...1 }
  }

  /// Complains of bounds for what has none, and of those that leave no shares.
  func check(_ index: IndexGroup, into diagnostics: inout Diagnostics) {
    let groups = ([index] + index.nested).filter { $0.weighting == .benefitOfTheDoubt }
    if groups.isEmpty, common != nil || !own.isEmpty {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'shares' have no effect without the benefit of the doubt", at: place,
          hint: "leave them out, or choose weighting: benefit_of_the_doubt"))
    }
    guard !groups.isEmpty else { return }
    let names = groups.flatMap { $0.parts.map(\.id.text) }
    for (name, _, place) in own where !names.contains(name) {
      diagnostics.add(
        Diagnostic(
          .unknownIndicator, "shares for '\(name)', which has none", at: place,
          hint: Suggestion.hint(for: name, among: names) ?? "leave them out"))
    }
    for group in groups { checkSum(group, into: &diagnostics) }
  }

  private func checkSum(_ group: IndexGroup, into diagnostics: inout Diagnostics) {
    guard let bounds = bounds(of: group.parts) else { return }
    let (lowest, highest) = bounds.reduce((0, 0)) { ($0.0 + $1.lowerBound, $0.1 + $1.upperBound) }
    guard lowest > 1 + 1e-12 || highest < 1 - 1e-12 else { return }
    diagnostics.add(
      Diagnostic(
        .invalidValue, "the shares within '\(group.id)' can't add up to 1", at: place,
        hint: lowest > 1 ? "lower the lowest shares" : "raise the highest shares"))
  }
}
