import IndicatorSchema
import PluginKit

/// A figure of an area followed back to the places in files that it comes from.
public struct Trace: Sendable {
  /// The figure asked for, with all that went into it.
  public var cell: TracedCell
  /// The files it comes from, in order of name.
  public var files: [SourceOrigin]
  /// Where the store has the content of each file that it has, by SHA-256: the original to look at.
  public var snapshots: [String: String]

  /// Makes a trace.
  public init(cell: TracedCell, files: [SourceOrigin], snapshots: [String: String] = [:]) {
    self.cell = cell
    self.files = files
    self.snapshots = snapshots
  }
}

/// One figure of a trace.
public struct TracedCell: Sendable {
  /// The step that read or computed it.
  public var step: String
  /// The indicator.
  public var indicator: Indicator
  /// The area.
  public var area: Area
  /// The period.
  public var period: Period
  /// The value, or nil where there is none.
  public var value: Double?
  /// What is known of the value; nil when the step has no row for the area.
  public var status: CellStatus?
  /// Lower and upper bound, where there are any.
  public var bounds: ClosedRange<Double>?
  /// How it came about.
  public var way: Way

  /// How a figure came about.
  public enum Way: Sendable {
    /// Read from an input; the location is nil where the input does not have the record.
    case read(CellLocation?)
    /// Computed by a formula from other figures.
    case computed(formula: String, inputs: [TracedCell])
    /// Put together by a formula from the figures of the areas that make up this one.
    case combined(formula: String, members: [AreaCode], inputs: [TracedCell])
    /// Hidden by the step, because it is about too few people or tells a figure that is.
    case hidden
    /// Shown further up already.
    case shownBefore
    /// Not known: there is no row for the area.
    case absent
  }
}
