import IndicatorSchema
import PluginKit

extension RecordMapping {
  /// Checks that every column of the mapping is one of these names, before there is any data.
  ///
  /// - Throws: `Diagnostics` with every column that is not there, naming the nearest.
  func check(against names: [String]) throws {
    try RecordMapper(self, host: NoHost(), source: step).bind(columns: names)
  }
}

/// A host of which nothing is asked.
private struct NoHost: SourceHost {
  func open(_ location: Location) throws -> any ByteReader {
    throw Diagnostic(.fault, "nothing can be opened while a configuration is checked")
  }

  func quarantine(_ record: QuarantinedRecord) throws {}

  func bound(_ indicator: IndicatorID, to column: String) {}
}
