import Foundation
import IndicatorSchema
import PluginKit

/// Makes a locked run again in an empty place, from what was kept of its inputs, and compares what comes of it.
public struct Reproducer {
  private let file: String
  private let registry: PluginRegistry
  private let options: Runner.Options
  /// How many cells of one step are named.
  static let shownCells = 10

  /// What came of it.
  public struct Outcome: Sendable {
    /// What was locked.
    public var lock: LockedRun
    /// What the run was.
    public var report: RunReport
    /// The outputs that differ, and the rows of the first step that does.
    public var differences: [LockDifference]
    /// The cells that differ, of the first step that does: what they were and what they are.
    public var cells: [CellDifference]
    /// The step in which the difference arose, as far as the rows tell.
    public var step: String?

    /// Whether every output is the same to the byte.
    public var isSame: Bool { !differences.contains { $0.subject == .output } }
  }

  /// - Parameter options: Where to run and how; what a lock has to do with it is filled in.
  public init(_ file: String, registry: PluginRegistry, _ options: Runner.Options) {
    self.file = file
    self.registry = registry
    self.options = options
  }

  /// Runs and compares.
  ///
  /// - Throws: `Diagnostics` when there is no lock, the pipeline is not the one that was locked, an input is not in
  ///   the store, or the run fails.
  public func reproduce() throws -> Outcome {
    let (_, lock) = try LockFile.readRun(of: file)
    let pipeline = try Planner.plan(
      path: file, parameters: Parameters(of: lock), registry: registry, inputs: .kept)
    // Another version may well give the same bytes, which is what we are about to see.
    try LockCheck(lock, pipeline).checkPlan(version: lock.version)
    try Reproducer.requireKept(pipeline)
    var options = options
    options.storesElsewhere = false
    options.movesStates = false
    options.lock = .replayed(lock)
    let report = try Runner(pipeline, options).run()
    return try compare(lock, report, pipeline)
  }

  /// Makes sure that all inputs are files or pages: what a program gave was not kept.
  private static func requireKept(_ pipeline: Pipeline) throws {
    var problems = Diagnostics()
    for step in pipeline.steps where step.declaration.kind == .source && step.outsidePlugin != nil {
      problems.add(
        Diagnostic(
          .lockDiffers, "'\(step.name)' runs a program, and what that gave was not kept", at: step.place,
          hint: "store what it gives in a file, and lock a pipeline that reads the file"))
    }
    try problems.throwIfAny()
  }

  /// The files that differ in a folder; the folder itself where it is not known any more what was in it.
  private func files(of folder: LockDifference, _ now: LockedRun, _ store: SnapshotStore) -> [LockDifference]
  {
    guard folder.subject == .output, let before = folder.before.flatMap(store.bytes),
      let present = folder.now.flatMap({ now.lists[$0] })
    else { return [folder] }
    let old = OutputDigests.files(of: before)
    let new = OutputDigests.files(of: present)
    return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map { file in
      LockDifference(subject: .output, name: file, before: old[file], now: new[file])
    }
  }

  private func compare(_ lock: LockedRun, _ report: RunReport, _ pipeline: Pipeline) throws -> Outcome {
    guard let now = report.locked else { throw Diagnostic(.fault, "the run says nothing of itself") }
    let differences = lock.differences(to: now).filter(\.subject.isResult)
      .flatMap { files(of: $0, now, options.web.store(of: pipeline)) }
    let changed = Set(differences.filter { $0.subject == .rows }.map(\.name))
    let step = pipeline.steps.map(\.name).first(where: changed.contains)
    var outcome = Outcome(lock: lock, report: report, differences: differences, cells: [], step: step)
    guard let step, let digest = lock.steps[step], let frame = report.frames[step] else { return outcome }
    if let bytes = options.web.store(of: pipeline).bytes(of: digest) {
      outcome.cells = CellDifference.all(try FrameReader.decode(bytes), frame, limit: Reproducer.shownCells)
    }
    return outcome
  }
}

extension Parameters {
  /// The parameters of a run that was locked: its values, and for a folder the parameter itself, as the lock names the
  /// files in it.
  public init(of lock: LockedRun) {
    let folders = lock.places.map { ($0, Parameters.unknown($0)) }
    self.init(given: lock.parameters.merging(folders) { value, _ in value })
  }
}
