import Foundation
import IndicatorSchema

/// A pipeline file with what its lock needs of the store.
public struct LockedPipeline: Hashable, Sendable {
  /// The path of the pipeline file.
  public var file: String
  /// The run that was locked.
  public var run: LockedRun

  /// Reads the lock of a pipeline file.
  ///
  /// - Throws: `Diagnostics` when there is none, or it can't be read.
  public init(_ file: String) throws {
    self.file = file
    run = try LockFile.readRun(of: file).run
  }

  /// Reads the lock of a pipeline file, where there is one.
  ///
  /// - Throws: `Diagnostics` when the pipeline file is not there, or its lock can't be read.
  public static func ifLocked(_ file: String) throws -> LockedPipeline? {
    guard FileManager.default.fileExists(atPath: file) else {
      throw Diagnostic(.cannotRead, "cannot read '\(file)'", at: Place(file))
    }
    return try LockFile.read(of: file)?.run == nil ? nil : LockedPipeline(file)
  }

  /// The path of the lock file.
  public var lock: String { LockFile.path(of: file) }

  /// The digests of everything that was read.
  public var inputs: Set<String> { Set(run.inputs.values.joined().map(\.sha256)) }

  /// The digests of everything that was read, and of the rows of each step.
  public var digests: Set<String> {
    inputs.union(run.steps.values).union(run.outputs.filter { $0.key.hasSuffix("/") }.values)
  }
}
