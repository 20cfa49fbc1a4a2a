import IndicatorSchema
import JSONReading
import PluginKit
import SingerProtocol

/// Finds out what to hold a tap to.
enum TapLock {
  /// The executable, what it says of its version, and the schema of the stream, for which the tap is run until it
  /// gives that.
  static func program(
    _ settings: TapSettings, stream: String, _ outside: OutsideHost
  ) throws -> LockedProgram {
    let program = try OutsideProgram(settings.command, outside)
    var locked = try settings.command.locked(program)
    let arguments = try TapArguments.make(
      settings, stream, program, catalog: givenCatalog(settings, outside), outside)
    locked.schema = SchemaDigest.of(try schema(of: stream, program, arguments))
    return locked
  }

  private static func givenCatalog(_ settings: TapSettings, _ outside: OutsideHost) throws -> SingerCatalog? {
    guard let location = settings.catalog else { return nil }
    return try SingerCatalog(
      try OutsideFile.bytes(location, outside, limit: TapArguments.catalogLimit), name: location.path)
  }

  /// Ends the reading when the schema is known.
  private struct Known: Error {}

  private static func schema(
    of stream: String, _ program: OutsideProgram, _ arguments: [String]
  ) throws -> JSONValue {
    var reader = SingerReader(name: program.command.name)
    var found: JSONValue?
    func handle(_ event: SingerReader.Event) throws {
      guard case .schema(let message) = event, message.stream == stream else { return }
      found = message.schema
      throw Known()
    }
    do {
      _ = try program.run(arguments) { try reader.take($0, handle) }
      try reader.end(handle)
    } catch is Known {}
    guard let found else {
      throw SingerCatalog.noStream(
        stream, among: reader.streams.map(\.name), of: program.command.name, at: program.command.place)
    }
    return found
  }
}
