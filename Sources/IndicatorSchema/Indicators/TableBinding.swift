/// One edition of a publisher's table, and where each indicator stands in it.
public struct TableBinding: Hashable, Sendable {
  /// The identifier of the table at its publisher, such as `83765NED`.
  public let table: String
  /// The title of the table.
  public var title: String
  /// Who publishes it.
  public var publisher: String
  /// The licence under which it may be used.
  public var licence: String
  /// The edition: the date or version of this state of the table.
  public var edition: String?
  /// Where the table is published.
  public var address: String?
  /// The period of the figures, when the table itself has no period column.
  public var period: Period?
  /// The column of each indicator.
  public var columns: [IndicatorID: ColumnBinding]

  /// Makes a binding of a table.
  public init(
    table: String, title: String, publisher: String, licence: String, edition: String? = nil,
    address: String? = nil, period: Period? = nil, columns: [IndicatorID: ColumnBinding] = [:]
  ) {
    self.table = table
    self.title = title
    self.publisher = publisher
    self.licence = licence
    self.edition = edition
    self.address = address
    self.period = period
    self.columns = columns
  }
}
