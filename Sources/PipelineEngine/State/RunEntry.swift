import Foundation
import IndicatorSchema

/// One run as the history has it: when it was, how it ended, and what it did.
public struct RunEntry: Hashable, Sendable, Codable {
  /// What identifies the run: a UUID in lower case.
  public var id: String
  /// The name of the pipeline.
  public var pipeline: String
  /// When it began, in seconds since 1970.
  public var started: Double
  /// When it ended, in seconds since 1970.
  public var ended: Double
  /// How it ended.
  public var outcome: Outcome
  /// The exit code of the run by itself.
  public var exitCode: Int
  /// Why it failed.
  public var problems: [Problem]
  /// What changed since the last run that was done, in words.
  public var changes: [String]
  /// What it did; nil when it failed.
  public var record: RunRecord?
  /// What the rows of each source and transform were like; empty when it failed.
  public var profiles: [StepProfile]
  /// What the result of each step depends on, by step: a digest for each ingredient.
  public var ingredients: [String: [String: String]]
  /// The values that checks compare with those of the next run, by check.
  public var compared: [String: Double]

  /// How a run may end.
  public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// Outputs were published.
    case done
    /// There was nothing new, so nothing was done.
    case unchanged
    /// Nothing was published.
    case failed
  }

  /// A complaint.
  public struct Problem: Hashable, Sendable, Codable {
    /// The code, such as `data.not-a-number`.
    public var code: String
    /// The message.
    public var message: String
    /// The file, line, column and field, as far as known.
    public var place: String?
    /// The step.
    public var step: String?
    /// What to do.
    public var hint: String?

    /// Makes a problem of a complaint.
    public init(_ item: Diagnostic) {
      code = item.code.text
      message = item.message
      place = item.place?.description
      step = item.step
      hint = item.hint
    }
  }

  /// Makes an entry of a run that has just begun.
  public init(pipeline: String, started: Date = Date(), id: UUID = UUID()) {
    self.id = id.uuidString.lowercased()
    self.pipeline = pipeline
    self.started = started.timeIntervalSince1970
    ended = self.started
    outcome = .failed
    exitCode = 4
    problems = []
    changes = []
    profiles = []
    ingredients = [:]
    compared = [:]
  }
}

/// What the rows of a step were like, to be compared with those of another run.
public struct StepProfile: Hashable, Sendable, Codable {
  /// The step.
  public var step: String
  /// The number of rows.
  public var rows: Int
  /// The columns in the order of the step.
  public var columns: [ColumnProfile]

  /// What the figures of a column were like.
  public struct ColumnProfile: Hashable, Sendable, Codable {
    /// The indicator.
    public var name: String
    /// The cells with a value.
    public var count: Int
    /// The cells without one.
    public var missing: Int
    /// The sum of the values; nil when there is none.
    public var sum: Double?
    /// The smallest value, the nine deciles and the largest value; empty when there is none.
    public var deciles: [Double]
  }
}
