import IndicatorSchema

/// A source that can describe an input before anyone has mapped it.
public protocol ProfilingSource: Source {
  /// The fields of its configuration that say how to take the input apart, without any mapping.
  static var formatFields: [ConfigField] { get }

  /// Reads the whole input, every column typed, and says what is in each.
  ///
  /// - Parameter format: A configuration checked against `formatFields`.
  /// - Throws: `Diagnostic` or `Diagnostics` when the input can't be read.
  static func profile(
    _ location: Location, format: Config, host: any SourceHost
  ) throws -> TableProfile
}

/// What is in each column of an input.
public struct TableProfile: Hashable, Sendable {
  /// The number of records.
  public var rows: Int
  /// The columns in the order of the input.
  public var columns: [ColumnProfile]

  /// Makes a profile.
  public init(rows: Int, columns: [ColumnProfile]) {
    self.rows = rows
    self.columns = columns
  }
}

/// What is in one column: its type is that of the narrowest kind that fits every value.
public struct ColumnProfile: Hashable, Sendable {
  /// The name as the input gives it.
  public var name: String
  /// The kind of its values.
  public var type: ValueType
  /// The cells with a value.
  public var count: Int
  /// The cells with a missing marker, a null or nothing.
  public var missing: Int
  /// The sum of the numbers, for a numeric column.
  public var sum: Double?
  /// The smallest number, for a numeric column with a value.
  public var minimum: Double?
  /// The largest number, for a numeric column with a value.
  public var maximum: Double?

  /// The kinds of values.
  public enum ValueType: String, Hashable, Sendable {
    case empty
    case integer
    case number
    /// Anything else; digits with a leading zero are text, because they are a code.
    case text
  }

  /// Makes a profile of a column.
  public init(
    name: String, type: ValueType, count: Int, missing: Int, sum: Double? = nil, minimum: Double? = nil,
    maximum: Double? = nil
  ) {
    self.name = name
    self.type = type
    self.count = count
    self.missing = missing
    self.sum = sum
    self.minimum = minimum
    self.maximum = maximum
  }
}
