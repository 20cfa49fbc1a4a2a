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
    let lock = LockFile(plugins: plugins)
    guard !plugins.isEmpty else { return lock }
    let path = LockFile.path(of: pipeline.file.file)
    do {
      try Data(lock.text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Diagnostic(.cannotWrite, "cannot write '\(path)'")
    }
    return lock
  }
}

extension Pipeline.Step {
  /// The plugin, where it may run a program from outside.
  fileprivate var outsidePlugin: (any OutsidePlugin)? {
    switch plugin {
    case .source(let source): source as? any OutsidePlugin
    case .transform(let transform): transform as? any OutsidePlugin
    case .sink(let sink): sink as? any OutsidePlugin
    }
  }
}
