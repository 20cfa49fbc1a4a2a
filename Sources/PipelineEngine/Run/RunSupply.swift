import Crypto
import Foundation
import IndicatorSchema
import PluginKit

/// What a run reads from, and what a lock wants of it: files and the web, or what was kept of them.
struct RunSupply {
  /// What is read from the web, or what was kept of that.
  let web: WebInputs
  /// What is read instead of files, for a run that is made again.
  let kept: KeptInputs?
  /// Which digests are taken, and where contents are kept.
  let digests: SnapshotTaker.Wanted
  private let pipeline: Pipeline
  private let options: Runner.Options
  private let check: LockCheck?
  private let frames: StepFrames?
  private let store: SnapshotStore

  /// Holds the pipeline to its lock, where it has to be.
  ///
  /// - Throws: `Diagnostics` when it differs from what was locked, or the store lacks what was.
  init(_ pipeline: Pipeline, _ options: Runner.Options, digests known: KnownDigests) throws {
    self.pipeline = pipeline
    self.options = options
    store = options.web.store(of: pipeline)
    let keeper = options.keepsInputs ? store : nil
    switch options.lock {
    case .ignored, .made:
      web = options.webInputs ?? options.web.inputs(of: pipeline, .current, keepsJournal: true)
      kept = nil
      check = nil
      digests = .all(known: known, store: keeper)
    case .held(let lock):
      let check = LockCheck(lock, pipeline)
      try check.checkPlan(version: options.version)
      try check.checkFiles(try pipeline.findInputs())
      self.check = check
      web = options.web.inputs(of: pipeline, .kept(KeptInputs(store, lock.inputs)))
      kept = nil
      digests = .all(known: KnownDigests(), store: keeper)
    case .replayed(let lock):
      let kept = KeptInputs(store, lock.inputs)
      try kept.missing.throwIfAny()
      self.kept = kept
      check = nil
      web = options.web.inputs(of: pipeline, .kept(kept))
      digests = .all(known: KnownDigests())
    }
    if case .ignored = options.lock, !options.gathersRows {
      frames = nil
    } else {
      frames = StepFrames(pipeline)
    }
  }

  /// All that follow the rows.
  func observers(with checks: CheckRun) -> any BatchObserver {
    frames.map { Observers([checks, $0]) } ?? checks
  }

  /// What the run depended on and what came of it, with the rows; nothing where no lock is concerned.
  ///
  /// - Throws: `Diagnostics` when the run is held to a lock and came out otherwise.
  func result(
    _ inputs: [String: [Location]], _ taken: [String: Snapshot], _ outputs: [String], stage: String
  ) throws -> (LockedRun?, [String: IndicatorFrame]) {
    guard let frames else { return (nil, [:]) }
    if case .ignored = options.lock { return (nil, frames.frames) }
    var run = pipeline.lock(version: options.version)
    run.inputs = pipeline.lockedInputs(inputs, taken, web)
    let (digests, lists) = try OutputDigests.summed(OutputDigests.take(outputs, in: stage), of: outputs)
    run.outputs = digests
    run.lists = lists
    if case .made = options.lock, options.keepsInputs {
      for list in lists.values { try store.keep(list, rowsOf: "files of an output folder") }
    }
    for (step, frame) in frames.frames {
      let bytes = FrameBytes.encode(frame)
      run.steps[step] = Digest.hex(SHA256.hash(data: bytes))
      if case .made = options.lock, options.keepsInputs { try store.keep(bytes, rowsOf: step) }
    }
    try check?.checkResult(run)
    return (run, frames.frames)
  }

  /// Says of what was kept which table it is, of which publisher and under which licence. The run has succeeded, so
  /// that what can't be written of it is left.
  func describe(_ inputs: [String: [Location]], _ taken: [String: Snapshot]) {
    if case .replayed = options.lock { return }
    for input in pipeline.lockedInputs(inputs, taken, web).values.joined()
    where store.holds(Snapshot(sha256: input.sha256, bytes: input.bytes)) {
      try? store.note(SnapshotRecord(input))
    }
  }
}

extension SnapshotStore {
  /// Keeps the rows of a step under their digest.
  ///
  /// - Throws: `Diagnostic` when the store can't be written.
  func keep(_ bytes: [UInt8], rowsOf step: String) throws {
    let snapshot = Snapshot(sha256: Digest.hex(SHA256.hash(data: bytes)), bytes: bytes.count)
    if !holds(snapshot) { try keep(bytes, snapshot) }
    try note(SnapshotRecord(snapshot, .rows, name: step))
  }

  private func keep(_ bytes: [UInt8], _ snapshot: Snapshot) throws {
    let file = try newFile()
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: file))
    } catch {
      try? FileManager.default.removeItem(atPath: file)
      throw cannotWrite
    }
    try keep(file, sha256: snapshot.sha256)
  }

  /// The bytes with a digest; nil when they are not there, or are not those.
  func bytes(of sha256: String) -> [UInt8]? {
    guard let data = FileManager.default.contents(atPath: path(of: sha256)),
      Digest.hex(SHA256.hash(data: data)) == sha256
    else { return nil }
    return [UInt8](data)
  }
}
