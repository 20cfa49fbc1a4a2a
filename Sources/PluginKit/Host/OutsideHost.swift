/// What a host does for a plugin that runs a program from outside.
public struct OutsideHost: Sendable {
  /// The folder that paths in the pipeline file are seen from.
  public var folder: String
  /// What the lock file holds of each step; nil when there is no lock file.
  public var locks: [String: LockedProgram]?
  /// Keeps what a program said in the run of a step, beside the log of the run.
  public var keep: @Sendable (_ messages: String, _ step: String) -> Void
  /// Puts a new state in a file when, and only when, the run is published.
  public var moveState: @Sendable (_ file: String, _ state: [UInt8]) throws -> Void

  /// Makes a host that keeps nothing unless told how.
  public init(
    folder: String = ".", locks: [String: LockedProgram]? = nil,
    keep: @escaping @Sendable (_ messages: String, _ step: String) -> Void = { _, _ in },
    moveState: @escaping @Sendable (_ file: String, _ state: [UInt8]) throws -> Void = { _, _ in }
  ) {
    self.folder = folder
    self.locks = locks
    self.keep = keep
    self.moveState = moveState
  }
}

/// What a lock file says of a program from outside, so that another one is not taken for it.
public struct LockedProgram: Hashable, Sendable {
  /// The command as the pipeline file has it.
  public var command: String
  /// The SHA-256 of the executable, in hexadecimal.
  public var sha256: String
  /// The SHA-256 of what is installed around it, where that can be told.
  public var packages: String?
  /// What it says of its version.
  public var version: String?
  /// The SHA-256 of the schema of what it gives, for a source.
  public var schema: String?

  /// Makes an entry.
  public init(
    command: String, sha256: String, packages: String? = nil, version: String? = nil, schema: String? = nil
  ) {
    self.command = command
    self.sha256 = sha256
    self.packages = packages
    self.version = version
    self.schema = schema
  }
}

/// A plugin that runs a program from outside, which a lock file can hold to what it was.
public protocol OutsidePlugin: Plugin {
  /// Finds out what to lock; nil when it runs no program. The program may be run for that.
  ///
  /// - Throws: `Diagnostic` when the program can't be found or run.
  func programToLock(_ outside: OutsideHost) throws -> LockedProgram?
}
