import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// The numbers and rules that the methods of scoring take.
struct ScoringParameters: Sendable {
  /// The lowest and the highest score.
  let range: ClosedRange<Double>
  /// The number of classes.
  let classes: Int
  /// Whether scores end at 1.
  let isCapped: Bool
  /// The code of the area that gets 1; nil when the reference is a number or there is none.
  let referenceArea: String?
  /// Where the reference stands.
  let referencePlace: Place
  private let ties: Ties
  private let goalposts: IndicatorNumbers<ClosedRange<Double>>
  private let targets: IndicatorNumbers<Double>
  private let references: IndicatorNumbers<Double>
  private let commonReference: Double?

  /// Reads the parameters, and complains of those that are malformed.
  init(_ config: Config, _ method: ScoringMethod?, into diagnostics: inout Diagnostics) {
    ties = config.text("ties").flatMap(Ties.init(rawValue:)) ?? .average
    isCapped = config.flag("cap")
    classes = ScoringParameters.classes(config, into: &diagnostics)
    range =
      config.node("range").flatMap { ScoringParameters.range($0, "range", into: &diagnostics) }
      ?? method?.defaultRange ?? 0...1
    goalposts = IndicatorNumbers(config, "goalposts", example: "[0, 100]") {
      ScoringParameters.range($0, "goalposts", into: &diagnostics)
    }
    targets = IndicatorNumbers(config, "targets", example: "25") { $0.number }
    references = IndicatorNumbers(config, "reference", example: "12.5") { $0.number }
    referencePlace = config.place(of: "reference")
    (referenceArea, commonReference) = ScoringParameters.reference(config)
  }

  /// An area or a number, where one holds for all indicators; a number in quotes is a code.
  private static func reference(_ config: Config) -> (area: String?, value: Double?) {
    guard let node = config.node("reference"), case .scalar(let text, let isQuoted) = node.content else {
      return (nil, nil)
    }
    if !isQuoted, let value = node.number { return (nil, value) }
    return (text, nil)
  }

  private static func classes(_ config: Config, into diagnostics: inout Diagnostics) -> Int {
    let count = config.integer("classes") ?? 5
    if !(2...1000).contains(count) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'classes' is a number from 2 to 1000, found \(count)",
          at: config.place(of: "classes"), hint: "quintiles are 5 classes, deciles 10"))
    }
    return count
  }

  private static func range(
    _ node: ConfigNode, _ field: String, into diagnostics: inout Diagnostics
  ) -> ClosedRange<Double>? {
    let numbers = node.list?.compactMap(\.number) ?? []
    if numbers.count == 2, numbers[0] < numbers[1] { return numbers[0]...numbers[1] }
    let found = numbers.map { NumberText.plain($0) }.joined(separator: ", ")
    let hint =
      numbers.count == 2 && numbers[0] > numbers[1] && field == "goalposts"
      ? "give the lower one first; which end is worse follows from the polarity"
      : "give the lower and the higher one, such as [0, 100]"
    diagnostics.add(
      Diagnostic(
        .invalidValue, "'\(field)' expects two numbers that differ, found [\(found)]", at: node.place,
        hint: hint))
    return nil
  }

  /// Complains of numbers for indicators that are not scored.
  func checkNames(_ ids: [IndicatorID], into diagnostics: inout Diagnostics) {
    goalposts.checkNames(ids, into: &diagnostics)
    targets.checkNames(ids, into: &diagnostics)
    references.checkNames(ids, into: &diagnostics)
  }

  /// How an indicator is normalised; nil after a complaint that it lacks a number.
  func normalisation(
    _ method: ScoringMethod, of id: IndicatorID, into diagnostics: inout Diagnostics
  ) -> Normalisation? {
    switch method {
    case .zScore: return .zScore()
    case .robustZ: return .robustZ
    case .minMax: return .minMax(range: range)
    case .rank: return .rank(ties)
    case .borda: return .borda(ties)
    case .percentile: return .percentileRank(ties)
    case .exponential: return .exponential(ties)
    case .quantileClass: return .quantileClass(classes)
    case .goalposts:
      if let posts = goalposts[id] { return .goalposts(posts, range: range) }
      diagnostics.add(goalposts.missing(id))
    case .target:
      if let target = targets[id] { return .target(target, isCapped: isCapped) }
      diagnostics.add(targets.missing(id))
    case .reference:
      if referenceArea != nil { return .reference(.area, isCapped: isCapped) }
      if let value = references[id] ?? commonReference {
        return .reference(.value(value), isCapped: isCapped)
      }
      diagnostics.add(references.missing(id))
    }
    return nil
  }
}
