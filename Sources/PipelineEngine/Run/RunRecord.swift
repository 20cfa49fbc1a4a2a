import Foundation
import IndicatorSchema
import PluginKit

/// What is kept of a run for other programs: counts, checks, where columns come from, and the digests of all that was
/// read. Holds no clock and no path, so that two runs that did the same have the same record.
public struct RunRecord: Hashable, Sendable, Codable {
  /// The name of the pipeline.
  public var pipeline: String
  /// The SHA-256 of the pipeline file.
  public var pipelineSHA256: String
  /// The version of the program.
  public var version: String
  /// The steps in the order of the flow.
  public var steps: [Step]
  /// The checks with what was found.
  public var checks: [Check]
  /// What was read.
  public var inputs: [Input]
  /// The files that the pipeline consists of beside its own.
  public var documents: [Document]
  /// What was published, relative to the output folder.
  public var outputs: [String]

  /// One step, with what it counted.
  public struct Step: Hashable, Sendable, Codable {
    /// The name of the step.
    public var step: String
    /// Source, transform or sink.
    public var kind: String
    /// The plugin.
    public var plugin: String
    /// The version of the behaviour of the plugin.
    public var pluginVersion: String
    /// The steps it reads from.
    public var from: [String]
    /// The records or rows that came in; for a step with several inputs those of the first.
    public var rowsIn: Int
    /// The rows that a transform made of others.
    public var added: Int
    /// The records or rows that were used; for a sink those it counted in what it stored.
    public var rowsOut: Int
    /// The rows left out on purpose, by reason.
    public var filtered: [String: Int]
    /// The records refused.
    public var quarantined: Int
    /// The rows of further inputs, which are looked up.
    public var rowsLookedUp: Int
    /// The cells without a value in what a source accepted.
    public var missingCells: Int
    /// What a reader of the log should know.
    public var notes: [String]
    /// Figures about the step as a whole.
    public var findings: [Finding]
    /// What a sink makes.
    public var outputs: [String]?
    /// The columns it gives, or for a sink stores.
    public var columns: [Column]?

    enum CodingKeys: String, CodingKey {
      case step, kind, plugin, from, added, filtered, quarantined, notes, findings, outputs, columns
      case pluginVersion = "plugin_version"
      case rowsIn = "in"
      case rowsOut = "out"
      case rowsLookedUp = "looked_up"
      case missingCells = "missing_cells"
    }
  }

  /// A figure about a step as a whole.
  public struct Finding: Hashable, Sendable, Codable {
    /// The name.
    public var name: String
    /// What it is about, from the general to the special.
    public var subject: [String]
    /// The figure; nil when there is none.
    public var value: Double?
    /// Its lower bound, where known.
    public var lower: Double?
    /// Its upper bound, where known.
    public var upper: Double?
    /// What a reader should know beside the figure.
    public var note: String?
  }

  /// A column, with where it comes from.
  public struct Column: Hashable, Sendable, Codable {
    /// The name.
    public var name: String
    /// The unit.
    public var unit: String
    /// The formula of one that was computed.
    public var formula: String?
    /// The columns of inputs that its figures come from, by way of however many steps.
    public var sources: [Cell]?

    /// A column of an input.
    public struct Cell: Hashable, Sendable, Codable {
      /// The name of the step.
      public var step: String
      /// The file or address, without its folder.
      public var file: String
      /// The column as the source names it.
      public var column: String
    }
  }

  /// A check as it is written, and what was found.
  public struct Check: Hashable, Sendable, Codable {
    /// The check as it is written.
    public var check: String
    /// What was found.
    public var found: String
  }

  /// A file or address that was read.
  public struct Input: Hashable, Sendable, Codable {
    /// The file or address, without its folder.
    public var file: String
    /// The SHA-256 of the content.
    public var sha256: String
    /// The size in bytes.
    public var bytes: Int
    /// When it was fetched, in UTC; nil for a file.
    public var retrieved: String?
    /// When its publisher changed it, as its server says.
    public var lastModified: String?
    /// What its server calls this version.
    public var etag: String?

    enum CodingKeys: String, CodingKey {
      case file, sha256, bytes, retrieved, etag
      case lastModified = "last_modified"
    }
  }

  /// A catalogue, or a part of a configuration.
  public struct Document: Hashable, Sendable, Codable {
    /// The file or address, without its folder.
    public var file: String
    /// The SHA-256 of the content.
    public var sha256: String
  }

  enum CodingKeys: String, CodingKey {
    case pipeline, version, steps, checks, inputs, documents, outputs
    case pipelineSHA256 = "pipeline_sha256"
  }
}

extension RunRecord {
  /// Writes it to a file.
  ///
  /// - Throws: `Diagnostic` when that can't be done.
  func write(to file: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      try encoder.encode(self).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw Diagnostic(.cannotWrite, "cannot write the record of the run")
    }
  }

  /// The record without the secrets of a pipeline, in whatever text they stand.
  ///
  /// - Throws: `EncodingError` or `DecodingError`, which would be a fault.
  func without(_ secrets: Secrets) throws -> RunRecord {
    guard !secrets.isEmpty else { return self }
    let record = try JSONSerialization.jsonObject(with: JSONEncoder().encode(self))
    let clean = try JSONSerialization.data(withJSONObject: secrets.redact(record))
    return try JSONDecoder().decode(RunRecord.self, from: clean)
  }
}
