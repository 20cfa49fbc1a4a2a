import IndicatorSchema
import PluginKit

extension CSVSource: ProfilingSource {
  /// The fields that say how to take a file apart.
  public static var formatFields: [ConfigField] { CSVFields.format + CSVFields.numbers }

  /// Reads the whole file, on all processors, and says what is in each column.
  ///
  /// - Parameter format: A configuration checked against `formatFields`.
  /// - Throws: `Diagnostic` when the file is damaged or a record has another number of fields than the header.
  public static func profile(
    _ location: Location, format: Config, host: any SourceHost
  ) throws -> TableProfile {
    try profile(location, format: format, host: host, blockBytes: blockBytes, workers: ProfileCrew.workers)
  }

  /// The same with a given size of blocks and number of threads, on which the result does not depend.
  static func profile(
    _ location: Location, format: Config, host: any SourceHost, blockBytes: Int, workers: Int
  ) throws -> TableProfile {
    let format = try CSVFormat(CSVPreset.applied(to: format, fields: formatFields))
    let table = try Table(host.open(location), format)
    let crew = ProfileCrew(table, format, blockBytes: blockBytes, workers: workers)
    try crew.run()
    return crew.profile()
  }
}
