import IndicatorSchema

/// All that the outputs of a run depend on, and what came of it: enough to make the run again and to see whether it
/// was the same.
public struct LockedRun: Hashable, Sendable {
  /// The version of the program.
  public var version: String
  /// The SHA-256 of the pipeline file.
  public var pipeline: String
  /// The values of parameters, without secrets and without those that only say where files are.
  public var parameters: [String: String] = [:]
  /// The parameters that only say in which folder files are, so that it may be another one.
  public var places: [String] = []
  /// The SHA-256 of catalogues and of parts of configurations, by the path in the pipeline file.
  public var documents: [String: String] = [:]
  /// The versions of the plugins, by `kind name`, such as `source csv`.
  public var builtIn: [String: String] = [:]
  /// The seeds of steps that draw numbers, by step.
  public var seeds: [String: String] = [:]
  /// What each step read, in the order of reading.
  public var inputs: [String: [LockedInput]] = [:]
  /// The SHA-256 of the rows that each source and transform gave.
  public var steps: [String: String] = [:]
  /// The SHA-256 of each file that was published, by its path in the output folder; of a folder, which has a `/` behind
  /// its name, that of the list of its files.
  public var outputs: [String: String] = [:]
  /// The lists of the files of folders, by their digests; known of a run that was just made, and kept in the store.
  var lists: [String: [UInt8]] = [:]
}

/// One input as it was read.
public struct LockedInput: Hashable, Sendable {
  /// The path as the pipeline file has it, or the address without what is secret in it.
  public var location: String
  /// The SHA-256 of the content.
  public var sha256: String
  /// The size in bytes.
  public var bytes: Int
  /// The member of an archive.
  public var member: String?
  /// What tells it from others of a folder or pattern.
  public var name: String?
  /// Whether it only describes other inputs, or is read beside them, such as a map.
  public var isBeside = false
  /// When it was fetched, in UTC.
  public var retrieved: String?
  /// When its publisher changed it, as its server says.
  public var modified: String?
  /// What its server calls this version.
  public var etag: String?
  /// The table that it is cited from, where the catalogue says so.
  public var table: String?
  /// The publisher of the table.
  public var publisher: String?
  /// The licence of the table.
  public var licence: String?

  /// Makes an input.
  public init(location: String, sha256: String, bytes: Int) {
    self.location = location
    self.sha256 = sha256
    self.bytes = bytes
  }

  /// Whether it was read from the web.
  public var isRemote: Bool { location.contains("://") }
}
