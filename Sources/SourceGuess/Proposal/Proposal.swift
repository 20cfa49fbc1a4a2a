import IndicatorSchema
import PluginKit

/// A source proposed for an input, with how sure each part of it is.
public struct Proposal: Sendable {
  /// The input.
  public var location: Location
  /// The name of the pipeline and of its source.
  public var name: String
  /// The source plugin.
  public var plugin: String
  /// What the input is.
  public var what: String
  /// How sure that is.
  public var form: Certainty
  /// The fields of the source in the order in which to write them, but for `columns`.
  public var settings: [Setting]
  /// The figures, in the order of the input; for a long table one for each indicator.
  public var figures: [Figure]
  /// What every column is taken for.
  public var columns: [Column]
  /// The catalogue files that it needs, as the pipeline file is to name them.
  public var catalogues: [String]
  /// What a reader should know before using the proposal.
  public var notes: [String]
  /// What came of reading the input in the proposed way.
  public var trial: Trial

  /// A field of the source with its value.
  public struct Setting: Sendable {
    /// The name of the field.
    public var field: String
    /// Its value.
    public var value: ConfigNode.Content
    /// How sure it is; nil for what needs no comment.
    public var certainty: Certainty?
  }

  /// A column of figures and the indicator it is read as.
  public struct Figure: Sendable {
    /// The position of the column; nil for an indicator of a long table.
    public var column: Int?
    /// The indicator.
    public var id: IndicatorID
    /// How `columns` names the column, or the text in the indicator column of a long table.
    public var binding: ConfigNode.Content
    /// How sure it is that the column is this indicator.
    public var certainty: Certainty
    /// The entry to declare it with; nil for an indicator of the catalogue.
    public var declared: Indicator?
    /// How sure the declared unit is.
    public var unitCertainty: Certainty?
    /// Whether `bindings` already says so.
    public var isBound: Bool
    /// Indicators of the catalogue that come near, the likeliest first.
    public var nearest: [IndicatorMatch]
  }

  /// What a column is taken for, and what is in it.
  public struct Column: Sendable {
    /// The name as the input gives it.
    public var name: String
    /// What it is taken for.
    public var role: ColumnRole
    /// The kind of its values.
    public var type: ColumnProfile.ValueType
    /// The cells with a value.
    public var count: Int
    /// The cells without one.
    public var missing: Int
    /// Why it is left out, where the role does not say it.
    public var remark: String?
  }

  /// What came of a trial.
  public struct Trial: Sendable {
    /// The records that were looked at.
    public var records = 0
    /// Whether those are not all of them.
    public var isPartial = false
    /// The rows that the source gave.
    public var rows = 0
    /// The records that it refused.
    public var refused = 0
    /// The first of the reasons to refuse a record.
    public var firstRefusal: Diagnostic?
    /// The records left out on purpose, by reason.
    public var filtered: [String: Int] = [:]
    /// Why the source could not be read at all.
    public var failure: Diagnostics?
  }

  /// Whether the proposal runs without an edit: nothing is refused, and nothing is left to fill in.
  public var runs: Bool {
    trial.failure == nil && trial.refused == 0 && !settings.contains { $0.isOpen }
  }
}

extension Proposal.Setting {
  /// Whether someone has to fill this in.
  var isOpen: Bool { field == "period" && value == .scalar(Proposal.openPeriod, isQuoted: true) }
}

extension Proposal {
  /// What stands for a period that nothing tells: no period, so that no figure gets a wrong one.
  static let openPeriod = "FILL IN"
}
