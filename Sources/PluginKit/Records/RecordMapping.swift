import IndicatorSchema

/// How the records of a source become rows of a frame: the part of a configuration that all sources of
/// records share.
public struct RecordMapping: Sendable {
  /// The name of the step.
  public let step: String
  /// How each area is found.
  public let area: AreaMapping
  /// How the period is found.
  public let period: PeriodMapping
  /// The indicators in column order, each with its binding; for a long table the bindings are empty.
  public let columns: [MappedColumn]
  /// How a long table names its indicator and value; nil for a wide table.
  public let long: LongMapping?
  /// The texts that stand for no value, with what they mean.
  public let missing: [String: CellStatus]
  /// The notation of numbers.
  public let numbers: NumberParser
  /// The records to keep: column, and the texts of which it must hold one.
  public let filters: [RecordFilter]
  /// Whether a record without any value is left out and counted as such.
  public let skipsEmptyRows: Bool
  /// The table that is cited: the one named for that, else that of the bindings.
  public let table: TableBinding?

  /// Where the code, the name and the parent of an area stand.
  public struct AreaMapping: Sendable {
    /// The column of the code.
    public var code: ColumnBinding
    /// The column of the name.
    public var name: ColumnBinding?
    /// The column of the code of the area that holds it.
    public var parent: ColumnBinding?
    /// The area that each text in that column stands for; empty where it holds codes.
    public var parents: [String: AreaCode] = [:]
    /// The level of every code, when codes are not those of Statistics Netherlands.
    public var level: AreaLevel?
    /// How a bare number becomes a code; nil when codes are whole.
    public var form: AreaCodeForm?
    /// Where the pipeline file says so.
    public var place: Place
  }

  /// The period of every record, or the column that holds it.
  public enum PeriodMapping: Sendable {
    case fixed(Period)
    case column(ColumnBinding, Place)
  }

  /// An indicator and the column it is read from.
  public struct MappedColumn: Sendable {
    /// The indicator.
    public var indicator: Indicator
    /// The column; nil in a long table.
    public var binding: ColumnBinding?
    /// Where the pipeline or catalogue says so.
    public var place: Place
  }

  /// The columns of a long table, where each record is one cell.
  public struct LongMapping: Sendable {
    /// The column that names the indicator.
    public var indicator: ColumnBinding
    /// The column of the value.
    public var value: ColumnBinding
    /// The column of the status, by name or SDMX code.
    public var status: ColumnBinding?
    /// The column of the lower bound.
    public var lower: ColumnBinding?
    /// The column of the upper bound.
    public var upper: ColumnBinding?
    /// What texts of the status column stand for that are neither name nor SDMX code, or mean something else here.
    public var statuses: [String: CellStatus] = [:]
    /// What the texts of the indicator column stand for.
    public var codes: [String: IndicatorID]
    /// Whether records of other indicators are left out and counted, and not refused.
    public var skipsOthers: Bool
    /// Where the pipeline file says so.
    public var place: Place
  }

  /// A condition on a raw column.
  public struct RecordFilter: Sendable {
    /// The column.
    public var column: ColumnBinding
    /// The texts of which it must hold one, without outer blanks.
    public var texts: Set<String>
    /// Where the pipeline file says so.
    public var place: Place
  }

  /// The columns of the frame.
  public var schema: FrameSchema { FrameSchema(columns.map(\.indicator)) }
}
