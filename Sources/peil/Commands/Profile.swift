import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine
import PluginKit

/// `peil profile`: says what is in each column of an input, before anyone has mapped it.
struct Profile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Show what is in each column of a file: type, count, missing, sum, range.",
    discussion: """
        peil profile data.csv
        peil profile dump.xml.gz --set preset=odata-atom
        peil profile table.csv --set delimiter=';' --set decimal=, --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The file.", completion: .file())
  var file: String

  @Option(help: "The member of a .zip.")
  var member: String?

  @Option(
    help: "The source plugin. Told from the name of the file unless given.",
    completion: .custom { _, _, _ in Completion.sources })
  var source: String?

  @Option(name: .customLong("set"), help: "A field of the source's format, as name=value.")
  var fields: [String] = []

  @Option(help: "How to print it: text or json.")
  var format = Format.text

  func run() throws {
    let type = try profiler()
    var diagnostics = Diagnostics()
    let config = ConfigSpec(type.formatFields).decode(try formatNode(), into: &diagnostics)
    try diagnostics.throwIfAny()
    let location = Location(path: file, member: member, place: Place(file))
    let profile = try type.profile(location, format: config, host: FileHost())
    print(format == .json ? ProfileText.json(profile) : ProfileText.table(profile))
  }

  private func profiler() throws -> any ProfilingSource.Type {
    let name = source ?? guessedSource()
    if let type = BuiltInPlugins.registry.source(name) as? any ProfilingSource.Type { return type }
    throw Diagnostic(
      .unknownPlugin, "'\(name)' is not a source that can describe a file",
      hint: Suggestion.hint(for: name, among: Completion.sources, listing: "sources are"))
  }

  /// The name without what says how it is compressed ends in what says what it is.
  private func guessedSource() -> String {
    let name = (member ?? file).lowercased()
    let plain = [".gz", ".zip"].reduce(name) { $0.hasSuffix($1) ? String($0.dropLast($1.count)) : $0 }
    return plain.hasSuffix(".xml") || plain.hasSuffix(".atom") ? "xml" : "csv"
  }

  private func formatNode() throws -> ConfigNode {
    let place = Place("--set")
    let entries = try fields.map { field in
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw Diagnostic(.usage, "--set expects name=value, found '\(field)'")
      }
      return ConfigNode.Entry(
        key: String(parts[0]), keyPlace: place,
        value: ConfigNode(.scalar(String(parts[1]), isQuoted: true), at: place))
    }
    return ConfigNode(.map(entries), at: place)
  }
}

/// Opens files for a source outside of any pipeline.
private struct FileHost: SourceHost {
  private let inputs = LooseInputs()

  func open(_ location: Location) throws -> any ByteReader {
    try inputs.open(location, path: location.path)
  }

  func quarantine(_ record: QuarantinedRecord) throws { throw record.reason }

  func bound(_ indicator: IndicatorID, to column: String) {}
}
