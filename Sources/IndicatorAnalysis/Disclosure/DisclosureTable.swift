/// A table that is to be published, as a reader can calculate with it: cells by row (area and period) and column
/// (indicator), and the sums that connect them.
public struct DisclosureTable: Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// What may be done with each cell, by column and then by row.
  public var cells: [[Cell]]
  /// What hiding a cell costs, by row: the people of the area.
  public var rowLoss: [Double]
  /// What hiding a cell costs where the parts of one row are chosen among, by column and then by row: its value.
  public var cellLoss: [[Double]]
  /// The cases that each cell stands for, by column and then by row; NaN where they are not known.
  public var cases: [[Double]]
  /// How many cases the hidden parts of a sum must have together, so that none of them is known to be nearly
  /// nothing: with 0 or 1 left for two parts, both would be plain.
  public var leastHiddenCases = 0.0
  /// For each column whether its cells add up over areas, weighted by a denominator or not.
  public var addsUp: [Bool]
  /// For each column the columns that tell its value in the same row, and are hidden with it.
  public var dependents: [[Int]]
  /// For each column those from which its value in the same row can be computed, the first to be hidden first: one
  /// of them has to be hidden with it.
  public var sources: [[Int]]
  /// Sums over areas: they hold for each column that adds up.
  public var areaSums: [Sum] = []
  /// Sums over columns: they hold in each row. Those without a total are shares that are 100% together.
  public var columnSums: [Sum] = []

  /// A cell as the reader meets it.
  public enum Cell: UInt8, Hashable, Sendable {
    /// It is published, and may be hidden.
    case open
    /// It is not published by others either, or plain to see: the reader is taken to know it.
    case known
    /// It is published and stays so.
    case kept
    /// It is hidden.
    case hidden
  }

  /// A total and its parts, as rows or as columns.
  public struct Sum: Hashable, Sendable {
    /// The total; nil when it is not in the table, but taken to be known.
    public let total: Int?
    /// The parts.
    public let parts: [Int]

    /// Makes a sum.
    public init(total: Int?, parts: [Int]) {
      self.total = total
      self.parts = parts
    }
  }

  /// Makes a table of open cells without sums.
  public init(rows: Int, columns: Int) {
    rowCount = rows
    cells = Array(repeating: Array(repeating: .open, count: rows), count: columns)
    rowLoss = Array(repeating: 0, count: rows)
    cellLoss = Array(repeating: Array(repeating: 0, count: rows), count: columns)
    cases = Array(repeating: Array(repeating: .nan, count: rows), count: columns)
    addsUp = Array(repeating: true, count: columns)
    dependents = Array(repeating: [], count: columns)
    sources = dependents
  }

  /// The number of columns.
  public var columnCount: Int { cells.count }
}
