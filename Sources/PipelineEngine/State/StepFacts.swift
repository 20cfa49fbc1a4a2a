import IndicatorSchema
import PluginKit

/// What is kept of a step beside its rows, so that another run can go on as if it had run it.
public struct StepFacts: Hashable, Sendable, Codable {
  /// What was counted.
  var entry: LedgerEntry
  /// What its rows were like.
  var profile: StepProfile?
  /// For a source: the inputs that it opened, with the column of each indicator.
  var opened: [OpenedInput] = []
  /// For a source: what it said of its table.
  var table: SourceOrigin.TableFacts?
  /// For a source: the columns of its inputs, by name.
  var columns: [FoundColumn] = []
  /// The addresses that it read, in the order of reading, without what is secret in them.
  var pages: [String] = []
  /// For a sink: the digests of what it made, by path.
  var outputs: [String: String] = [:]

  /// An input that a source opened.
  struct OpenedInput: Hashable, Sendable, Codable {
    /// The path; nil when nothing was opened.
    var path: String?
    /// The member of an archive.
    var member: String?
    /// What tells it from others of a pattern or folder.
    var name: String?
    /// The columns by indicator.
    var columns: [String: String]
  }
}
