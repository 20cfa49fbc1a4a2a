import Foundation
import IndicatorSchema
import Logging
import PluginKit

/// Runs a pipeline: reads, computes, stores, checks, and publishes all or nothing.
public final class Runner {
  private let pipeline: Pipeline
  private let options: Options
  private let folder: OutputFolder
  private let quarantine: Quarantine
  private let lineage = Lineage()
  private let checks: CheckRun
  private let logger: Logger
  private let states = PluginStates()
  private let messages: MessageFolder
  private var notes: [String] = []

  /// How to run.
  public struct Options: Sendable {
    /// The folder to publish to.
    public var output: String
    /// The number of threads that may read or compute.
    public var jobs: Int
    /// The version of the program, for outputs that state it.
    public var version: String
    /// Where to count what is done.
    public var progress: RunProgress
    /// How inputs are read that are not files.
    public var web: WebAccess
    /// Whether a copy of each input is kept.
    public var keepsInputs: Bool
    /// What a lock has to do with it.
    public var lock: LockUse
    /// What of it runs; everything unless given.
    var part: PartialRun?
    /// What is read from the web, where some of it was read already.
    var webInputs: WebInputs?
    /// What an earlier run found, to compare with.
    var past: PastRun?
    /// The rows in a batch between steps, where they are not to be as they come; 0 for all in one.
    public var batchRows: Int?
    /// Whether sources that go on where they left off do so from here the next time.
    public var movesStates = true
    /// Whether sinks run that store elsewhere than in the output folder.
    var storesElsewhere = true
    /// How many of the outputs that are replaced are kept; none unless given.
    public var keepsReplaced: Int?
    /// A log beside the one in the output folder.
    public var log: (any LogHandler)?
    /// Whether the rows of all steps are wanted in the report.
    var gathersRows = false
    /// Sees what came of the run before anything of it is published.
    var beforePublishing: (@Sendable (RunReport) throws -> Void)?

    /// Makes options.
    public init(
      output: String, jobs: Int, version: String, progress: RunProgress = RunProgress(),
      web: WebAccess = WebAccess(), keepsInputs: Bool = true, lock: LockUse = .ignored
    ) {
      self.web = web
      self.keepsInputs = keepsInputs
      self.lock = lock
      self.output = output
      self.jobs = jobs
      self.version = version
      self.progress = progress
    }
  }

  /// What a lock has to do with a run.
  public enum LockUse: Sendable {
    /// Nothing.
    case ignored
    /// The run is to be locked: what it depends on and what comes of it is part of its report.
    case made
    /// The run may differ in nothing from what was locked.
    case held(LockedRun)
    /// The inputs are those that were locked, from the store. What comes of it is part of the report.
    case replayed(LockedRun)
  }

  /// The quarantine file of a run, relative to the output folder.
  public static let quarantineFile = ".peil/quarantine.jsonl"
  /// The log file of a run, relative to the output folder.
  public static let logFile = ".peil/run.log"

  /// Prepares a run; nothing but the program's own folder inside the output folder is made.
  ///
  /// - Throws: `Diagnostic` when the output folder can't be used.
  public init(_ pipeline: Pipeline, _ options: Options) throws {
    self.pipeline = pipeline
    self.options = options
    folder = try OutputFolder(options.output)
    logger = try FileLog.makeLogger(
      folder.ownFolder.appendingPathComponent("run.log").path, without: pipeline.secrets, beside: options.log)
    messages = MessageFolder(folder.ownFolder.appendingPathComponent("messages"))
    let quarantinePath = folder.ownFolder.appendingPathComponent("quarantine.jsonl").path
    try? FileManager.default.removeItem(atPath: quarantinePath)
    quarantine = Quarantine(path: quarantinePath, without: pipeline.secrets)
    let schemas = pipeline.steps.compactMap { step in step.schema.map { (step.name, $0) } }
    checks = CheckRun(
      pipeline.checks, schemas: Dictionary(schemas, uniquingKeysWith: { first, _ in first }),
      past: options.past)
    for step in pipeline.steps {
      if let facts = options.part?.facts[step.name] {
        lineage.restore(facts, step: step.name, place: step.place)
      }
    }
  }

  /// Runs the pipeline.
  ///
  /// - Throws: `Diagnostics`; then nothing was published and earlier outputs are untouched.
  public func run() throws -> RunReport {
    logger.info("run of '\(pipeline.file.name)' starts, pipeline \(pipeline.file.sha256)")
    do {
      let report = try runSteps()
      logger.info("done: \(report.outputs.joined(separator: ", "))")
      return report
    } catch {
      folder.dropStage()
      states.drop()
      quarantine.close()
      let problems = pipeline.secrets.redact(error)
      for item in problems.items { logger.error("\(item)") }
      throw problems
    }
  }

  /// Where the digests of inputs are kept for the next run.
  private var digestFile: String { folder.ownFolder.appendingPathComponent("digests").path }

  private func runSteps() throws -> RunReport {
    let supply = try RunSupply(pipeline, options, digests: KnownDigests(contentsOf: digestFile))
    do { return try runSteps(supply) } catch {
      supply.web.finish(after: Diagnostics(error))
      throw error
    }
  }

  private func runSteps(_ supply: RunSupply) throws -> RunReport {
    if try folder.prepareStage() {
      notes.append("an earlier run was stopped half-way; what it had left unpublished was removed")
    }
    let running = options.part.map(pipeline.part) ?? pipeline.part(storingElsewhere: options.storesElsewhere)
    let flow = try Flow(
      running,
      Flow.Surroundings(
        quarantine: quarantine, lineage: lineage, progress: options.progress, jobs: options.jobs,
        stage: folder.stager,
        outside: try OutsideHost(pipeline, messages: messages, states: states), web: supply.web,
        kept: supply.kept, batchRows: options.batchRows, digests: supply.digests),
      observer: supply.observers(with: checks))
    let read = try flow.run()
    flow.knownDigests.write(to: digestFile, paths: read.keys)
    let taken = read.merging(options.part?.taken ?? [:]) { read, _ in read }
    logInputs(taken)
    let found = try evaluateChecks()
    let nodes = Dictionary(flow.nodes.map { ($0.step.name, $0) }, uniquingKeysWith: { first, _ in first })
    try finishSinks(nodes, taken, supply.web)
    let outputs = running.steps.flatMap(\.outputs)
    var report = RunReport(
      pipeline: pipeline.file.name, ledger: ledger(nodes), checks: found, outputs: outputs, notes: notes
    ).without(pipeline.secrets)
    report.compared = checks.compared
    report.taken = taken
    report.stepsRun = options.part?.running.count ?? pipeline.steps.count
    let record = try keepFacts(&report, supply, flow, taken)
    try options.beforePublishing?(report)
    try publish(flow, outputs, record)
    supply.web.finish()
    supply.describe(flow.inputs, taken)
    logLedger(report)
    return report
  }

  /// What was counted in each step; for one that did not run, what was counted when it last did.
  private func ledger(_ nodes: [String: FlowNode]) -> [LedgerEntry] {
    pipeline.steps.map { step in
      options.part?.facts[step.name]?.entry ?? nodes[step.name]?.ledger
        ?? LedgerEntry(step: step.name, kind: step.declaration.kind)
    }
  }

  /// Fills in what is kept of the run, and writes its record.
  private func keepFacts(
    _ report: inout RunReport, _ supply: RunSupply, _ flow: Flow, _ taken: [String: Snapshot]
  ) throws -> String {
    let digests = InputDigests(taken, supply.web)
    let facts = try RunRecord(report, taken, pipeline, version: options.version) { step in
      lineage.origins(of: step, in: pipeline, digests)
    }.without(pipeline.secrets)
    (report.locked, report.frames) = try supply.result(
      flow.inputs, taken, report.outputs, stage: folder.stagePath)
    if options.gathersRows {
      report.facts = try StepFacts.all(
        pipeline, report, lineage, supply.web, options.part, stage: folder.stagePath)
    }
    report.record = facts
    let record = try folder.stager(".peil-run.json")
    try facts.write(to: record)
    return record
  }

  private func logInputs(_ taken: [String: Snapshot]) {
    for (path, snapshot) in taken.sorted(by: { $0.key < $1.key }) {
      let name = snapshot.origin?.url ?? URL(fileURLWithPath: path).lastPathComponent
      logger.info("input \(name): \(snapshot.bytes) bytes, sha256 \(snapshot.sha256)")
    }
  }

  private func publish(_ flow: Flow, _ outputs: [String], _ record: String) throws {
    if !options.movesStates { states.forget() }
    try states.prepare()
    // Files can be swapped back, what a database has committed can't: so it commits last.
    try folder.publish(outputs) {
      for node in flow.nodes { try attempt(node.step) { try node.commitSink() } }
    }
    try states.commit()
    if let count = options.keepsReplaced { folder.keepReplaced(count, outputs, at: Date()) }
    try folder.keepRecord(record)
    folder.dropStage()
  }

  private func evaluateChecks() throws -> [(text: String, found: String)] {
    var failures = Diagnostics()
    let results = checks.results().map { result in
      if let failure = result.failure { failures.add(failure) }
      return (text: "\(result.check.step): \(result.check.text)", found: result.found)
    }
    try failures.throwIfAny()
    return results
  }

  private func finishSinks(
    _ nodes: [String: FlowNode], _ snapshots: [String: Snapshot], _ web: WebInputs
  ) throws {
    let sinks = pipeline.steps.indices.filter { index in
      pipeline.steps[index].declaration.kind == .sink && nodes[pipeline.steps[index].name] != nil
    }
    let ledger = ledger(nodes)
    // What is stored elsewhere can't be taken back, so that comes last.
    let isElsewhere = { (index: Int) in self.pipeline.steps[index].outputs.isEmpty }
    for index in sinks.filter({ !isElsewhere($0) }) + sinks.filter(isElsewhere) {
      guard let node = nodes[pipeline.steps[index].name] else { continue }
      let facts = RunFacts(
        pipeline: pipeline.file.name, pipelineSHA256: pipeline.file.sha256, version: options.version,
        origins: lineage.origins(of: index, in: pipeline, InputDigests(snapshots, web)),
        labels: pipeline.labels,
        findings: findings(ledger, before: index))
      try attempt(node.step) { try node.finishSink(facts) }
    }
  }

  /// What the steps found that the input of a sink came through, in the order of the flow.
  private func findings(_ ledger: [LedgerEntry], before sink: Int) -> [StepFinding] {
    var reached: Set<Int> = []
    var open = pipeline.steps[sink].inputs
    while let step = open.popLast() {
      if reached.insert(step).inserted { open += pipeline.steps[step].inputs }
    }
    return reached.sorted().flatMap { index in
      ledger[index].findings.map { StepFinding(step: pipeline.steps[index].name, $0) }
    }
  }

  private func attempt(_ step: Pipeline.Step, _ work: () throws -> Void) throws {
    do { try work() } catch { throw Diagnostics(error).inStep(step.name) }
  }

  private func logLedger(_ report: RunReport) {
    for entry in report.ledger {
      logger.info(
        "\(entry.step): \(entry.rowsIn) in, \(entry.rowsOut) out, \(entry.filteredTotal) filtered, \(entry.quarantined) quarantined"
      )
      for note in entry.notes { logger.notice("\(entry.step): \(note)") }
    }
  }
}

extension Pipeline {
  /// What readers call the columns of all steps.
  var labels: [IndicatorID: LocalizedText] {
    let pairs = steps.flatMap { $0.schema?.columns ?? [] }.map { ($0.id, $0.label) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}

extension Pipeline.Step {
  /// The outputs of a sink.
  var outputs: [String] {
    if case .sink(let sink) = plugin { sink.outputs } else { [] }
  }
}
