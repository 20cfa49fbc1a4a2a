import IndicatorSchema
import PluginKit

/// Holds a run to what was locked.
struct LockCheck {
  /// What was locked.
  let lock: LockedRun
  private let pipeline: Pipeline

  init(_ lock: LockedRun, _ pipeline: Pipeline) {
    self.lock = lock
    self.pipeline = pipeline
  }

  /// Refuses another pipeline file, catalogue, parameter, seed, or version of anything.
  ///
  /// - Throws: `Diagnostics` with every difference.
  func checkPlan(version: String) throws {
    var now = pipeline.lock(version: version)
    now.inputs = lock.inputs
    now.steps = lock.steps
    now.outputs = lock.outputs
    try refuse(lock.differences(to: now), as: .lockDiffers)
  }

  /// Refuses files with another content, before any of them is read for its figures.
  ///
  /// - Throws: `Diagnostics` with every difference.
  func checkFiles(_ inputs: [String: [Location]]) throws {
    var snapshots: [String: Snapshot] = [:]
    for step in pipeline.steps {
      for reading in step.readings(inputs) where !reading.location.isRemote {
        let path = FileNames.absolute(reading.location.path, in: pipeline.file.folder)
        if snapshots[path] == nil {
          snapshots[path] = try FileDigest.take(path, name: reading.location.path)
        }
      }
    }
    var now = lock
    now.inputs = pipeline.lockedInputs(inputs, snapshots, nil)
    for (step, inputs) in lock.inputs {
      let pages = inputs.filter(\.isRemote)
      if !pages.isEmpty { now.inputs[step, default: []] += pages }
    }
    try refuse(lock.differences(to: now), as: .inputDiffers)
  }

  /// Refuses other outputs, before any is published.
  ///
  /// - Throws: `Diagnostics` with every difference.
  func checkResult(_ now: LockedRun) throws {
    let differences = lock.differences(to: now)
    try refuse(differences.filter { !$0.subject.isResult }, as: .inputDiffers)
    // Rows that differ explain outputs that do; rows that nothing shows are no difference.
    guard differences.contains(where: { $0.subject == .output }) else { return }
    try refuse(differences, as: .outputDiffers)
  }

  private func refuse(_ differences: [LockDifference], as code: DiagnosticCode) throws {
    var problems = Diagnostics()
    let place = Place(LockFile.path(of: pipeline.file.file))
    for difference in differences {
      problems.add(
        Diagnostic(
          code, difference.words, at: place,
          hint: "run with --update to lock what there is now, or 'peil reproduce' for what was locked"))
    }
    try problems.throwIfAny()
  }
}
