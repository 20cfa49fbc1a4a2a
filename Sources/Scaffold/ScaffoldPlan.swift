/// What is to be made: new files, and files that are changed.
public struct ScaffoldPlan: Hashable, Sendable {
  /// A file with its whole content.
  public struct File: Hashable, Sendable {
    /// The path below the folder in which everything is made.
    public let path: String
    /// The content.
    public let text: String
  }

  /// The files that are new.
  public var files: [File]
  /// The files that are changed.
  public var changes: [File] = []
  /// What to do next, a line each.
  public var next: [String]
}
