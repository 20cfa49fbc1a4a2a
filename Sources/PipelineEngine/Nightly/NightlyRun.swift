import Foundation
import IndicatorSchema
import PluginKit
import RunState

/// One pipeline in a nightly run: looks at its inputs, runs what has to run, and puts it in the history.
public struct NightlyRun: Sendable {
  private let pipeline: Pipeline
  private let state: StateFile
  private let options: Runner.Options
  private let accepts: Bool

  /// - Parameters:
  ///   - options: Where to run and how.
  ///   - accepts: Whether what is unlike the run before is accepted.
  public init(_ pipeline: Pipeline, _ state: StateFile, _ options: Runner.Options, accepts: Bool = false) {
    self.pipeline = pipeline
    self.state = state
    self.options = options
    self.accepts = accepts
  }

  /// What came of it: the entry of the history, the report when something ran, and where the files lie that it read,
  /// by what the record says of each.
  public typealias Outcome = (entry: RunEntry, report: RunReport?, inputPaths: [RunRecord.Input: String])

  /// Runs what has to run, and publishes it.
  ///
  /// - Throws: `Diagnostics`; then nothing was published, and nothing but the failure is in the history.
  public func run(_ start: RunEntry) throws -> Outcome {
    var entry = start
    let last = try state.lastEntry(of: pipeline.file.name, .done)
    let digestFile = options.output + "/.peil/digests"
    let refresh = try InputRefresh(
      pipeline, options.web, keepsInputs: options.keepsInputs, known: KnownDigests(contentsOf: digestFile),
      earlier: { state.facts(of: $0, in: last) })
    let before = StepKeys(pipeline, version: options.version, inputs: refresh.digests)
    let plan = try StepPlan(pipeline, before, state, output: options.output, last: last)
    entry.changes = NightlyRun.changes(last, before)
    if plan.running.isEmpty {
      refresh.web.finish()
      return (try unchanged(entry, last, plan), nil, refresh.paths)
    }
    let report = try forgettingUnlessStopped(refresh.web) { try run(plan, refresh, last) }
    let keys = StepKeys(pipeline, version: options.version, inputs: refresh.read)
    try keepCommitted(report, keys)
    entry.fill(report, keys)
    let drift = try pipeline.checkDrift(report.facts, accepts: true) { state.facts(of: $0, in: last) }
    entry.changes = NightlyRun.changes(last, keys) + drift
    return (entry, report, refresh.paths)
  }

  /// What was fetched for a run that failed for another reason than the web is asked for anew the next time.
  private func forgettingUnlessStopped<Value>(_ web: WebInputs, _ work: () throws -> Value) throws -> Value {
    do { return try work() } catch {
      web.finish(after: Diagnostics(error))
      throw error
    }
  }

  private func run(
    _ plan: StepPlan, _ refresh: InputRefresh, _ last: RunEntry?
  ) throws -> RunReport {
    for step in plan.running { refresh.web.restart(step) }
    var options = self.options
    options.part = try plan.part(refresh.taken)
    options.webInputs = refresh.web
    options.past = accepts ? nil : last.map { PastRun(values: $0.compared) }
    options.gathersRows = true
    options.beforePublishing = { report in
      try refresh.check(report.taken)
      _ = try pipeline.checkDrift(report.facts, accepts: accepts) { state.facts(of: $0, in: last) }
      try keep(report, StepKeys(pipeline, version: self.options.version, inputs: refresh.read))
    }
    return try Runner(pipeline, options).run()
  }

  /// Keeps what the steps gave before anything of it is published: what is kept says what comes of which inputs, and
  /// that stays true when the run is stopped here.
  private func keep(_ report: RunReport, _ keys: StepKeys) throws {
    let isElsewhere = Set(pipeline.steps.filter { $0.schema == nil && $0.outputs.isEmpty }.map(\.name))
    let steps = try report.facts.compactMap { name, facts -> StateFile.Step? in
      guard !isElsewhere.contains(name) else { return nil }
      // What was refused is in the quarantine of this run only, so that a later one has to refuse it again.
      let frame = facts.entry.quarantined == 0 ? report.frames[name] : nil
      return try step(name, facts, frame.map(FrameBytes.inOrder), keys)
    }
    try state.keep(steps, at: Date().timeIntervalSince1970)
  }

  /// Keeps that a sink stored something elsewhere, which is only true when it did.
  private func keepCommitted(_ report: RunReport, _ keys: StepKeys) throws {
    let isElsewhere = Set(pipeline.steps.filter { $0.schema == nil && $0.outputs.isEmpty }.map(\.name))
    let steps = try report.facts.compactMap { name, facts in
      isElsewhere.contains(name) ? try step(name, facts, nil, keys) : nil
    }
    try state.keep(steps, at: Date().timeIntervalSince1970)
  }

  private func step(
    _ name: String, _ facts: StepFacts, _ rows: [UInt8]?, _ keys: StepKeys
  ) throws -> StateFile.Step? {
    guard let key = keys.keys[name] else { return nil }
    let rows = rows.flatMap { $0.count > NightlyRun.largestRows ? nil : $0 }
    return StateFile.Step(
      key: key, pipeline: pipeline.file.name, step: name, facts: try JSONEncoder().encode(facts),
      rows: rows.map { Data($0) })
  }

  /// More bytes than that are made again: SQLite takes a thousand million in a cell at most.
  private static let largestRows = 512 << 20

  private func unchanged(_ start: RunEntry, _ last: RunEntry?, _ plan: StepPlan) throws -> RunEntry {
    try state.touch(plan.keys.keys.values, at: Date().timeIntervalSince1970)
    var entry = start
    entry.outcome = .unchanged
    entry.exitCode = 0
    entry.ingredients = plan.keys.ingredients
    entry.record = last?.record
    entry.profiles = last?.profiles ?? []
    entry.compared = last?.compared ?? [:]
    return entry
  }

  /// What changed since the last run that was done, in words; what follows from other changes is left out.
  private static func changes(_ last: RunEntry?, _ keys: StepKeys) -> [String] {
    guard let last else { return ["first run"] }
    var words: Set<String> = []
    for (step, now) in keys.ingredients {
      guard let before = last.ingredients[step] else {
        words.insert("step \(step) is new")
        continue
      }
      let own = StepKeys.changes(before, now).filter { !$0.hasPrefix("step ") }
      words.formUnion(own)
    }
    for step in last.ingredients.keys where keys.ingredients[step] == nil {
      words.insert("step \(step) is gone")
    }
    return words.sorted()
  }
}

extension RunEntry {
  /// Fills in what a run did.
  fileprivate mutating func fill(_ report: RunReport, _ keys: StepKeys) {
    outcome = .done
    exitCode = 0
    record = report.record
    profiles = report.facts.values.compactMap(\.profile).sorted { $0.step < $1.step }
    ingredients = keys.ingredients
    compared = report.compared
  }
}

extension StateFile {
  /// The last run of a pipeline that ended in one of these ways.
  func lastEntry(of pipeline: String, _ outcomes: RunEntry.Outcome...) throws -> RunEntry? {
    try entries(of: pipeline, outcomes, limit: 1).first
  }

  /// The last runs, the newest first; an entry that can't be read is left out.
  ///
  /// - Parameters:
  ///   - pipeline: The pipeline; nil for all.
  ///   - outcomes: How they ended; empty for all.
  /// - Throws: `Diagnostic` when the file can't be read.
  public func entries(
    of pipeline: String?, _ outcomes: [RunEntry.Outcome] = [], limit: Int
  ) throws -> [RunEntry] {
    let kinds = outcomes.isEmpty ? nil : outcomes.map(\.rawValue)
    return try runs(of: pipeline, outcomes: kinds, limit: limit).compactMap { data in
      try? JSONDecoder().decode(RunEntry.self, from: data)
    }
  }

  /// Puts a run in the history.
  ///
  /// - Throws: `Diagnostic` when the file can't be written.
  func add(_ entry: RunEntry) throws {
    try addRun(
      entry.id, pipeline: entry.pipeline, started: entry.started, outcome: entry.outcome.rawValue,
      entry: try JSONEncoder().encode(entry))
  }
}
