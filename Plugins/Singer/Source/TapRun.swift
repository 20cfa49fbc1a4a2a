import ChildProcess
import Foundation
import IndicatorSchema
import JSONReading
import PluginKit
import SingerProtocol

/// One run of a tap: asked what it has, told what is wanted, and read.
struct TapRun {
  private let settings: TapSettings
  private let host: any SourceHost
  private let program: OutsideProgram

  init(_ settings: TapSettings, _ host: any SourceHost) throws {
    self.settings = settings
    self.host = host
    program = try OutsideProgram(settings.command, host.outside)
  }

  /// Reads a stream to its end.
  func read(
    _ stream: String, _ mapping: RecordMapping, emit: @escaping (IndicatorFrame) throws -> Void
  ) throws -> SourceReceipt {
    let name = settings.command.name
    let intake = StreamIntake(
      stream, mapping, host: host, source: name,
      onSchema: { try ProgramLock.check(schema: SchemaDigest.of($0), settings.command, host.outside) },
      emit: emit)
    var metrics = TapMetrics()
    let arguments = try TapArguments.make(settings, stream, program, catalog: givenCatalog(), host.outside)
    let (_, log) = try program.run(arguments, onLine: { metrics.take($0) }) { try intake.take($0) }
    do {
      try intake.end()
      let receipt = try intake.finish(mayBeEmpty: settings.stateFile != nil)
      try compare(intake.records, metrics.records[stream], stream)
      try moveState(intake.reader.state)
      return receipt
    } catch var error as Diagnostic {
      error.hint = [error.hint, log.hint].compactMap { $0 }.joined(separator: "; ")
      throw error
    }
  }

  private func givenCatalog() throws -> SingerCatalog? {
    guard let location = settings.catalog else { return nil }
    let reader = try host.open(location)
    return try SingerCatalog(try reader.readAll(limit: TapArguments.catalogLimit), name: reader.name)
  }

  /// What a tap logs of its counts is its own word against what came.
  private func compare(_ came: Int, _ logged: Int?, _ stream: String) throws {
    guard settings.checksCounts, let logged, logged != came else { return }
    throw Diagnostic(
      .singerCount,
      "'\(settings.command.name)' logs \(logged) records of the stream '\(stream)', and \(came) came",
      at: settings.streamPlace, hint: "where the tap counts something else, set 'counts: ignore'")
  }

  private func moveState(_ state: JSONValue?) throws {
    guard let file = settings.stateFile, let state else { return }
    var bytes: [UInt8] = []
    bytes.appendJSON(state)
    bytes.append(0x0A)
    try host.outside.moveState(StateFile.path(file, host.outside), bytes)
  }
}

/// The arguments that Singer has for taps.
enum TapArguments {
  /// No catalog is as large as this.
  static let catalogLimit = 64 << 20

  /// Asks the tap what it has where that is wanted, and writes what is to be given to it.
  static func make(
    _ settings: TapSettings, _ stream: String, _ program: OutsideProgram, catalog given: SingerCatalog?,
    _ host: OutsideHost
  ) throws -> [String] {
    var arguments: [String] = []
    if let catalog = try given ?? discovered(settings, program) {
      let found = try catalog.stream(stream, at: settings.streamPlace)
      let marked = try catalog.selecting(found, properties: settings.select, at: settings.selectPlace)
      arguments += ["--catalog", try program.workplace.write("catalog.json", marked)]
    }
    if let state = try StateFile.read(settings, host) {
      arguments += ["--state", try program.workplace.write("state.json", state)]
    }
    return arguments
  }

  private static func discovered(
    _ settings: TapSettings, _ program: OutsideProgram
  ) throws -> SingerCatalog? {
    guard settings.discovers else { return nil }
    var bytes: [UInt8] = []
    _ = try program.run(["--discover"]) { piece in
      guard bytes.count + piece.count <= catalogLimit else {
        throw Diagnostic(.singerCatalog, "the catalog is larger than \(catalogLimit) bytes")
      }
      bytes.append(contentsOf: piece)
    }
    return try SingerCatalog(bytes, name: settings.command.name)
  }
}

/// Where a tap's place is kept.
enum StateFile {
  static func path(_ file: String, _ host: OutsideHost) -> String {
    URL(fileURLWithPath: file, relativeTo: URL(fileURLWithPath: host.folder, isDirectory: true)).path
  }

  /// What an earlier run kept; nil when there is none.
  static func read(_ settings: TapSettings, _ host: OutsideHost) throws -> JSONValue? {
    guard let file = settings.stateFile else { return nil }
    let path = path(file, host)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Diagnostic(.cannotRead, "cannot read '\(file)'", at: Place(file))
    }
    return try JSONValue(parsing: Array(data), name: file)
  }
}
