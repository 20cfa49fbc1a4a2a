import IndicatorSchema
import PluginKit

extension OutsideHost {
  /// What there is for the outside programs of a pipeline when nothing is published: its folder and its locks.
  ///
  /// - Throws: `Diagnostics` when there is a lock file that can't be read.
  init(_ pipeline: Pipeline) throws {
    self.init(folder: pipeline.file.folder, locks: try LockFile.read(of: pipeline.file.file)?.plugins)
  }

  /// What there is for the outside programs of a run.
  ///
  /// - Throws: `Diagnostics` when there is a lock file that can't be read.
  init(_ pipeline: Pipeline, messages: MessageFolder, states: PluginStates) throws {
    try self.init(pipeline)
    keep = { messages.keep($0, of: $1) }
    moveState = { try states.set($0, $1) }
  }
}
