import IndicatorSchema
import PluginKit

/// Finds out what is in each field of records.
final class ProfilingHandler: RecordHandler {
  private let source: String
  private var rows = 0
  private var names: [String] = []
  private var columns: [ColumnProfiler] = []

  init(source: String) { self.source = source }

  func take(_ record: ScannedRecord) throws {
    if let fault = record.fault {
      throw Diagnostic(
        fault.code, fault.message(record.names), at: Place(source, line: record.line), hint: fault.hint)
    }
    if columns.count < record.fieldCount { addColumns(record.names) }
    for field in columns.indices { columns[field].add(record[field]) }
    rows += 1
  }

  private func addColumns(_ names: [String]) {
    for _ in columns.count..<names.count { columns.append(ColumnProfiler(missing: rows)) }
    self.names = names
  }

  /// What was found.
  var profile: TableProfile {
    TableProfile(rows: rows, columns: zip(names, columns).map { $1.profile(name: $0) })
  }
}
