/// How much a record may hold: more than any published table, less than a document without end.
public struct RecordLimits: Sendable {
  /// The bytes of one field.
  public var fieldBytes = 1 << 20
  /// The bytes of all fields of a record.
  public var recordBytes = 16 << 20
  /// The number of different fields.
  public var fieldCount = 1 << 14

  /// Makes the usual limits.
  public init() {}
}
