import IndicatorSchema
import PluginKit

/// Looks at all records of an input, or at the first of them, and keeps what is in each column.
final class TableSurvey: RecordVisitor {
  private(set) var columns: [ColumnSurvey] = []
  /// The number of columns that the first record has: a source finds no column that only a later one has.
  private(set) var columnsOfFirst = 0
  private(set) var records = 0
  private(set) var refused = 0
  private(set) var firstRefusal: Diagnostic?
  /// Whether reading was ended before the last record.
  private(set) var isPartial = false
  private let limit: Int

  init(limit: Int = .max) { self.limit = limit }

  func begin(columns names: [String]) throws {
    for name in names.dropFirst(columns.count) { columns.append(ColumnSurvey(name)) }
  }

  func take(_ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>) throws {
    guard records < limit else {
      isPartial = true
      throw EnoughRecords()
    }
    if records == 0 { columnsOfFirst = columns.count }
    records += 1
    for (field, column) in zip(fields, columns) { column.take(field) }
  }

  func refuse(_ reason: Diagnostic) throws {
    refused += 1
    if firstRefusal == nil { firstRefusal = reason }
  }
}

/// Ends the reading of an input of which enough was seen.
struct EnoughRecords: Error {}
