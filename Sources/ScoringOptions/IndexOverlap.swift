import IndicatorSchema
import PluginKit

/// Two indicators of one index of which one says again what the other says.
///
/// Two figures per inhabitant have the inhabitants in common and tell different things all the same. So a common
/// origin is one that can be scored itself, or is the numerator of both: sizes of areas are context.
public struct IndexOverlap: Hashable, Sendable {
  /// The indicator that was computed from the other, or the first of two with a common origin.
  public let first: IndicatorID
  /// The indicator it was computed from, or the second of two with a common origin.
  public let second: IndicatorID
  /// What both were computed from; empty where the first was computed from the second.
  public let common: [IndicatorID]

  /// The overlap in words.
  public var text: String {
    common.isEmpty
      ? "'\(first)' was computed from '\(second)', which is in the index too"
      : "'\(first)' and '\(second)' were both computed from "
        + common.map { "'\($0)'" }.joined(separator: " and ")
  }

  /// The overlaps among indicators, in their order.
  ///
  /// - Parameters:
  ///   - indicators: The indicators of the index.
  ///   - input: The columns of the input.
  static func all(
    among indicators: [IndicatorID], _ input: FrameSchema, _ context: PlanContext
  ) -> [IndexOverlap] {
    indicators.enumerated().flatMap { position, first in
      indicators.dropFirst(position + 1).compactMap { second in
        overlap(first, second, input, context)
      }
    }
  }

  private static func overlap(
    _ first: IndicatorID, _ second: IndicatorID, _ input: FrameSchema, _ context: PlanContext
  ) -> IndexOverlap? {
    let (a, b) = (context.ancestors[first] ?? [], context.ancestors[second] ?? [])
    if a.contains(second) { return IndexOverlap(first: first, second: second, common: []) }
    if b.contains(first) { return IndexOverlap(first: second, second: first, common: []) }
    var common = a.intersection(b).filter { id in
      (input[id] ?? context.catalogue.indicators[id]).map { $0.polarity != .context } ?? false
    }
    if let cases = input[first]?.numerator, cases == input[second]?.numerator, a.contains(cases),
      b.contains(cases)
    {
      common.insert(cases)
    }
    // What lies behind a common origin is common as well, and says no more.
    let nearest = common.filter { id in
      !common.contains { $0 != id && context.ancestors[$0]?.contains(id) == true }
    }
    return nearest.isEmpty ? nil : IndexOverlap(first: first, second: second, common: nearest.sorted())
  }
}
