import Foundation
import IndicatorSchema
import PluginKit
import RunState

/// How two runs of a pipeline differ: in what went in, in the rows of their steps, and in what came out.
public struct RunDifference: Hashable, Sendable, Codable {
  /// What differs of that which went in or came out, in words.
  public var facts: [String]
  /// How the rows of steps differ, in the order of the flow.
  public var rows: [RowsDifference]
  /// The steps of which the rows of one of the runs are not kept any more, so that they can't be compared.
  public var unknown: [String]

  /// Whether nothing differs.
  public var isEmpty: Bool { facts.isEmpty && rows.isEmpty && unknown.isEmpty }
}

extension RunDifference {
  /// Compares two runs of the history.
  ///
  /// - Throws: `Diagnostic` when the state can't be read.
  init(_ before: RunEntry, _ now: RunEntry, _ state: StateFile) throws {
    var facts: Set<String> = []
    let names = now.record?.steps.map(\.step) ?? now.ingredients.keys.sorted()
    for step in names {
      let (old, new) = (before.ingredients[step] ?? [:], now.ingredients[step] ?? [:])
      facts.formUnion(StepKeys.changes(old, new).filter { !$0.hasPrefix("step ") }.map { "\(step): \($0)" })
    }
    facts.formUnion(RunDifference.columns(before.record, now.record))
    self.facts = facts.sorted()
    rows = []
    unknown = []
    for step in names {
      guard let old = before.ingredients[step].map(StepKeys.digest),
        let new = now.ingredients[step].map(StepKeys.digest), old != new
      else { continue }
      let isSink = now.record?.steps.first { $0.step == step }?.kind == PluginDeclaration.Kind.sink.rawValue
      if isSink { continue }
      guard let was = try state.frame(old), let present = try state.frame(new) else {
        unknown.append(step)
        continue
      }
      if let difference = RowsDifference(step, was, present) { rows.append(difference) }
    }
  }

  /// Units and formulae that are not what they were.
  private static func columns(_ before: RunRecord?, _ now: RunRecord?) -> [String] {
    (now?.steps ?? []).flatMap { step -> [String] in
      let old = before?.steps.first { $0.step == step.step }?.columns ?? []
      return (step.columns ?? []).flatMap { column -> [String] in
        guard let was = old.first(where: { $0.name == column.name }) else { return [] }
        var words: [String] = []
        if was.unit != column.unit {
          words.append("the unit of \(column.name) was \(was.unit) and is \(column.unit)")
        }
        if was.formula != column.formula {
          words.append(
            "the formula of \(column.name) was '\(was.formula ?? "none")' and is '\(column.formula ?? "none")'"
          )
        }
        return words.map { "\(step.step): \($0)" }
      }
    }
  }

  /// Compares what a pipeline gives now with what was locked.
  ///
  /// - Parameter frames: The rows that each step gives now.
  init(_ lock: LockedRun, _ now: LockedRun, _ frames: [String: IndicatorFrame], _ store: SnapshotStore) {
    facts = lock.differences(to: now).filter { $0.subject != .rows }.map(\.words)
    rows = []
    unknown = []
    for (step, frame) in frames.sorted(by: { $0.key < $1.key }) {
      guard let old = lock.steps[step], old != now.steps[step] else { continue }
      guard let bytes = store.bytes(of: old), let before = try? FrameReader.decode(bytes) else {
        unknown.append(step)
        continue
      }
      if let difference = RowsDifference(step, before, frame) { rows.append(difference) }
    }
  }
}

extension StateFile {
  /// The rows of a step; nil when they are not kept, or not readable.
  func frame(_ key: String) throws -> IndicatorFrame? {
    try step(key, withRows: true)?.rows.flatMap { try? FrameReader.decode([UInt8]($0)) }
  }
}

/// Finds runs and compares them.
public struct RunComparison {
  /// Compares two runs of the history of a pipeline or folder.
  ///
  /// - Parameters:
  ///   - names: The identifiers of two runs, or the beginnings of them; `last` and `last~1` for the newest one that was
  ///     done and the one before.
  /// - Throws: `Diagnostics` when there is no such run, or more than one.
  public static func runs(_ names: [String], in path: String) throws -> RunDifference {
    let history = try RunHistory(path)
    let entries = try names.map(history.entry)
    guard entries.count == 2 else { throw Diagnostic(.usage, "two runs are compared, not \(names.count)") }
    guard entries[0].pipeline == entries[1].pipeline else {
      throw Diagnostic(
        .usage,
        "run '\(names[0])' is of '\(entries[0].pipeline)' and '\(names[1])' of '\(entries[1].pipeline)'",
        hint: "compare two runs of one pipeline")
    }
    return try history.difference(entries[0], entries[1])
  }

  /// Runs a pipeline in an empty folder and compares with a lock file; nothing is published or kept.
  ///
  /// - Parameter lock: The path of the lock file.
  /// - Throws: `Diagnostics` when it is no lock of a run, and what goes wrong in a run.
  public static func against(_ lock: String, _ pipeline: Pipeline, _ options: Runner.Options) throws
    -> RunDifference
  {
    guard let locked = try LockFile.read(at: lock)?.run else {
      throw Diagnostic(
        .lockMissing, "there is no lock of a run in '\(lock)'", hint: "make one with 'peil run --update'")
    }
    var options = options
    options.lock = .made
    options.keepsInputs = false
    options.storesElsewhere = false
    options.movesStates = false
    let report = try Runner(pipeline, options).run()
    guard let now = report.locked else { throw Diagnostic(.fault, "the run says nothing of itself") }
    return RunDifference(locked, now, report.frames, options.web.store(of: pipeline))
  }
}
