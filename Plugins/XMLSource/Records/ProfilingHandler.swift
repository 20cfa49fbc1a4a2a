import IndicatorSchema
import PluginKit
import XMLRecords

/// Finds out what is in each field of records.
final class ProfilingHandler: RecordHandler {
  private let source: String
  private var rows = 0
  private var names: [String] = []
  private var tally = TableTally(columns: 0)

  init(source: String) { self.source = source }

  func take(_ record: ScannedRecord) throws {
    if let fault = record.fault {
      throw Diagnostic(
        fault.code, fault.message(record.names), at: Place(source, line: record.line), hint: fault.hint)
    }
    if tally.columnCount < record.fieldCount {
      tally = tally.widened(to: record.fieldCount)
      names = record.names
    }
    for field in 0..<record.fieldCount {
      let text = record[field]
      guard let start = text.baseAddress else { continue }
      tally.add(start.assumingMemoryBound(to: UInt8.self), text.count, to: field)
    }
    rows += 1
  }

  /// What was found.
  var profile: TableProfile {
    TableProfile(rows: rows, columns: tally.profiles(names: names, rows: rows))
  }
}
