/// The indicators that a pipeline may use and the tables they come from.
public struct Catalogue: Sendable {
  /// The indicators by name.
  public private(set) var indicators: [IndicatorID: Indicator]
  /// The tables by `catalogue/table`, such as `kwb/83765NED`.
  public private(set) var tables: [String: TableBinding]

  /// Makes an empty catalogue.
  public init() {
    indicators = [:]
    tables = [:]
  }

  /// Adds an indicator; false when the name is taken.
  @discardableResult
  public mutating func add(_ indicator: Indicator) -> Bool {
    guard indicators[indicator.id] == nil else { return false }
    indicators[indicator.id] = indicator
    return true
  }

  /// Adds a table under `catalogue/table`; false when that is taken.
  @discardableResult
  public mutating func add(_ table: TableBinding, to catalogue: String) -> Bool {
    let key = "\(catalogue)/\(table.table)"
    guard tables[key] == nil else { return false }
    tables[key] = table
    return true
  }
}
