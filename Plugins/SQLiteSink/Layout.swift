import GRDB
import IndicatorSchema

/// How the figures lie in the database; all else is the same.
enum Layout: String, CaseIterable {
  /// One row for each figure.
  case cells
  /// One row for each area and period, with a column for each indicator.
  case wide

  /// The tables that hold the figures.
  func tables(of schema: FrameSchema) -> String {
    switch self {
    case .cells: CellTables.definition
    case .wide: WideTables.definition(of: schema)
    }
  }

  /// Prepares to fill them.
  func loader(_ db: Database, _ schema: FrameSchema) throws -> any ObservationLoader {
    switch self {
    case .cells: try CellLoader(db, columns: schema.columns.count)
    case .wide: try WideLoader(db, schema)
    }
  }

  /// A view of one row for each area and period with a column for each of these indicators.
  func view(_ name: String, of indicators: ArraySlice<KeyedIndicator>) -> String {
    switch self {
    case .cells: CellTables.view(name, of: indicators)
    case .wide: WideTables.view(name, of: indicators)
    }
  }

  /// The tables of the figures, which `recount` looks at in its own, cheaper way.
  var figures: Set<String> {
    switch self {
    case .cells: ["cell"]
    case .wide: ["wide", "wide_attribute"]
    }
  }

  /// The page cache while figures are loaded, in KiB: cells are put in order, and wide rows behind the last.
  var loadingCache: Int {
    switch self {
    case .cells: 65_536
    case .wide: Self.sortingCache
    }
  }

  /// The page cache while indexes are made, in KiB; SQLite sorts as much at a time, which is faster for less.
  static let sortingCache = 8192

  /// Looks whether what is stored hangs together.
  ///
  /// - Returns: The number of (area, period) rows, or a complaint.
  func recount(_ db: Database, columns: Int) throws -> Recount {
    switch self {
    case .cells: try CellTables.recount(db, columns: columns)
    case .wide: try WideTables.recount(db)
    }
  }
}

/// An indicator with its key in the database.
typealias KeyedIndicator = (key: Int, indicator: Indicator)

/// What a look at the stored figures finds.
enum Recount: Equatable {
  case rows(Int)
  case complaint(String)
}

/// Fills the tables that hold the figures.
protocol ObservationLoader: AnyObject {
  /// Stores all rows of a batch.
  ///
  /// - Parameter areaKeys: The key of the area of each row.
  /// - Throws: `Diagnostic` naming the area and period that occur twice, or the cell that was refused.
  func load(_ batch: IndicatorFrame, areaKeys: [Int64], _ db: Database) throws

  /// Makes the indexes, once all else is stored, and lets go of the statements, without which the database can't
  /// be closed.
  ///
  /// - Throws: `Diagnostic` naming the area and period that occur twice.
  func complete(_ db: Database) throws
}

extension Diagnostic {
  /// The refusal of a second row for an area and period.
  static func repeated(_ area: some CustomStringConvertible, _ period: some CustomStringConvertible) -> Self {
    Diagnostic(
      .duplicateArea, "area '\(area)' has more than one row for \(period)",
      hint: "select or add up the rows before this step")
  }

  /// The refusal of a figure.
  static func refused(
    _ id: IndicatorID, _ area: AreaCode, _ period: Period, _ message: String
  ) -> Self {
    Diagnostic(
      .outOfRange, "the value or bounds of '\(id)' for '\(area)' in \(period) are refused: \(message)")
  }
}
