import IndicatorAnalysis
import IndicatorSchema
import ScoringOptions

/// What is filled, and from where.
struct ImputePlan: Sendable {
  /// The columns with gaps and the ones without.
  let columns: [(source: IndicatorID, result: IndicatorID)]
  /// Where a value is taken from.
  let method: Method
  /// The share of the indicators that an area needs to be filled up.
  let least: Double
  /// Which areas are compared.
  let areas: PopulationOptions

  /// Where a value is taken from; nothing is filled by `none`.
  enum Method: Sendable {
    case none
    case imputation(Imputation, groups: AreaGrouping?)
    case parent

    /// Whether there is anything to do.
    var fillsGaps: Bool {
      if case .none = self { false } else { true }
    }
  }
}

/// What the areas of a group have in common.
enum AreaGrouping: Hashable, Sendable {
  /// The municipality they lie in.
  case municipality
  /// The province they lie in.
  case province
  /// The area that holds them.
  case parent
  /// The value of an indicator that tells classes apart.
  case indicator(IndicatorID)

  /// Reads the name of a grouping: a kind of area, else an indicator.
  init(_ text: String) {
    switch text {
    case "municipality": self = .municipality
    case "province": self = .province
    case "parent": self = .parent
    default: self = .indicator(IndicatorID(text))
    }
  }
}
