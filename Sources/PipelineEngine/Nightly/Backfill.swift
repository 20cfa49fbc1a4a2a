import IndicatorSchema
import PluginKit

/// A pipeline for another period than the one its file says.
public struct Backfill {
  private let file: String
  private let period: Period
  private let parameters: Parameters
  private let registry: PluginRegistry

  /// - Parameter period: The period of the pipeline; where its file has a parameter `period`, that is the same.
  public init(_ file: String, _ period: Period, _ parameters: Parameters, registry: PluginRegistry) {
    self.file = file
    self.period = period
    self.parameters = parameters
    self.registry = registry
  }

  /// The pipeline for the period.
  ///
  /// - Throws: `Diagnostics` with everything that is wrong with it.
  public func plan() throws -> Pipeline {
    let given = parameters.given.merging(["period": period.description]) { _, period in period }
    let all = Parameters(given: given, environment: parameters.environment)
    return try Planner.plan(path: file, parameters: all.used(in: file), registry: registry, period: period)
  }
}

/// A range of periods, such as `2015..2019`.
public enum PeriodRange {
  /// More periods than anyone has figures for; more are a slip of the pen.
  static let most = 1200

  /// The periods of a range, the first and the last included.
  ///
  /// - Throws: `Diagnostic` when the text is no range of periods of one kind.
  public static func periods(_ text: String) throws -> [Period] {
    let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { Period($0) }
    guard let first = ends[0], ends.count <= 2, let last = ends.count == 1 ? first : ends[1],
      first.granularity == last.granularity, first <= last
    else {
      throw Diagnostic(
        .usage, "--period: '\(text)' is not a range of periods",
        hint: "write 2017, 2015..2019, 2017-Q1..2018-Q4 or 2017-01..2017-12")
    }
    var periods = [first]
    while let period = periods.last, period < last, let next = period.next {
      guard periods.count < most else {
        throw Diagnostic(
          .usage, "--period: '\(text)' are more than \(most) periods",
          hint: "name fewer, and run again for the rest")
      }
      periods.append(next)
    }
    return periods
  }
}
