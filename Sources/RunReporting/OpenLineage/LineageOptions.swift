import Foundation
import PipelineEngine

/// What an OpenLineage event says beside what is known of the run.
public struct LineageOptions: Sendable {
  /// The namespace of the job, and of data sets of which no better one is known.
  public var namespace: String
  /// The URI of the program that makes the events.
  public var producer: String
  /// The version of the program.
  public var version: String
  /// The absolute path of what was read; nil for what it is not known of.
  ///
  /// A data set that one pipeline writes and another reads is known as the same one by its path.
  public var inputPath: @Sendable (RunRecord.Input) -> String?
  /// The absolute path of the output folder; nil to name outputs by pipeline and name.
  public var outputFolder: String?
  /// The digests of outputs, by their names.
  public var outputDigests: [String: String]
  /// The sizes of outputs in bytes, by their names.
  public var outputSizes: [String: Int]
  /// What the pipeline is for.
  public var documentation: String?
  /// Where the pipeline file is kept.
  public var sourceCode: SourceCode?
  /// When the run was due.
  public var nominalTime: Date?

  /// Where a pipeline file is kept under version control.
  public struct SourceCode: Hashable, Sendable {
    /// The system, such as `git`.
    public var type: String
    /// The address of the file.
    public var url: String
    /// The version of the file, such as a commit.
    public var version: String?

    /// Makes a location.
    public init(type: String = "git", url: String, version: String? = nil) {
      self.type = type
      self.url = url
      self.version = version
    }
  }

  /// Makes options.
  public init(namespace: String = "peil", version: String, producer: String = "urn:peil") {
    self.namespace = namespace
    self.version = version
    self.producer = producer
    inputPath = { _ in nil }
    outputDigests = [:]
    outputSizes = [:]
  }
}
