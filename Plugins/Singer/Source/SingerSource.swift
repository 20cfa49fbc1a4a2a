import IndicatorSchema
import JSONReading
import PluginKit
import SingerProtocol

/// Reads a stream of records from a Singer tap, or from a file with what a tap gave.
public struct SingerSource: Source, OutsidePlugin {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "singer", kind: .source,
    purpose: "Reads a stream of records from a Singer tap: a program in any language.",
    config: ConfigSpec(
      [
        ConfigField(
          "command", .text,
          doc: "The tap: a program along PATH, or a path seen from the folder of the pipeline file.",
          example: "tap-jsonl"),
        ConfigField(
          "location", .location, doc: "A file with the messages of a tap, instead of a command.",
          example: "${input}"),
        ConfigField("member", .text, doc: "The member of a `.zip` that holds more than one file."),
        ConfigField("stream", .text, .required, doc: "The stream to read.", example: "areas"),
        ConfigField(
          "select", .list(.text),
          doc:
            "The properties to ask of the tap; all unless given. Needs a tap that can be asked what it has."),
        ConfigField(
          "discover", .flag, .defaults(to: "true"),
          doc: "Whether the tap is asked first what it has (`--discover`), and told what is wanted of it."),
        ConfigField(
          "catalog", .location, doc: "A catalog to give to the tap, instead of what it says itself."),
        ConfigField(
          "state", .text,
          doc:
            "The file, seen from the folder of the pipeline file, in which the tap's place is kept, so that the next run goes on from there. Not kept unless given.",
          example: "areas.state.json"),
        ConfigField(
          "counts", .choice(["check", "ignore"]), .defaults(to: "check"),
          doc: "Whether the number of records must be the one that the tap logs."),
        ConfigField(
          "reads", .list(.location),
          doc: "The files that the tap reads, so that the run keeps their digests."),
      ] + OutsideCommand.fields + RecordMapping.fields))

  let origin: Origin
  let stream: String
  let mapping: RecordMapping

  /// Where the messages come from.
  enum Origin: Sendable {
    case file(Location)
    case tap(TapSettings)
  }

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` with every complaint.
  public init(_ config: Config, _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let mapping = diagnostics.collect { try RecordMapping(config, context) }
    let tap = TapSettings(config, context, into: &diagnostics)
    stream = config.requiredText("stream")
    switch (tap, config.text("location")) {
    case (let tap?, nil): origin = .tap(tap)
    case (nil, let path?):
      let location = Location(
        path: path, member: config.text("member"), place: config.place(of: "location"))
      origin = .file(location)
      TapSettings.complainOfTapFields(config, &diagnostics)
    default:
      origin = .file(Location(path: "", place: config.place))
      diagnostics.add(
        Diagnostic(
          tap == nil ? .missingField : .invalidValue,
          "give either 'command', the tap, or 'location', a file with what it gave", at: config.place))
    }
    guard let mapping, diagnostics.isEmpty else { throw diagnostics }
    self.mapping = mapping
  }

  /// The columns it will give.
  public var schema: FrameSchema { mapping.schema }

  /// The files that are read, by us or by the tap.
  public var locations: [Location] {
    switch origin {
    case .file(let location): [location]
    case .tap(let tap): tap.reads + [tap.catalog].compactMap { $0 }
    }
  }

  /// The table that was bound, to be cited.
  public var table: SourceOrigin.TableFacts? { mapping.table.map(SourceOrigin.TableFacts.init) }

  /// Reads the stream once, in constant memory.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` for a tap that fails, says what is no message, or does not have the
  ///   stream; and what the host and `emit` throw.
  public func read(
    host: any SourceHost, emit: (IndicatorFrame) throws -> Void
  ) throws -> SourceReceipt {
    try withoutActuallyEscaping(emit) { emit in
      if let given = try host.givenInput() {
        return try read(given, host, emit)
      }
      switch origin {
      case .file(let location): return try read(try host.open(location), host, emit)
      case .tap(let tap): return try TapRun(tap, host).read(stream, mapping, emit: emit)
      }
    }
  }

  private func read(
    _ reader: any ByteReader, _ host: any SourceHost, _ emit: @escaping (IndicatorFrame) throws -> Void
  ) throws -> SourceReceipt {
    let intake = StreamIntake(stream, mapping, host: host, source: reader.name, emit: emit)
    var block = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      let count = try block.withUnsafeMutableBytes { try reader.read(into: $0) }
      guard count > 0 else { break }
      try block[..<count].withUnsafeBytes { try intake.take($0) }
    }
    try intake.end()
    return try intake.finish(mayBeEmpty: false)
  }

  /// Finds out what the tap is, and what the schema of the stream is.
  ///
  /// - Throws: `Diagnostic` when the tap can't be found or run, or does not have the stream.
  public func programToLock(_ outside: OutsideHost) throws -> LockedProgram? {
    guard case .tap(let tap) = origin else { return nil }
    return try TapLock.program(tap, stream: stream, outside)
  }
}
