import JSONWriting
import PipelineEngine

/// What may be worth telling of a run.
public enum RunOccasion: String, Hashable, Sendable, CaseIterable {
  /// The run failed.
  case failed
  /// The run before it failed, and this one did not.
  case recovered
  /// The run is done, and something changed since the last one.
  case changed

  /// What is worth telling of a run.
  ///
  /// - Parameter previous: The run of the same pipeline before it; nil when there is none.
  public static func all(of entry: RunEntry, after previous: RunEntry?) -> [RunOccasion] {
    guard entry.outcome != .failed else { return [.failed] }
    let isRecovery = previous?.outcome == .failed
    let isChange = entry.outcome == .done && !entry.changes.isEmpty
    return (isRecovery ? [.recovered] : []) + (isChange ? [.changed] : [])
  }

  /// What is told, as JSON on one line.
  func message(_ entry: RunEntry) -> [UInt8] {
    JSONValue.present([
      ("event", .string(rawValue)), ("pipeline", .string(entry.pipeline)), ("run", .string(entry.id)),
      ("outcome", .string(entry.outcome.rawValue)), ("exit_code", .count(entry.exitCode)),
      ("started", .moment(entry.started)), ("ended", .moment(entry.ended)),
      ("problems", .array(entry.problems.map(RunOccasion.json))),
      ("changes", .array(entry.changes.map { .string($0) })),
    ]).oneLine
  }

  private static func json(_ problem: RunEntry.Problem) -> JSONValue {
    .members([
      ("code", .string(problem.code)), ("message", .string(problem.message)), ("place", .text(problem.place)),
      ("step", .text(problem.step)), ("hint", .text(problem.hint)),
    ])
  }
}
