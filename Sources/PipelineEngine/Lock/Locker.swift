import Foundation
import IndicatorSchema
import PluginKit

/// Writes the lock file of a pipeline.
public enum Locker {
  /// Finds out what the programs from outside are, and holds the pipeline to that from now on.
  ///
  /// - Returns: What was locked; nothing was written when the pipeline runs no program from outside.
  /// - Throws: `Diagnostics` for every program that can't be found or run.
  public static func lock(_ pipeline: Pipeline) throws -> LockFile {
    var lock = LockFile(plugins: try programs(pipeline))
    guard !lock.plugins.isEmpty else { return lock }
    lock.run = try LockFile.read(of: pipeline.file.file)?.run
    try lock.write(of: pipeline.file.file)
    return lock
  }

  /// Locks a run.
  ///
  /// - Parameter before: The lock file as it was.
  /// - Returns: What changed since then.
  /// - Throws: `Diagnostics` when the lock can't be made or written.
  public static func update(
    _ pipeline: Pipeline, _ run: LockedRun, before: LockFile?
  ) throws -> [LockDifference] {
    var run = run
    if let last = before?.run { run = run.keepingTimes(of: last) }
    let lock = LockFile(plugins: try LockFile.read(of: pipeline.file.file)?.plugins ?? [:], run: run)
    try lock.write(of: pipeline.file.file)
    return (before?.run ?? LockedRun(version: "", pipeline: "")).differences(to: run)
  }

  private static func programs(_ pipeline: Pipeline) throws -> [String: LockedProgram] {
    let outside = OutsideHost(folder: pipeline.file.folder)
    var diagnostics = Diagnostics()
    var plugins: [String: LockedProgram] = [:]
    for step in pipeline.steps {
      do {
        plugins[step.name] = try step.outsidePlugin?.programToLock(outside)
      } catch {
        for item in Diagnostics(error).inStep(step.name).items { diagnostics.add(item) }
      }
    }
    try diagnostics.throwIfAny()
    return plugins
  }
}

extension Pipeline.Step {
  /// The plugin, where it may run a program from outside.
  var outsidePlugin: (any OutsidePlugin)? {
    switch plugin {
    case .source(let source): source as? any OutsidePlugin
    case .transform(let transform): transform as? any OutsidePlugin
    case .sink(let sink): sink as? any OutsidePlugin
    }
  }
}
