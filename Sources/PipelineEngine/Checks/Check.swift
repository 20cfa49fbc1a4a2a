import IndicatorSchema
import PluginKit

/// Something that must hold for the output of a step before anything is published.
struct Check: Sendable {
  /// The step.
  var step: String
  /// What is looked at, as written.
  var text: String
  /// What is looked at.
  var subject: Subject
  /// What must hold of it.
  var condition: Condition
  /// Where the pipeline file says so.
  var place: Place

  enum Subject: Hashable, Sendable {
    case aggregate(Aggregate)
    /// Every cell is the same as in another step.
    case same(as: String)
    /// How far the figures of an indicator moved since the run before.
    case distribution(IndicatorID)
  }

  enum Condition: Hashable, Sendable {
    case equals(Double)
    case range(lowest: Double, highest: Double)
    /// Within a tolerance of another aggregate; the tolerance is a share of it or an amount.
    case near(Aggregate, tolerance: Double, isShare: Bool)
    /// As far from what it was in the run before, at most.
    case nearPast(tolerance: Double, isShare: Bool)
    case none
  }

  /// The steps it looks at.
  var steps: [String] {
    if case .same(let other) = subject { [step, other] } else { [step] }
  }
}

/// A number computed from the rows of a step.
struct Aggregate: Hashable, Sendable {
  var function: Function
  var indicator: IndicatorID?
  var conditions: [RowCondition] = []

  enum Function: String, Hashable, Sendable, CaseIterable {
    case rows
    case sum
    case mean
    case min
    case max
    /// The cells with a value.
    case count
    /// The cells without a value.
    case missing
    /// The value of the one row that fits.
    case value
  }

  /// What a row must fulfil to be looked at.
  enum RowCondition: Hashable, Sendable {
    case level(AreaLevel)
    case area(String)
    case within(String)
    case period(Period)
  }
}
